// Lambda observer, made from its environment, a platform and a way to the bots.
import { botAlias, type BotAlias } from "../lib/runtime/bot-alias.ts";
import { credentialsFrom, dynamoDbEndpoint, snsEndpoint } from "../lib/aws/endpoints.ts";
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { timeZone } from "../lib/calendar/local-time.ts";
import { allOf, optional, readEnvironment, region, text } from "../lib/runtime/environment.ts";
import { callsTable } from "../lib/failover/calls-table.ts";
import { observerTable } from "../lib/failover/observer-table.ts";
import { pointerTable } from "../lib/failover/pointer-table.ts";
import type { LexRuntime } from "../lib/aws/lex-runtime/lex-runtime.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { publisher } from "../lib/aws/sns.ts";
import { controlProbe, modelHashes } from "./elsewhere.ts";
import { observerHandler } from "./handler.ts";
import { readProbe, readRules } from "./settings.ts";

const SHAPE = {
  POINTER_TABLE: text,
  HOME_REGION: region,
  STANDBY_REGION: region,
  HOME_ALIAS_ARN: botAlias,
  STANDBY_ALIAS_ARN: botAlias,
  LOCALE_ID: text,
  EVENTS_TOPIC_ARN: text,
  LINE: text,
  TIME_ZONE: optional(timeZone, undefined),
} as const;

/** @throws EnvironmentError listing all that is missing or makes no sense */
export const wire = (
  variables: Variables,
  platform: Platform,
  lexRuntimeOf: (alias: BotAlias, localeId: string, timeZone?: string) => LexRuntime,
) => {
  const [environment, probe, figures] = allOf(
    () => readEnvironment(variables, SHAPE),
    () => readProbe(variables),
    () => readRules(variables),
  );
  const [home, standby] = [environment.HOME_REGION, environment.STANDBY_REGION];
  const rules = { home, standby, ...figures };
  const credentials = credentialsFrom(variables);
  // Half a second each try: a table that hangs must not keep rounds from being made.
  const db = dynamoDb(platform, { region: home, endpoint: dynamoDbEndpoint(variables, home), credentials, attemptMs: 500, attempts: 2 });
  const table = environment.POINTER_TABLE;
  const where = { variables, credentials };
  const aliases = [
    { region: home, arn: variables["HOME_ALIAS_ARN"] ?? "" },
    { region: standby, arn: variables["STANDBY_ALIAS_ARN"] ?? "" },
  ];
  return observerHandler(
    {
      ...platform,
      pointers: pointerTable(db, table, platform.newId),
      observers: observerTable(db, table, rules),
      calls: callsTable(db, table),
      bots: {
        home: lexRuntimeOf(environment.HOME_ALIAS_ARN, environment.LOCALE_ID, environment.TIME_ZONE),
        standby: lexRuntimeOf(environment.STANDBY_ALIAS_ARN, environment.LOCALE_ID, environment.TIME_ZONE),
      },
      askControl: controlProbe(platform, home, where),
      readModelHashes: modelHashes(platform, aliases, where),
      publish: publisher(platform, {
        region: home,
        endpoint: snsEndpoint(variables, home),
        credentials,
        topicArn: environment.EVENTS_TOPIC_ARN,
      }),
    },
    { rules, probe, line: environment.LINE },
  );
};
