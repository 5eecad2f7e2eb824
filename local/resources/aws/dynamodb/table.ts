// aws:dynamodb/table:Table: a table with its replicas. Recovery points, encryption, streams and time to live are held: nothing here looks back
// in time, and an expired item stays, as on AWS it may for days (so that readers must look at its time themselves).
import { z } from "zod";
import type { Region } from "../../../region.ts";
import { isRegion } from "../../../region.ts";
import { handler, tags } from "../../handler.ts";

const region = z.custom<Region>((text) => typeof text === "string" && isRegion(text), "it is no region");

const inputs = z
  .strictObject({
    name: z.string().regex(/^[\w.-]{3,255}$/, "use 3 to 255 letters, digits, _, - and ."),
    billingMode: z.literal("PAY_PER_REQUEST"),
    hashKey: z.string(),
    rangeKey: z.string().optional(),
    attributes: z.array(z.strictObject({ name: z.string(), type: z.enum(["S", "N", "B"]) })),
    pointInTimeRecovery: z.strictObject({ enabled: z.boolean() }).optional(),
    serverSideEncryption: z.strictObject({ enabled: z.boolean(), kmsKeyArn: z.string().optional() }).optional(),
    streamEnabled: z.boolean().optional(),
    streamViewType: z.enum(["NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY"]).optional(),
    replicas: z
      .array(z.strictObject({ regionName: region, pointInTimeRecovery: z.boolean().optional(), propagateTags: z.boolean().optional() }))
      .default([]),
    ttl: z.strictObject({ attributeName: z.string().min(1).max(255), enabled: z.boolean() }).optional(),
    tags,
  })
  .refine(
    ({ hashKey, rangeKey, attributes }) => {
      // No indexes here: DynamoDB takes the definitions of key attributes, each once, and of no others.
      const keys = [hashKey, ...(rangeKey === undefined ? [] : [rangeKey])].sort();
      const defined = attributes.map(({ name }) => name).sort();
      return JSON.stringify(keys) === JSON.stringify(defined);
    },
    { path: ["attributes"], message: "define exactly the key attributes, hashKey and rangeKey" },
  )
  .refine(
    ({ replicas, streamEnabled, streamViewType }) =>
      replicas.length === 0 || (streamEnabled === true && streamViewType === "NEW_AND_OLD_IMAGES"),
    { path: ["replicas"], message: "a global table needs streamEnabled and streamViewType NEW_AND_OLD_IMAGES (aws-limits.md 3.1)" },
  );

export const table = handler("aws:dynamodb/table:Table", inputs, async ({ tables }, { region: home, inputs: read }) => {
  const keys = [{ AttributeName: read.hashKey, KeyType: "HASH" as const }];
  const { arn } = await tables.createTable(home, {
    TableName: read.name,
    AttributeDefinitions: read.attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
    KeySchema: read.rangeKey === undefined ? keys : [...keys, { AttributeName: read.rangeKey, KeyType: "RANGE" }],
    replicas: read.replicas.map(({ regionName }) => regionName),
  });
  return { id: read.name, outputs: { arn } };
});
