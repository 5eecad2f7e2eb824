// aws:s3/bucketServerSideEncryptionConfiguration: held for the policies that look at it; the local cloud serves no S3.
import { z } from "zod";
import { DEFAULT_ENCRYPTION } from "../../../services/s3/buckets.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";

const inputs = z.strictObject({
  bucket: z.string(),
  rules: z.array(
    z.strictObject({
      applyServerSideEncryptionByDefault: z.strictObject({
        sseAlgorithm: z.enum(["AES256", "aws:kms", "aws:kms:dsse"]),
        kmsMasterKeyId: z.string().optional(),
      }),
      bucketKeyEnabled: z.boolean().optional(),
    }),
  ),
});

export const bucketServerSideEncryptionConfiguration = resource(
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  inputs,
  {
    replaceOn: ["bucket"],
    create: ({ buckets }, { inputs: { bucket, rules } }) => {
      buckets.update(bucket, { encryption: rules });
      return { id: bucket, outputs: {} };
    },
    read: ({ buckets }, { id, inputs: declared }) => {
      const found = buckets.find(id);
      return found === undefined ? undefined : { inputs: asDeclared(declared, { bucket: id, rules: found.encryption }), outputs: {} };
    },
    update: ({ buckets }, { id, inputs: { rules } }) => {
      buckets.update(id, { encryption: rules });
      return {};
    },
    // A bucket is always encrypted: without this it is as it was born.
    delete: ({ buckets }, { id }) => {
      if (buckets.find(id) !== undefined) buckets.update(id, { encryption: DEFAULT_ENCRYPTION });
    },
  },
);
