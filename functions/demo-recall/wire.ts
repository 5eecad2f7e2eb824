// Makes the recall of the demo line from its environment: the memories of both regions, read through their own endpoints.
import { credentialsFrom, dynamoDbEndpoint } from "../lib/aws/endpoints.ts";
import { CALENDAR_VARIABLES, calendarFrom, countries } from "../lib/demo/bookings/settings.ts";
import { conversationText, parseConversation } from "../lib/demo/conversation.ts";
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { readEnvironment, region, text } from "../lib/runtime/environment.ts";
import { memoryIn, RECALL } from "../lib/dialog/conversation-memory.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { demoRecallHandler, type DemoRecalled } from "./handler.ts";

/** @throws EnvironmentError listing each variable that is missing or makes no sense */
export const wire = (variables: Variables, platform: Platform): ((event: unknown) => Promise<DemoRecalled>) => {
  const environment = readEnvironment(variables, {
    CONVERSATIONS_TABLE: text,
    HOME_REGION: region,
    STANDBY_REGION: region,
    SMS_COUNTRIES: countries,
    ...CALENDAR_VARIABLES,
  });
  const credentials = credentialsFrom(variables);
  const { clock, log } = platform;
  const memories = [environment.HOME_REGION, environment.STANDBY_REGION].map((where) => ({
    region: where,
    memory: memoryIn(
      dynamoDb(platform, { region: where, endpoint: dynamoDbEndpoint(variables, where), credentials, ...RECALL }),
      environment.CONVERSATIONS_TABLE,
      { text: conversationText, parse: parseConversation },
    ),
  }));
  return demoRecallHandler({ clock, log, memories }, { calendar: calendarFrom(environment), countries: environment.SMS_COUNTRIES });
};
