// The same lookup by the AWS SDK's DynamoDB client.
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({ region: "us-east-1" });

export const handler = (): Promise<unknown> =>
  client.send(new GetItemCommand({ TableName: "lexDR", Key: { connectRegion: { S: "us-east-1" } } }));
