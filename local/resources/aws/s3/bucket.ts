// aws:s3/bucket:Bucket: its name and ARN. The local cloud records no calls, so nothing is ever put into it.
import { z } from "zod";
import { arn } from "../../../arn.ts";
import { handler, tags } from "../../handler.ts";

const inputs = z.strictObject({
  bucket: z.string().regex(/^(?!xn--)[a-z\d][a-z\d.-]{1,61}[a-z\d]$/, "use 3 to 63 small letters, digits, dots and hyphens"),
  tags,
});

export const bucket = handler("aws:s3/bucket:Bucket", inputs, (_services, request) => ({
  id: request.inputs.bucket,
  outputs: { bucket: request.inputs.bucket, arn: arn({ service: "s3", resource: request.inputs.bucket }), region: request.region },
}));
