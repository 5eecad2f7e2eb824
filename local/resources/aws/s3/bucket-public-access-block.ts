// aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock: held for the policies that look at it; the local cloud serves no S3.
import { z } from "zod";
import { handler } from "../../handler.ts";

const inputs = z.strictObject({
  bucket: z.string(),
  blockPublicAcls: z.boolean(),
  blockPublicPolicy: z.boolean(),
  ignorePublicAcls: z.boolean(),
  restrictPublicBuckets: z.boolean(),
});

export const bucketPublicAccessBlock = handler("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", inputs, (_services, request) => ({
  id: request.inputs.bucket,
  outputs: {},
}));
