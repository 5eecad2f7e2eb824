// aws:dynamodb/table:Table: a table with its replicas. Recovery points, encryption, streams and time to live are held: nothing here looks back
// in time, and an expired item stays, as on AWS it may for days (so that readers must look at its time themselves).
import { z } from "zod";
import type { Region } from "../../../../shared/region.ts";
import { isRegion } from "../../../../shared/region.ts";
import type { Table } from "../../../dynamodb/made-tables.ts";
import { ServiceError } from "../../../errors.ts";
import type { Services } from "../../../services.ts";
import { KeyRefusal, refusedBy } from "../../../services/kms/refusal.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";

const region = z.custom<Region>((text) => typeof text === "string" && isRegion(text), "it is no region");

const replica = z.strictObject({
  regionName: region,
  kmsKeyArn: z.string().optional(),
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
    ({ serverSideEncryption, replicas }) =>
      replicas.every(({ kmsKeyArn }) => (kmsKeyArn === undefined) === (serverSideEncryption?.kmsKeyArn === undefined)),
    { path: ["replicas"], message: "all replicas must have the same kind of key: name one for each region, or for none" },
  )
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

const keyArnsOf = (home: Region, { serverSideEncryption, replicas }: Inputs): Readonly<Partial<Record<Region, string>>> =>
  Object.fromEntries(
    [{ regionName: home, kmsKeyArn: serverSideEncryption?.kmsKeyArn }, ...replicas].flatMap(({ regionName, kmsKeyArn }) =>
      kmsKeyArn === undefined ? [] : [[regionName, kmsKeyArn] as const],
    ),
  );

/**
 * The key must be there and let who declares the table hand it on to DynamoDB (DynamoDB developer guide, encryption.usagenotes).
 * @throws ServiceError as CreateTable
 */
const requireKeys = ({ keys }: Pick<Services, "keys">, keyArns: ReturnType<typeof keyArnsOf>): void => {
  for (const [at, key] of Object.entries(keyArns)) {
    try {
      if (isRegion(at)) keys.use(at, { kind: "account" }, { key, actions: ["kms:DescribeKey", "kms:CreateGrant"], via: "dynamodb" });
    } catch (error) {
      if (!(error instanceof KeyRefusal)) throw error;
      if (error.trouble === "denied") throw refusedBy("dynamodb", error);
      throw new ServiceError("ValidationException", 400, `KMS validation error: ${error.message}`);
    }
  }
};

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
  create: async (services, { region: home, inputs: read }) => {
    const keyArns = keyArnsOf(home, read);
    requireKeys(services, keyArns);
    const made = { TableName: read.name, ...keysOf(read), replicas: replicasOf(read), keyArns, notes: notesOf(read) };
    const { arn } = await services.tables.createTable(home, made);
    return { id: read.name, outputs: { arn } };
  },
  read: ({ tables }, { id, region: home, inputs: declared }) => {
    const found = tables.findTable(home, id);
    return found === undefined ? undefined : { inputs: asDeclared(declared, inputsOf(found), DEFAULTS), outputs: { arn: found.arn } };
  },
  update: async (services, { id, region: home, inputs: read }) => {
    const { tables } = services;
    requireSameTypes(tables.findTable(home, id), read);
    const keyArns = keyArnsOf(home, read);
    requireKeys(services, keyArns);
    await tables.updateTable(home, id, { replicas: replicasOf(read), keyArns, notes: notesOf(read) });
    return {};
  },
  delete: ({ tables }, { id, region: home }) => tables.deleteTable(home, id),
});
