// Lambda report, made from its environment and a platform.
import { credentialsFrom, dynamoDbEndpoint, lambdaEndpoint } from "../lib/aws/endpoints.ts";
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { readEnvironment, region, text } from "../lib/runtime/environment.ts";
import { callsTable } from "../lib/failover/calls-table.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { reportHandler } from "./handler.ts";
import { invokeAsync } from "../lib/aws/invoke-async.ts";

/** @throws EnvironmentError */
export const wire = (variables: Variables, platform: Platform) => {
  const environment = readEnvironment(variables, {
    POINTER_TABLE: text,
    HOME_REGION: region,
    STANDBY_REGION: region,
    OBSERVER_FUNCTION: text,
    LINE: text,
  });
  const home = environment.HOME_REGION;
  const credentials = credentialsFrom(variables);
  // One try each: three rounds of reading and writing, and starting the observer, must fit into the function's 5 s with a table that hangs.
  const db = dynamoDb(platform, { region: home, endpoint: dynamoDbEndpoint(variables, home), credentials, attemptMs: 400, attempts: 1 });
  return reportHandler(
    {
      ...platform,
      calls: callsTable(db, environment.POINTER_TABLE),
      startObserver: invokeAsync(platform, {
        region: home,
        endpoint: lambdaEndpoint(variables, home),
        credentials,
        functionName: environment.OBSERVER_FUNCTION,
      }),
    },
    { home, standby: environment.STANDBY_REGION, line: environment.LINE },
  );
};
