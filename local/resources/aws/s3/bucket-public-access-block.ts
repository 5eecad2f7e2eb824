// aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock: held for the policies that look at it; the local cloud serves no S3.
import { z } from "zod";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";

const inputs = z.strictObject({
  bucket: z.string(),
  blockPublicAcls: z.boolean(),
  blockPublicPolicy: z.boolean(),
  ignorePublicAcls: z.boolean(),
  restrictPublicBuckets: z.boolean(),
});

export const bucketPublicAccessBlock = resource("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", inputs, {
  replaceOn: ["bucket"],
  create: ({ buckets }, { inputs: { bucket, ...publicAccess } }) => {
    buckets.update(bucket, { publicAccess });
    return { id: bucket, outputs: {} };
  },
  read: ({ buckets }, { id, inputs: declared }) => {
    const publicAccess = buckets.find(id)?.publicAccess;
    return publicAccess === undefined ? undefined : { inputs: asDeclared(declared, { bucket: id, ...publicAccess }), outputs: {} };
  },
  update: ({ buckets }, { id, inputs: { bucket: _bucket, ...publicAccess } }) => {
    buckets.update(id, { publicAccess });
    return {};
  },
  delete: ({ buckets }, { id }) => {
    if (buckets.find(id) !== undefined) buckets.update(id, { publicAccess: undefined });
  },
});
