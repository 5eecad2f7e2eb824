// Makes the recall from its environment: the memories of both regions, read through their own endpoints.
import { credentialsFrom, dynamoDbEndpoint } from "../lib/aws/endpoints.ts";
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { optional, readEnvironment, region, text } from "../lib/runtime/environment.ts";
import { memoryIn, RECALL } from "../lib/flowers/memory.ts";
import { timeZone, week } from "../lib/flowers/shop.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { recallHandler, type Recalled } from "./handler.ts";

/** @throws EnvironmentError listing each variable that is missing or makes no sense */
export const wire = (variables: Variables, platform: Platform): ((event: unknown) => Promise<Recalled>) => {
  const environment = readEnvironment(variables, {
    CONVERSATIONS_TABLE: text,
    HOME_REGION: region,
    STANDBY_REGION: region,
    SHOP_WEEK: week,
    SHOP_TIME_ZONE: optional(timeZone, "America/New_York"),
  });
  const credentials = credentialsFrom(variables);
  const { clock, log } = platform;
  return recallHandler({
    clock,
    log,
    shop: { week: environment.SHOP_WEEK, timeZone: environment.SHOP_TIME_ZONE },
    memories: [environment.HOME_REGION, environment.STANDBY_REGION].map((where) => ({
      region: where,
      memory: memoryIn(
        dynamoDb(platform, { region: where, endpoint: dynamoDbEndpoint(variables, where), credentials, ...RECALL }),
        environment.CONVERSATIONS_TABLE,
      ),
    })),
  });
};
