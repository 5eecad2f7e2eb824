// aws:connect/instanceStorageConfig:InstanceStorageConfig: where recordings and transcripts would go. The local cloud records nothing.
import { z } from "zod";
import type { StorageSettings } from "../../../connect/settings.ts";
import { onShelf } from "./on-shelf.ts";

const inputs = z.strictObject({
  instanceId: z.string(),
  resourceType: z.enum(["CALL_RECORDINGS", "CHAT_TRANSCRIPTS"]),
  storageConfig: z.strictObject({
    storageType: z.literal("S3"),
    s3Config: z.strictObject({
      bucketName: z.string().min(1).max(128),
      bucketPrefix: z.string().min(1).max(128),
      encryptionConfig: z.strictObject({ encryptionType: z.literal("KMS"), keyId: z.string() }).optional(),
    }),
  }),
});

export const instanceStorageConfig = onShelf<z.infer<typeof inputs>, StorageSettings>(
  "aws:connect/instanceStorageConfig:InstanceStorageConfig",
  inputs,
  {
    noun: "instance storage",
    shelf: ({ storage }) => storage,
    replaceOn: ["instanceId", "resourceType"],
    // An instance has one of a type.
    named: "resourceType",
    actions: {
      create: "AssociateInstanceStorageConfig",
      update: { UpdateInstanceStorageConfig: ["storageConfig"] },
      delete: "DisassociateInstanceStorageConfig",
    },
    settings: ({ resourceType, storageConfig }) => ({ resourceType, storageConfig }),
    inputs: ({ resourceType, storageConfig }) => ({ resourceType, storageConfig }),
    outputs: ({ id }) => ({ associationId: id }),
    suffix: ({ resourceType }) => `:${resourceType}`,
  },
);
