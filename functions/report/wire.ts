// Lambda report, made from its environment and a platform.
import { credentialsFrom, dynamoDbEndpoint, lambdaEndpoint } from "../lib/aws/endpoints.ts";
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { readEnvironment } from "../lib/runtime/environment.ts";
import { callsTable } from "../lib/failover/calls-table.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { environment } from "./environment.ts";
import { reportHandler } from "./handler.ts";
import { invokeAsync } from "../lib/aws/invoke-async.ts";

/** @throws EnvironmentError */
export const wire = (variables: Variables, platform: Platform) => {
  const { OBSERVATIONS_TABLE, HOME_REGION: home, STANDBY_REGION: standby, ...rest } = readEnvironment(variables, environment);
  const credentials = credentialsFrom(variables);
  // One try each: three rounds of reading and writing, and starting the observer, must fit into the function's 5 s with a table that hangs.
  const db = dynamoDb(platform, { region: home, endpoint: dynamoDbEndpoint(variables, home), credentials, attemptMs: 400, attempts: 1 });
  return reportHandler(
    {
      ...platform,
      calls: callsTable(db, OBSERVATIONS_TABLE),
      startObserver: invokeAsync(platform, {
        region: home,
        endpoint: lambdaEndpoint(variables, home),
        credentials,
        functionName: rest.OBSERVER_FUNCTION,
      }),
    },
    { home, standby, line: rest.LINE, apps: rest.APPS, defaultApp: rest.DEFAULT_APP },
  );
};
