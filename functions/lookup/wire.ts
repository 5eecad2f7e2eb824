// Lambda lookup, made from its environment and a platform. Little is imported: every caller waits while this loads.
import { credentialsFrom, dynamoDbEndpoint } from "../lib/aws/endpoints.ts";
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { readEnvironment, region, text } from "../lib/runtime/environment.ts";
import { pointerTable } from "../lib/failover/pointer-table.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { lookupHandler } from "./handler.ts";

/** @throws EnvironmentError */
export const wire = (variables: Variables, platform: Platform) => {
  const environment = readEnvironment(variables, {
    POINTER_TABLE: text,
    HOME_REGION: region,
    STANDBY_REGION: region,
    HOME_ALIAS_ARN: text,
    STANDBY_ALIAS_ARN: text,
    LINE: text,
  });
  const credentials = credentialsFrom(variables);
  const sources = [environment.HOME_REGION, environment.STANDBY_REGION].map((where) => ({
    region: where,
    table: pointerTable(
      // 300 ms each try, two tries, two tables: 1.2 s at worst, of the 3 s that the flow waits (design.md 4).
      dynamoDb(platform, { region: where, endpoint: dynamoDbEndpoint(variables, where), credentials, attemptMs: 300, attempts: 2 }),
      environment.POINTER_TABLE,
    ),
  }));
  return lookupHandler(
    { ...platform, sources },
    {
      home: environment.HOME_REGION,
      standby: environment.STANDBY_REGION,
      line: environment.LINE,
      homeAliasArn: environment.HOME_ALIAS_ARN,
      standbyAliasArn: environment.STANDBY_ALIAS_ARN,
    },
  );
};
