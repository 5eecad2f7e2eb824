// Lambda observer, made from its environment, a platform and a way to the bots.
import type { BotAlias } from "../lib/runtime/bot-alias.ts";
import { credentialsFrom, dynamoDbEndpoint, snsEndpoint } from "../lib/aws/endpoints.ts";
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { allOf, readEnvironment } from "../lib/runtime/environment.ts";
import { callsTable } from "../lib/failover/calls-table.ts";
import { observerTable } from "../lib/failover/observer-table.ts";
import { pointerTable } from "../lib/failover/pointer-table.ts";
import { aliasArn } from "../lib/failover/stack-apps.ts";
import type { LexRuntime } from "../lib/aws/lex-runtime/lex-runtime.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { publisher } from "../lib/aws/sns.ts";
import { controlProbe, modelHashes } from "./control-and-tags.ts";
import { environment, type ObservedApp } from "./environment.ts";
import { observerHandler } from "./handler.ts";
import { readStack } from "./read-rules.ts";

/** Of an ARN, its account: arn:aws:sns:region:account:topic. */
const accountOf = (arn: string): string => arn.split(":")[4] ?? "";

/** @throws EnvironmentError listing all that is missing or makes no sense */
export const wire = (
  variables: Variables,
  platform: Platform,
  lexRuntimeOf: (alias: BotAlias, localeId: string, timeZone?: string) => LexRuntime,
) => {
  const [read, stack] = allOf(
    () => readEnvironment(variables, environment),
    () => readStack(variables),
  );
  const { HOME_REGION: home, STANDBY_REGION: standby, EVENTS_TOPIC_ARN: topicArn, POINTER_TABLE, OBSERVATIONS_TABLE } = read;
  const { apps, probes } = stack;
  const rules = { home, standby, ...stack.rules };
  const credentials = credentialsFrom(variables);
  // Half a second each try: a table that hangs must not keep rounds from being made.
  const db = dynamoDb(platform, { region: home, endpoint: dynamoDbEndpoint(variables, home), credentials, attemptMs: 500, attempts: 2 });
  const where = { variables, credentials };
  const byApp = <Value>(of: (app: ObservedApp) => Value): Readonly<Record<string, Value>> =>
    Object.fromEntries(Object.entries(apps).map(([slug, app]) => [slug, of(app)]));
  return observerHandler(
    {
      ...platform,
      pointers: pointerTable(db, POINTER_TABLE, home, platform.newId),
      observers: observerTable(db, OBSERVATIONS_TABLE, rules),
      calls: callsTable(db, OBSERVATIONS_TABLE),
      bots: byApp((app) => ({
        home: lexRuntimeOf({ region: home, ...app.home }, app.locale, read.TIME_ZONE),
        standby: lexRuntimeOf({ region: standby, ...app.standby }, app.locale, read.TIME_ZONE),
      })),
      askControl: controlProbe(platform, home, where),
      readModelHashes: modelHashes(
        platform,
        byApp((app) => ({
          [home]: aliasArn(home, accountOf(topicArn), app.home),
          [standby]: aliasArn(standby, accountOf(topicArn), app.standby),
        })),
        where,
      ),
      publish: publisher(platform, { region: home, endpoint: snsEndpoint(variables, home), credentials, topicArn }),
    },
    { rules, probes, line: read.LINE },
  );
};
