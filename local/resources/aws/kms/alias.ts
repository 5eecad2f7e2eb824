// aws:kms/alias:Alias: a name by which people find a key.
import { z } from "zod";
import type { Region } from "../../../../shared/region.ts";
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

const outputsOf = (accountId: string, region: Region, name: string, keyId: string) => {
  const arn = (what: string): string => `arn:aws:kms:${region}:${accountId}:${what}`;
  return { arn: arn(name), targetKeyArn: arn(`key/${keyId}`) };
};

export const alias = resource("aws:kms/alias:Alias", inputs, {
  replaceOn: ["name"],
  named: "name",
  create: ({ keys, accountId }, { region, inputs: { name, targetKeyId } }) => ({
    id: name,
    outputs: outputsOf(accountId, region, name, keys.createAlias(region, name, targetKeyId)),
  }),
  read: ({ keys, accountId }, { id, region, inputs: declared }) => {
    const targetKeyId = keys.findAlias(region, id);
    if (targetKeyId === undefined) return undefined;
    return { inputs: asDeclared(declared, { name: id, targetKeyId }), outputs: outputsOf(accountId, region, id, targetKeyId) };
  },
  update: ({ keys, accountId }, { id, region, inputs: { targetKeyId } }) =>
    outputsOf(accountId, region, id, keys.updateAlias(region, id, targetKeyId)),
  delete: ({ keys }, { id, region }) => keys.deleteAlias(region, id),
});
