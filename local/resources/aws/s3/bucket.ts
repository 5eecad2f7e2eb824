// aws:s3/bucket:Bucket: its name, its ARN and its tags. The local cloud records no calls, so nothing is ever put into it.
import { z } from "zod";
import { arn } from "../../../../shared/arn.ts";
import type { Bucket } from "../../../services/s3/buckets.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";

// S3 user guide, bucketnamingrules.
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const KEPT = /^(?:xn--|sthree-|amzn-s3-demo-)|(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;

const inputs = z.strictObject({
  bucket: z
    .string()
    .regex(/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/, "use 3 to 63 small letters, digits, dots and hyphens")
    .refine((name) => !name.includes("..") && !ADDRESS.test(name), "no two dots together, and no IP address")
    .refine((name) => !KEPT.test(name), "its beginning or its end is AWS's own"),
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
