// aws:dynamodb/table:Table: a table with its replicas. Recovery points, encryption, streams and time to live are held: nothing here looks back
// in time, and an expired item stays, as on AWS it may for days (so that readers must look at its time themselves).
import { z } from "zod";
import type { Region } from "../../../region.ts";
import { isRegion } from "../../../region.ts";
import type { Table } from "../../../dynamodb/made-tables.ts";
import { ServiceError } from "../../../errors.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";

const region = z.custom<Region>((text) => typeof text === "string" && isRegion(text), "it is no region");

const replica = z.strictObject({
  regionName: region,
  pointInTimeRecovery: z.boolean().optional(),
  propagateTags: z.boolean().optional(),
});

// DynamoDB developer guide, HowItWorks.NamingRulesDataTypes: key attributes have 1 to 255 characters.
const keyName = z.string().min(1).max(255);

const inputs = z
  .strictObject({
    name: z.string().regex(/^[\w.-]{3,255}$/, "use 3 to 255 letters, digits, _, - and ."),
    billingMode: z.literal("PAY_PER_REQUEST"),
    hashKey: keyName,
    rangeKey: keyName.optional(),
    attributes: z.array(z.strictObject({ name: z.string(), type: z.enum(["S", "N", "B"]) })),
    pointInTimeRecovery: z.strictObject({ enabled: z.boolean() }).optional(),
    serverSideEncryption: z.strictObject({ enabled: z.boolean(), kmsKeyArn: z.string().optional() }).optional(),
    streamEnabled: z.boolean().optional(),
    streamViewType: z.enum(["NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE", "KEYS_ONLY"]).optional(),
    replicas: z
      .array(replica)
      .refine((all) => new Set(all.map(({ regionName }) => regionName)).size === all.length, "it names a region twice")
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

type Inputs = z.infer<typeof inputs>;

const DEFAULTS = { replicas: [], tags: {} };

/** All that is not the table itself. */
const notesOf = ({ name: _name, hashKey: _hash, rangeKey: _range, attributes: _attributes, ...notes }: Inputs) => notes;

const replicasOf = ({ replicas }: Inputs): readonly Region[] => replicas.map(({ regionName }) => regionName);

const keysOf = ({ hashKey, rangeKey, attributes }: Inputs) => ({
  AttributeDefinitions: attributes.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
  KeySchema: [
    { AttributeName: hashKey, KeyType: "HASH" as const },
    ...(rangeKey === undefined ? [] : [{ AttributeName: rangeKey, KeyType: "RANGE" as const }]),
  ],
});

/** Which replicas there are the table knows; how each is set, its notes. */
const replicasIn = ({ replicas, notes }: Table) => {
  const noted = z.array(replica).parse(notes["replicas"] ?? []);
  return replicas.map((regionName) => noted.find((one) => one.regionName === regionName) ?? { regionName });
};

const inputsOf = (found: Table) => {
  const [hash, range] = found.KeySchema;
  return {
    ...found.notes,
    name: found.TableName,
    hashKey: hash?.AttributeName,
    rangeKey: range?.AttributeName,
    attributes: found.AttributeDefinitions.map(({ AttributeName, AttributeType }) => ({ name: AttributeName, type: AttributeType })),
    replicas: replicasIn(found),
  };
};

/** The keys stay as they are, or the table would be replaced: this is another type of the same key. */
const requireSameTypes = (found: Table | undefined, read: Inputs): void => {
  const typeOf = (name: string) => found?.AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType;
  for (const { name, type } of read.attributes)
    if (found !== undefined && typeOf(name) !== type)
      throw new ServiceError(
        "ValidationException",
        400,
        `The type of key attribute "${name}" is ${typeOf(name)} and cannot become ${type}. Give the table another name, or the key another.`,
      );
};

export const table = resource("aws:dynamodb/table:Table", inputs, {
  replaceOn: ["name", "hashKey", "rangeKey"],
  named: "name",
  create: async ({ tables }, { region: home, inputs: read }) => {
    const made = { TableName: read.name, ...keysOf(read), replicas: replicasOf(read), notes: notesOf(read) };
    const { arn } = await tables.createTable(home, made);
    return { id: read.name, outputs: { arn } };
  },
  read: ({ tables }, { id, region: home, inputs: declared }) => {
    const found = tables.findTable(home, id);
    return found === undefined ? undefined : { inputs: asDeclared(declared, inputsOf(found), DEFAULTS), outputs: { arn: found.arn } };
  },
  update: async ({ tables }, { id, region: home, inputs: read }) => {
    requireSameTypes(tables.findTable(home, id), read);
    await tables.updateTable(home, id, { replicas: replicasOf(read), notes: notesOf(read) });
    return {};
  },
  delete: ({ tables }, { id, region: home }) => tables.deleteTable(home, id),
});
