// What is kept is kept under a key of ours: whoever may not use the key reads nothing, and its use is on record.
import { at, listOf, ofType, textAt, type Resource, type Rule } from "../resource.ts";

/** Keys that AWS manages for an account: they cannot be narrowed, and admit no other service. */
const isOurs = (key: unknown): boolean => typeof key === "string" && key !== "" && !key.includes("alias/aws/");

const whenNot = (ours: boolean, seen: string): readonly string[] => (ours ? [] : [seen]);

const bucketEncrypted = (bucket: Resource, stack: readonly Resource[]): boolean =>
  ofType(stack, "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration")
    .filter(({ dependencies }) => dependencies.includes(bucket.urn))
    .some(({ props }) => {
      const by = at(props, "rules", 0, "applyServerSideEncryptionByDefault");
      return textAt(by, "sseAlgorithm").startsWith("aws:kms") && isOurs(at(by, "kmsMasterKeyId"));
    });

/** By type, what is kept without a key of ours. */
const KEEPERS: Readonly<Record<string, (resource: Resource, stack: readonly Resource[]) => readonly string[]>> = {
  "aws:dynamodb/table:Table": ({ props }) => [
    ...whenNot(
      at(props, "serverSideEncryption", "enabled") === true && isOurs(at(props, "serverSideEncryption", "kmsKeyArn")),
      "the table has no serverSideEncryption.kmsKeyArn",
    ),
    ...listOf(props["replicas"]).flatMap((replica) =>
      whenNot(isOurs(at(replica, "kmsKeyArn")), `its replica in ${textAt(replica, "regionName")} has no kmsKeyArn`),
    ),
  ],
  "aws:sqs/queue:Queue": ({ props }) => whenNot(isOurs(props["kmsMasterKeyId"]), "the queue has no kmsMasterKeyId of ours"),
  "aws:sns/topic:Topic": ({ props }) => whenNot(isOurs(props["kmsMasterKeyId"]), "the topic has no kmsMasterKeyId of ours"),
  "aws:cloudwatch/logGroup:LogGroup": ({ props }) => whenNot(isOurs(props["kmsKeyId"]), "the log group has no kmsKeyId"),
  "aws:lambda/function:Function": ({ props }) =>
    whenNot(at(props, "environment", "variables") === undefined || isOurs(props["kmsKeyArn"]), "its environment has no kmsKeyArn"),
  "aws:secretsmanager/secret:Secret": ({ props }) => whenNot(isOurs(props["kmsKeyId"]), "the secret has no kmsKeyId"),
  "aws:s3/bucket:Bucket": (bucket, stack) =>
    whenNot(bucketEncrypted(bucket, stack), "no BucketServerSideEncryptionConfiguration gives the bucket a kmsMasterKeyId of ours"),
  "aws:connect/instanceStorageConfig:InstanceStorageConfig": ({ props }) =>
    whenNot(
      textAt(props, "storageConfig", "s3Config", "encryptionConfig", "encryptionType") === "KMS" ||
        at(props, "storageConfig", "s3Config") === undefined,
      "its S3 storage has no encryptionConfig of type KMS",
    ),
  "aws:kms/key:Key": ({ props }) => whenNot(props["enableKeyRotation"] === true, "the key is not rotated (enableKeyRotation)"),
};

export const encryption: Rule = {
  id: "encryption",
  reason: "What callers say and order is kept there, or what tells of them.",
  remedy: "Give it the customer-managed key of its region, with rotation on.",
  check: (stack) => stack.flatMap((resource) => (KEEPERS[resource.type]?.(resource, stack) ?? []).map((seen) => ({ resource, seen }))),
};
