// aws:s3/bucketPolicy:BucketPolicy: held for the policies that look at it; the local cloud serves no S3.
import { z } from "zod";
import { policyText as textOfPolicy } from "../../../iam/policy-text.ts";
import { parsePolicy } from "../../../iam/policy.ts";
import { resource } from "../../handler.ts";
import { policyText } from "../limits.ts";

// S3 user guide, bucket policies: 20 KB.
const LIMITS = { bytes: 20_480, statements: Number.POSITIVE_INFINITY, principals: Number.POSITIVE_INFINITY } as const;

const inputs = z.strictObject({ bucket: z.string(), policy: policyText("a bucket", LIMITS) });

export const bucketPolicy = resource("aws:s3/bucketPolicy:BucketPolicy", inputs, {
  replaceOn: ["bucket"],
  create: ({ buckets }, { inputs: { bucket, policy } }) => {
    buckets.update(bucket, { policy: parsePolicy(`bucket "${bucket}"`, policy) });
    return { id: bucket, outputs: {} };
  },
  read: ({ buckets }, { id, inputs: declared }) => {
    const policy = buckets.find(id)?.policy;
    return policy === undefined ? undefined : { inputs: { bucket: id, policy: textOfPolicy(declared["policy"], policy) }, outputs: {} };
  },
  update: ({ buckets }, { id, inputs: { policy } }) => {
    buckets.update(id, { policy: parsePolicy(`bucket "${id}"`, policy) });
    return {};
  },
  delete: ({ buckets }, { id }) => {
    if (buckets.find(id) !== undefined) buckets.update(id, { policy: undefined });
  },
});
