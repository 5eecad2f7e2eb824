// The contract on AWS's own DynamoDB Local: `npm run test:dynamodb`. Where that is not installed it is skipped, and says so.
import { dynamoDbContract } from "./contract.ts";
import { isInstalled, startDynamoDbLocal } from "./dynamodb-local.ts";

if (!isInstalled)
  process.stdout.write("Skipped: DynamoDB Local is not installed. Get it by `npm run dynamodb:install` (Maven, Java 17).\n");

dynamoDbContract("AWS's DynamoDB Local", isInstalled ? startDynamoDbLocal : undefined);
