// aws:s3/bucketServerSideEncryptionConfiguration: held for the policies that look at it; the local cloud serves no S3.
import { z } from "zod";
import { handler } from "../../handler.ts";

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

export const bucketServerSideEncryptionConfiguration = handler(
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
  inputs,
  (_services, request) => ({ id: request.inputs.bucket, outputs: {} }),
);
