// Lambda observer, in the home region, where every caller's path starts. Wiring only.
import { randomUUID } from "node:crypto";
import { LexRuntimeV2Client } from "@aws-sdk/client-lex-runtime-v2";
import { botAlias, type BotAlias } from "../alias-arn.ts";
import { credentialsFrom, dynamoDbEndpoint } from "../aws.ts";
import { realClock } from "../clock.ts";
import { dynamoDb } from "../dynamodb.ts";
import { readEnvironment, region, text } from "../environment.ts";
import { DEFAULT_RULES } from "../failover/decide.ts";
import { pointerTable } from "../failover/pointer-table.ts";
import { lexRuntimeV2 } from "../lex-runtime/v2.ts";
import type { LexRuntime } from "../lex-runtime/lex-runtime.ts";
import { stdoutLog } from "../log.ts";
import { PROBE_PREFIX } from "../probe-prefix.ts";
import { observerHandler } from "./handler.ts";
import { readProbe } from "./settings.ts";

const environment = readEnvironment(process.env, {
  POINTER_TABLE: text,
  HOME_REGION: region,
  STANDBY_REGION: region,
  HOME_ALIAS_ARN: botAlias,
  STANDBY_ALIAS_ARN: botAlias,
  LOCALE_ID: text,
});

const runtime = (alias: BotAlias): LexRuntime =>
  lexRuntimeV2(new LexRuntimeV2Client({ region: alias.region, maxAttempts: 1 }), alias, environment.LOCALE_ID);

const home = environment.HOME_REGION;
export const handler = observerHandler(
  {
    clock: realClock,
    log: stdoutLog,
    newSessionId: () => `${PROBE_PREFIX}${randomUUID()}`,
    pointers: pointerTable(
      dynamoDb(
        { clock: realClock },
        {
          region: home,
          endpoint: dynamoDbEndpoint(process.env, home),
          credentials: credentialsFrom(process.env),
          attemptMs: 1000,
          attempts: 2,
        },
      ),
      environment.POINTER_TABLE,
    ),
    bots: { home: runtime(environment.HOME_ALIAS_ARN), standby: runtime(environment.STANDBY_ALIAS_ARN) },
  },
  { rules: { home, standby: environment.STANDBY_REGION, ...DEFAULT_RULES }, probe: readProbe(process.env) },
);
