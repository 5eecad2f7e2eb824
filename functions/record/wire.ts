// Lambda record, made from its environment and a platform.
import { credentialsFrom, dynamoDbEndpoint } from "../lib/aws/endpoints.ts";
import { dynamoDb } from "../lib/aws/dynamodb.ts";
import { readEnvironment, region } from "../lib/runtime/environment.ts";
import type { Platform, Variables } from "../lib/runtime/platform.ts";
import { environment } from "./environment.ts";
import { recordHandler } from "./handler.ts";

/** The region is the function's own: the topic's and the table's. @throws EnvironmentError */
export const wire = (variables: Variables, platform: Platform) => {
  const { AWS_REGION: here, HISTORY_TABLE } = readEnvironment(variables, { AWS_REGION: region, ...environment });
  const credentials = credentialsFrom(variables);
  const endpoint = dynamoDbEndpoint(variables, here);
  const db = dynamoDb(platform, { region: here, endpoint, credentials, attemptMs: 1000, attempts: 2 });
  return recordHandler({ ...platform, db }, HISTORY_TABLE);
};
