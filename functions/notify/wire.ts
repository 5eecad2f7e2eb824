// Makes notify from its environment. Nobody waits for it, so it has time for more than one try.
import { credentialsFrom, dynamoDbEndpoint, schedulerEndpoint, snsEndpoint } from "../lib/aws/endpoints.ts";
import { seatHolder } from "../lib/demo/bookings/seat-holder.ts";
import { smsCaps } from "../lib/demo/bookings/sms-caps.ts";
import { texts } from "../lib/demo/bookings/texts.ts";
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { readEnvironment, region } from "../lib/runtime/environment.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { queryRequest } from "../lib/aws/query-request.ts";
import { environment } from "./environment.ts";
import { notifyHandler, type Swept } from "./handler.ts";
import { reminders } from "./reminders.ts";
import { sendText } from "./send.ts";

/** Milliseconds of one request, connection included. */
const LIMIT_MS = 2000;
const TRIES = 3;

/** @throws EnvironmentError listing each variable that is missing or makes no sense */
export const wire = (variables: Variables, platform: Platform): ((event: unknown) => Promise<Swept>) => {
  const read = readEnvironment(variables, { AWS_REGION: region, ...environment });
  const { AWS_REGION: here, BOOKINGS_TABLE: TableName, SMS_PER_NUMBER_DAY: perNumberDay, SMS_PER_DAY: perDay } = read;
  const credentials = credentialsFrom(variables);
  const { clock, log, sender } = platform;
  const table = dynamoDb(platform, {
    region: here,
    endpoint: dynamoDbEndpoint(variables, here),
    credentials,
    attemptMs: LIMIT_MS,
    attempts: TRIES,
  });
  const schedule = sender({ service: "scheduler", region: here, endpoint: schedulerEndpoint(variables, here), credentials });
  return notifyHandler(
    {
      clock,
      log,
      texts: texts(table, TableName),
      send: sendText({
        caps: smsCaps(table, TableName, { perNumberDay, perDay }),
        query: queryRequest(platform, {
          service: "sns",
          region: here,
          endpoint: snsEndpoint(variables, here),
          credentials,
          version: "2010-03-31",
          limitMs: LIMIT_MS,
        }),
        countries: read.SMS_COUNTRIES,
        maxPrice: read.SMS_MAX_PRICE,
        senderId: read.SMS_SENDER_ID,
      }),
      reminders: reminders({
        send: async (request) => {
          using deadline = clock.deadline(LIMIT_MS);
          return await schedule({ ...request, signal: deadline.signal });
        },
        group: read.REMINDER_GROUP,
        roleArn: read.REMINDER_ROLE_ARN,
        target: read.NOTIFY_ARN,
        timeZone: read.TIME_ZONE,
      }),
      bookingOf: seatHolder(table, TableName),
    },
    { timeZone: read.TIME_ZONE, line: read.LINE },
  );
};
