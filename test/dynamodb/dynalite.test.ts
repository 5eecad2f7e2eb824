import { aCloud } from "../local/wire/a-cloud.ts";
import { dynamoDbContract } from "./contract.ts";

dynamoDbContract("the local cloud's DynamoDB", async () => {
  const { endpoint, tables, close } = await aCloud();
  return {
    endpoint,
    createTable: async (TableName, { hash, range }) => {
      const keys = [{ AttributeName: hash, KeyType: "HASH" as const }];
      const all = range === undefined ? keys : [...keys, { AttributeName: range, KeyType: "RANGE" as const }];
      await tables.createTable("us-east-1", {
        TableName,
        KeySchema: all,
        AttributeDefinitions: all.map(({ AttributeName }) => ({ AttributeName, AttributeType: "S" })),
      });
    },
    close,
  };
});
