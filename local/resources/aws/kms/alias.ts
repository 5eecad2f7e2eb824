// aws:kms/alias:Alias: a name by which people find a key.
import { z } from "zod";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";

// API reference, CreateAlias.
const inputs = z.strictObject({
  name: z
    .string()
    .regex(/^alias\/[\w/-]{1,250}$/, "write alias/NAME, of letters, digits, _, - and /")
    .regex(/^(?!alias\/aws\/)/, "alias/aws/ at the beginning is AWS's own"),
  targetKeyId: z.string(),
});

export const alias = resource("aws:kms/alias:Alias", inputs, {
  replaceOn: ["name"],
  named: "name",
  create: ({ keys }, { region, inputs: { name, targetKeyId } }) => ({
    id: name,
    outputs: { arn: keys.createAlias(region, name, targetKeyId).arn },
  }),
  read: ({ keys, accountId }, { id, region, inputs: declared }) => {
    const targetKeyId = keys.findAlias(region, id);
    if (targetKeyId === undefined) return undefined;
    return { inputs: asDeclared(declared, { name: id, targetKeyId }), outputs: { arn: `arn:aws:kms:${region}:${accountId}:${id}` } };
  },
  update: ({ keys }, { id, region, inputs: { targetKeyId } }) => {
    keys.updateAlias(region, id, targetKeyId);
    return {};
  },
  delete: ({ keys }, { id, region }) => keys.deleteAlias(region, id),
});
