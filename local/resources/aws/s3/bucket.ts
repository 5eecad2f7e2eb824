// aws:s3/bucket:Bucket: its name, its ARN and its tags. The local cloud records no calls, so nothing is ever put into it.
import { z } from "zod";
import { arn } from "../../../arn.ts";
import type { Bucket } from "../../../services/s3/buckets.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource, tags } from "../../handler.ts";

const inputs = z.strictObject({
  bucket: z.string().regex(/^(?!xn--)[a-z\d][a-z\d.-]{1,61}[a-z\d]$/, "use 3 to 63 small letters, digits, dots and hyphens"),
  tags,
});

const outputsOf = ({ name, region }: Bucket) => ({ bucket: name, arn: arn({ service: "s3", resource: name }), region });

export const bucket = resource("aws:s3/bucket:Bucket", inputs, {
  replaceOn: ["bucket"],
  named: "bucket",
  create: ({ buckets }, { region, inputs: { bucket: name, tags: labels = {} } }) => ({
    id: name,
    outputs: outputsOf(buckets.create(region, name, { tags: labels })),
  }),
  read: ({ buckets }, { id, inputs: declared }) => {
    const found = buckets.find(id);
    if (found === undefined) return undefined;
    return { inputs: asDeclared(declared, { bucket: found.name, tags: found.tags }, { tags: {} }), outputs: outputsOf(found) };
  },
  update: ({ buckets }, { id, inputs: { tags: labels = {} } }) => {
    buckets.update(id, { tags: labels });
    return {};
  },
  delete: ({ buckets }, { id }) => buckets.delete(id),
});
