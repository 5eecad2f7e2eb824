// Lambda order-flowers, in both regions: Lex's code hook. Wiring only.
import { credentialsFrom, dynamoDbEndpoint } from "../aws.ts";
import { realClock } from "../clock.ts";
import { dynamoDb, type DynamoDb } from "../dynamodb.ts";
import { optional, readEnvironment, region, text } from "../environment.ts";
import { stdoutLog } from "../log.ts";
import type { Region } from "../region.ts";
import { orderFlowersHandler } from "./handler.ts";
import { orderBook } from "./orders.ts";
import { timeZone, week } from "./shop.ts";

const environment = readEnvironment(process.env, {
  ORDERS_TABLE: text,
  HOME_REGION: region,
  STANDBY_REGION: region,
  SHOP_WEEK: week,
  SHOP_TIME_ZONE: optional(timeZone, "America/New_York"),
});

// At worst two attempts to write at home, two to read what stood there already, and one at the standby: 2.75 s of the function's 3 s, after
// which the caller would hear an error (design.md 4).
const ATTEMPT_MS = 550;
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
  orders: orderBook({ home: table(environment.HOME_REGION, 2), standby: table(environment.STANDBY_REGION, 1) }, environment.ORDERS_TABLE),
});
