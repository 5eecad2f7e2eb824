// Lambda lookup, made from its environment and a platform. Little is imported: every caller waits while this loads.
import { credentialsFrom, dynamoDbEndpoint } from "../lib/aws/endpoints.ts";
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { readEnvironment } from "../lib/runtime/environment.ts";
import { pointerTable } from "../lib/failover/pointer-table.ts";
import { aliasArn } from "../lib/failover/stack-apps.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import type { Region } from "../../shared/region.ts";
import { environment } from "./environment.ts";
import { lookupHandler } from "./handler.ts";

/** @throws EnvironmentError */
export const wire = (variables: Variables, platform: Platform) => {
  const { POINTER_TABLE, HOME_REGION, STANDBY_REGION, ACCOUNT_ID, APPS, DEFAULT_APP, LINE } = readEnvironment(variables, environment);
  const credentials = credentialsFrom(variables);
  const sources = [HOME_REGION, STANDBY_REGION].map((region) => {
    // 300 ms each try, two tries, two tables: 1.2 s at worst for the home row, 1.8 s for another one, of the 3 s that the flow waits.
    const db = dynamoDb(platform, { region, endpoint: dynamoDbEndpoint(variables, region), credentials, attemptMs: 300, attempts: 2 });
    return { region, rowOf: (connectRegion: Region) => pointerTable(db, POINTER_TABLE, connectRegion) };
  });
  const apps = Object.fromEntries(
    Object.entries(APPS).map(([slug, { home, standby }]) => [
      slug,
      { home: aliasArn(HOME_REGION, ACCOUNT_ID, home), standby: aliasArn(STANDBY_REGION, ACCOUNT_ID, standby) },
    ]),
  );
  return lookupHandler({ ...platform, sources }, { home: HOME_REGION, standby: STANDBY_REGION, line: LINE, apps, defaultApp: DEFAULT_APP });
};
