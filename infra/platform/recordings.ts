// Where recordings of calls with people and transcripts of chats are kept: one private bucket under a key of its own.
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { Instance } from "./instance.ts";
import type { RegionProviders } from "./regions.ts";

export interface RecordingsArgs {
  readonly bucketName: pulumi.Input<string>;
  readonly instance: Instance;
  readonly region: RegionProviders;
}

export class Recordings extends pulumi.ComponentResource {
  constructor(name: string, { bucketName, instance, region }: RecordingsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Recordings", name, {}, opts);
    const here = { parent: this, provider: region.aws };

    // The key is kept like the bucket: without it nobody can open what the bucket holds. So is what keeps the bucket private.
    const kept = { ...here, protect: true, retainOnDelete: true };
    const key = new aws.kms.Key(`${name}-key`, { description: "Call recordings and chat transcripts", enableKeyRotation: true }, kept);
    const bucket = new aws.s3.Bucket(`${name}-bucket`, { bucket: bucketName }, kept);
    const isPrivate = new aws.s3.BucketPublicAccessBlock(
      `${name}-private`,
      { bucket: bucket.id, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      kept,
    );
    const overTls = new aws.s3.BucketPolicy(
      `${name}-tls`,
      {
        bucket: bucket.id,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "TlsOnly",
              Effect: "Deny",
              Principal: "*",
              Action: "s3:*", // A deny is the narrower, the more it denies.
              Resource: [bucket.arn, pulumi.interpolate`${bucket.arn}/*`],
              Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
          ],
        }),
      },
      { ...kept, dependsOn: [isPrivate] },
    );
    const encrypted = new aws.s3.BucketServerSideEncryptionConfiguration(
      `${name}-encryption`,
      {
        bucket: bucket.id,
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn }, bucketKeyEnabled: true }],
      },
      kept,
    );
    for (const [resourceType, prefix] of [
      ["CALL_RECORDINGS", "calls"],
      ["CHAT_TRANSCRIPTS", "chats"],
    ] as const)
      new aws.connect.InstanceStorageConfig(
        `${name}-${prefix}`,
        {
          instanceId: instance.id,
          resourceType,
          storageConfig: {
            storageType: "S3",
            s3Config: { bucketName: bucket.id, bucketPrefix: prefix, encryptionConfig: { encryptionType: "KMS", keyId: key.arn } },
          },
        },
        { ...here, dependsOn: [isPrivate, overTls, encrypted] },
      );
    this.registerOutputs({});
  }
}
