// Makes notify from its environment. Nobody waits for it, so it has time for more than one try.
import { credentialsFrom, dynamoDbEndpoint, schedulerEndpoint, snsEndpoint } from "../lib/aws/endpoints.ts";
import { seatHolder } from "../lib/demo/bookings/seat-holder.ts";
import { countries } from "../lib/demo/bookings/settings.ts";
import { smsCaps } from "../lib/demo/bookings/sms-caps.ts";
import { texts } from "../lib/demo/bookings/texts.ts";
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { optional, readEnvironment, region, shown, text, wholeNumber, type Reader } from "../lib/runtime/environment.ts";
import { timeZone } from "../lib/calendar/local-time.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { queryRequest } from "../lib/aws/query-request.ts";
import { notifyHandler, type Swept } from "./handler.ts";
import { reminders } from "./reminders.ts";
import { sendText } from "./send.ts";

/** Milliseconds of one request, connection included. */
const LIMIT_MS = 2000;
const TRIES = 3;

const price: Reader<string> = (value) =>
  value === undefined || !/^\d+(?:\.\d+)?$/.test(value) ? { problem: `is ${shown(value)}. Set it to USD, as in 0.05` } : { value };

/** @throws EnvironmentError listing each variable that is missing or makes no sense */
export const wire = (variables: Variables, platform: Platform): ((event: unknown) => Promise<Swept>) => {
  const environment = readEnvironment(variables, {
    AWS_REGION: region,
    BOOKINGS_TABLE: text,
    DEMO_TIME_ZONE: timeZone,
    SMS_COUNTRIES: countries,
    SMS_PER_NUMBER_DAY: wholeNumber(0, 1000),
    SMS_PER_DAY: wholeNumber(0, 1_000_000),
    SMS_MAX_PRICE: price,
    SMS_SENDER_ID: optional(text, ""),
    REMINDER_GROUP: text,
    REMINDER_ROLE_ARN: text,
    NOTIFY_ARN: text,
    LINE: text,
  });
  const { AWS_REGION: here, BOOKINGS_TABLE: TableName, SMS_PER_NUMBER_DAY: perNumberDay, SMS_PER_DAY: perDay } = environment;
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
        countries: environment.SMS_COUNTRIES,
        maxPrice: environment.SMS_MAX_PRICE,
        senderId: environment.SMS_SENDER_ID,
      }),
      reminders: reminders({
        send: async (request) => {
          using deadline = clock.deadline(LIMIT_MS);
          return await schedule({ ...request, signal: deadline.signal });
        },
        group: environment.REMINDER_GROUP,
        roleArn: environment.REMINDER_ROLE_ARN,
        target: environment.NOTIFY_ARN,
        timeZone: environment.DEMO_TIME_ZONE,
      }),
      bookingOf: seatHolder(table, TableName),
    },
    { timeZone: environment.DEMO_TIME_ZONE, line: environment.LINE },
  );
};
