// The same lookup by aws4fetch over fetch.
import { AwsClient } from "aws4fetch";

const client = new AwsClient({
  accessKeyId: process.env["AWS_ACCESS_KEY_ID"] ?? "",
  secretAccessKey: process.env["AWS_SECRET_ACCESS_KEY"] ?? "",
  region: "us-east-1",
  service: "dynamodb",
});

export const handler = async (): Promise<unknown> => {
  const response = await client.fetch(`${process.env["AWS_ENDPOINT_URL"] ?? ""}/`, {
    method: "POST",
    headers: { "content-type": "application/x-amz-json-1.0", "x-amz-target": "DynamoDB_20120810.GetItem" },
    body: JSON.stringify({ TableName: "lexDR", Key: { connectRegion: { S: "us-east-1" } } }),
  });
  return response.json();
};
