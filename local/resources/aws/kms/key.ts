// aws:kms/key:Key: its id, its ARN and its settings. Nothing in the local cloud encrypts with it: what is kept here is kept in memory.
import { z } from "zod";
import type { Key, KeySettings } from "../../../services/kms/keys.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";

const inputs = z.strictObject({ description: z.string().max(8192).optional(), enableKeyRotation: z.boolean().optional(), tags });

const DEFAULTS = { description: "", enableKeyRotation: false, tags: {} };

const settingsOf = ({ description, enableKeyRotation, tags: labels }: z.infer<typeof inputs>): KeySettings => ({
  description: description ?? DEFAULTS.description,
  enableKeyRotation: enableKeyRotation ?? DEFAULTS.enableKeyRotation,
  tags: labels ?? DEFAULTS.tags,
});

const outputsOf = ({ id, arn }: Key) => ({ keyId: id, arn });

export const key = resource("aws:kms/key:Key", inputs, {
  // What makes a new key (its spec, its usage, its store) is not among the inputs known here.
  replaceOn: [],
  create: ({ keys }, { region, known, inputs: read }) => {
    const made = keys.create(region, settingsOf(read), known?.id);
    return { id: made.id, outputs: outputsOf(made) };
  },
  read: ({ keys }, { id, region, inputs: declared }) => {
    const found = keys.find(region, id);
    if (found === undefined) return undefined;
    const { description, enableKeyRotation, tags: labels } = found;
    return { inputs: asDeclared(declared, { description, enableKeyRotation, tags: labels }, DEFAULTS), outputs: outputsOf(found) };
  },
  update: ({ keys }, { id, region, inputs: read }) => {
    keys.update(region, id, settingsOf(read));
    return {};
  },
  delete: ({ keys }, { id, region }) => keys.delete(region, id),
});
