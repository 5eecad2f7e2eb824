// Lambda lookup, in the home region. Wiring only, and little of it: every caller waits while this loads.
import { credentialsFrom, dynamoDbEndpoint } from "../aws.ts";
import { realClock } from "../clock.ts";
import { dynamoDb } from "../dynamodb.ts";
import { readEnvironment, region, text } from "../environment.ts";
import { pointerTable } from "../failover/pointer-table.ts";
import { stdoutLog } from "../log.ts";
import { lookupHandler } from "./handler.ts";

const environment = readEnvironment(process.env, {
  POINTER_TABLE: text,
  HOME_REGION: region,
  STANDBY_REGION: region,
  HOME_ALIAS_ARN: text,
  STANDBY_ALIAS_ARN: text,
});

const credentials = credentialsFrom(process.env);
const sources = [environment.HOME_REGION, environment.STANDBY_REGION].map((where) => ({
  region: where,
  table: pointerTable(
    // 300 ms each try, two tries, two tables: 1.2 s at worst, of the 3 s that the flow waits (design.md 4).
    dynamoDb(
      { clock: realClock },
      { region: where, endpoint: dynamoDbEndpoint(process.env, where), credentials, attemptMs: 300, attempts: 2 },
    ),
    environment.POINTER_TABLE,
  ),
}));

export const handler = lookupHandler(
  { clock: realClock, log: stdoutLog, sources },
  {
    home: environment.HOME_REGION,
    standby: environment.STANDBY_REGION,
    homeAliasArn: environment.HOME_ALIAS_ARN,
    standbyAliasArn: environment.STANDBY_ALIAS_ARN,
  },
);
