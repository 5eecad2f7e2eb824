// Makes the code hook from its environment: the bookings at home with the standby behind them, and the memory of this region with the other's behind it.
import { credentialsFrom, dynamoDbEndpoint, lambdaEndpoint, lexRuntimeEndpoint } from "../lib/aws/endpoints.ts";
import { callbacks } from "../lib/demo/bookings/callbacks.ts";
import { randomCode } from "../lib/demo/bookings/code.ts";
import { ATTEMPT_MS } from "../lib/demo/bookings/patience.ts";
import { proof } from "../lib/demo/bookings/proof.ts";
import { CALENDAR_VARIABLES, calendarFrom, countries } from "../lib/demo/bookings/settings.ts";
import { bookings } from "../lib/demo/bookings/store.ts";
import { dynamoDb, type DynamoDbSettings, type WholeDynamoDb } from "../lib/aws/dynamodb.ts";
import { readEnvironment, region, text } from "../lib/runtime/environment.ts";
import { hearAgain } from "../lib/dialog/replay-answer.ts";
import type { LexResponse } from "../lib/dialog/lex-event.ts";
import { KEEP, keepsInEither, memoryIn, type Memory } from "../lib/dialog/conversation-memory.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { otherThan, type Region } from "../../shared/region.ts";
import { invokeAsync } from "../lib/aws/invoke-async.ts";
import { conversationText, parseConversation, type Conversation } from "../lib/demo/conversation.ts";
import { demoBookingHandler } from "./handler.ts";

/** Of the hook's 3 s home takes 2.25 s at most (patience.ts): starting the notice has one try in what is left. */
const NOTIFY = { takenMs: 400, tries: 1 } as const;

/** @throws EnvironmentError listing each variable that is missing or makes no sense */
export const wire = (variables: Variables, platform: Platform): ((event: unknown) => Promise<LexResponse>) => {
  const environment = readEnvironment(variables, {
    AWS_REGION: region,
    BOOKINGS_TABLE: text,
    CONVERSATIONS_TABLE: text,
    HOME_REGION: region,
    STANDBY_REGION: region,
    SMS_COUNTRIES: countries,
    NOTIFY_FUNCTION: text,
    ...CALENDAR_VARIABLES,
  });
  const { AWS_REGION: here, BOOKINGS_TABLE: table, HOME_REGION: home, STANDBY_REGION: standby } = environment;
  const calendar = calendarFrom(environment);
  const credentials = credentialsFrom(variables);
  const { clock, log, sender } = platform;
  const client = (where: Region, limits: Pick<DynamoDbSettings, "attemptMs" | "attempts">): WholeDynamoDb =>
    dynamoDb(platform, { region: where, endpoint: dynamoDbEndpoint(variables, where), credentials, ...limits });
  const memory = (where: Region): Memory<Conversation> =>
    memoryIn(client(where, KEEP), environment.CONVERSATIONS_TABLE, { text: conversationText, parse: parseConversation });

  // One attempt each: trying again is the store's own business.
  const atHome = client(home, { attemptMs: ATTEMPT_MS.home, attempts: 1 });
  return demoBookingHandler(
    {
      clock,
      log,
      bookings: bookings({ clock, home: atHome, newCode: randomCode }, table, calendar.capacity),
      proof: proof({ clock, home: atHome }, table),
      callbacks: callbacks(client(standby, { attemptMs: ATTEMPT_MS.standby, attempts: 1 }), table),
      memory: keepsInEither(memory(here), memory(otherThan({ home, standby }, here))),
      notify: invokeAsync(platform, {
        region: home,
        endpoint: lambdaEndpoint(variables, home),
        credentials,
        functionName: environment.NOTIFY_FUNCTION,
        limits: NOTIFY,
      }),
      hearAgain: hearAgain({
        clock,
        timeZone: calendar.timeZone,
        send: sender({ service: "lex", region: here, endpoint: lexRuntimeEndpoint(variables, here), credentials }),
      }),
    },
    { calendar, countries: environment.SMS_COUNTRIES },
  );
};
