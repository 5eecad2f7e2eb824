// aws:connect/instanceStorageConfig:InstanceStorageConfig: where recordings and transcripts would go. The local cloud records nothing.
import { z } from "zod";
import { handler } from "../../handler.ts";
import { instanceOf } from "./of-instance.ts";

const inputs = z.strictObject({
  instanceId: z.string(),
  resourceType: z.enum(["CALL_RECORDINGS", "CHAT_TRANSCRIPTS"]),
  storageConfig: z.strictObject({
    storageType: z.literal("S3"),
    s3Config: z.strictObject({
      bucketName: z.string(),
      bucketPrefix: z.string(),
      encryptionConfig: z.strictObject({ encryptionType: z.literal("KMS"), keyId: z.string() }).optional(),
    }),
  }),
});

export const instanceStorageConfig = handler(
  "aws:connect/instanceStorageConfig:InstanceStorageConfig",
  inputs,
  ({ instances }, { name, inputs: read }) => {
    const { bucketName, bucketPrefix } = read.storageConfig.s3Config;
    const instance = instanceOf(instances, read.instanceId, `storage "${name}"`);
    const { id } = instance.storage.create({ resourceType: read.resourceType, storageType: "S3", target: `${bucketName}/${bucketPrefix}` });
    return { id: `${instance.id}:${id}:${read.resourceType}`, outputs: { associationId: id } };
  },
);
