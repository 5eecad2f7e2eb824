// Lambda order-flowers, in both regions: Lex's code hook. Wiring only.
import { credentialsFrom, dynamoDbEndpoint } from "../aws.ts";
import { realClock } from "../clock.ts";
import { dynamoDb, type DynamoDb } from "../dynamodb.ts";
import { optional, readEnvironment, region, text } from "../environment.ts";
import { stdoutLog } from "../log.ts";
import type { Region } from "../region.ts";
import { orderFlowersHandler } from "./handler.ts";
import { ATTEMPT_MS, ATTEMPTS, orderBook } from "./orders.ts";
import { timeZone, week } from "./shop.ts";

const environment = readEnvironment(process.env, {
  ORDERS_TABLE: text,
  HOME_REGION: region,
  STANDBY_REGION: region,
  SHOP_WEEK: week,
  SHOP_TIME_ZONE: optional(timeZone, "America/New_York"),
});

const table = (where: Region, attempts: number): DynamoDb =>
  dynamoDb(
    { clock: realClock },
    {
      region: where,
      endpoint: dynamoDbEndpoint(process.env, where),
      credentials: credentialsFrom(process.env),
      attemptMs: ATTEMPT_MS,
      attempts,
    },
  );

export const handler = orderFlowersHandler({
  clock: realClock,
  log: stdoutLog,
  shop: { week: environment.SHOP_WEEK, timeZone: environment.SHOP_TIME_ZONE },
  orders: orderBook(
    { home: table(environment.HOME_REGION, ATTEMPTS.home), standby: table(environment.STANDBY_REGION, ATTEMPTS.standby) },
    environment.ORDERS_TABLE,
  ),
});
