// Makes the code hook from its environment: the order book at home with the standby behind it, and the memory of this region with the other's behind it.
import { credentialsFrom, dynamoDbEndpoint, lexRuntimeEndpoint } from "../lib/aws/endpoints.ts";
import { dynamoDb, type DynamoDb, type DynamoDbSettings } from "../lib/aws/dynamodb.ts";
import { optional, readEnvironment, region, text } from "../lib/runtime/environment.ts";
import type { LexResponse } from "../lib/dialog/lex-event.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { otherThan, type Region } from "../../shared/region.ts";
import { orderFlowersHandler } from "./handler.ts";
import { hearAgain } from "./replay-answer.ts";
import { KEEP, keepsInEither, memoryIn, type Memory } from "../lib/flowers/memory.ts";
import { ATTEMPT_MS, ATTEMPTS, orderBook } from "./orders.ts";
import { timeZone, week } from "../lib/flowers/shop.ts";

/** @throws EnvironmentError listing each variable that is missing or makes no sense */
export const wire = (variables: Variables, platform: Platform): ((event: unknown) => Promise<LexResponse>) => {
  const environment = readEnvironment(variables, {
    AWS_REGION: region,
    ORDERS_TABLE: text,
    CONVERSATIONS_TABLE: text,
    HOME_REGION: region,
    STANDBY_REGION: region,
    SHOP_WEEK: week,
    SHOP_TIME_ZONE: optional(timeZone, "America/New_York"),
  });
  const here = environment.AWS_REGION;
  const credentials = credentialsFrom(variables);
  const { clock, log, sender } = platform;
  const table = (where: Region, limits: Pick<DynamoDbSettings, "attemptMs" | "attempts">): DynamoDb =>
    dynamoDb(platform, { region: where, endpoint: dynamoDbEndpoint(variables, where), credentials, ...limits });

  const memory = (where: Region): Memory => memoryIn(table(where, KEEP), environment.CONVERSATIONS_TABLE);
  const regions = { home: environment.HOME_REGION, standby: environment.STANDBY_REGION };

  return orderFlowersHandler({
    clock,
    log,
    shop: { week: environment.SHOP_WEEK, timeZone: environment.SHOP_TIME_ZONE },
    orders: orderBook(
      {
        home: table(environment.HOME_REGION, { attemptMs: ATTEMPT_MS, attempts: ATTEMPTS.home }),
        standby: table(environment.STANDBY_REGION, { attemptMs: ATTEMPT_MS, attempts: ATTEMPTS.standby }),
      },
      environment.ORDERS_TABLE,
    ),
    memory: keepsInEither(memory(here), memory(otherThan(regions, here))),
    hearAgain: hearAgain({
      clock,
      timeZone: environment.SHOP_TIME_ZONE,
      send: sender({ service: "lex", region: here, endpoint: lexRuntimeEndpoint(variables, here), credentials }),
    }),
  });
};
