// aws:kms/key:Key: its id and ARN. Nothing in the local cloud encrypts with it: what is kept here is kept in memory.
import { z } from "zod";
import { arn } from "../../../arn.ts";
import { handler, tags } from "../../handler.ts";

const inputs = z.strictObject({ description: z.string().max(8192).optional(), enableKeyRotation: z.boolean().optional(), tags });

export const key = handler("aws:kms/key:Key", inputs, ({ random, accountId }, { region }) => {
  const id = random.uuid();
  return { id, outputs: { keyId: id, arn: arn({ service: "kms", region, accountId, resource: `key/${id}` }) } };
});
