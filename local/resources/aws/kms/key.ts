// aws:kms/key:Key: a symmetric key with its policy. Who encrypts with it must be let by that policy, here as there.
import { z } from "zod";
import { policyText as textOfPolicy } from "../../../iam/policy-text.ts";
import { parsePolicy } from "../../../iam/policy.ts";
import type { Key, KeySettings } from "../../../services/kms/keys.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { policyText, tags } from "../limits.ts";

// KMS developer guide, resource-limits: 32 KB of policy.
const LIMITS = { bytes: 32_768, statements: Number.POSITIVE_INFINITY, principals: Number.POSITIVE_INFINITY } as const;

const inputs = z.strictObject({
  description: z.string().max(8192).optional(),
  enableKeyRotation: z.boolean().optional(),
  isEnabled: z.boolean().optional(),
  policy: policyText("a key", LIMITS).optional(),
  // API reference, ScheduleKeyDeletion.
  deletionWindowInDays: z.int().min(7).max(30).optional(),
  tags,
});

const DEFAULTS = { description: "", enableKeyRotation: false, isEnabled: true, deletionWindowInDays: 30, tags: {} };

const settingsOf = (read: z.infer<typeof inputs>): KeySettings => ({
  description: read.description ?? DEFAULTS.description,
  enableKeyRotation: read.enableKeyRotation ?? DEFAULTS.enableKeyRotation,
  isEnabled: read.isEnabled ?? DEFAULTS.isEnabled,
  deletionWindowInDays: read.deletionWindowInDays ?? DEFAULTS.deletionWindowInDays,
  policy: read.policy === undefined ? undefined : parsePolicy("a key", read.policy),
  tags: read.tags ?? DEFAULTS.tags,
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
    const { description, enableKeyRotation, isEnabled, deletionWindowInDays, tags: labels } = found;
    const now = { description, enableKeyRotation, isEnabled, deletionWindowInDays, tags: labels };
    // Without one of its own, a key has the policy that every key begins with.
    const policy = "policy" in declared ? { policy: textOfPolicy(declared["policy"], found.policy) } : {};
    return { inputs: asDeclared(declared, { ...now, ...policy }, DEFAULTS), outputs: outputsOf(found) };
  },
  update: ({ keys }, { id, region, inputs: read }) => {
    keys.update(region, id, settingsOf(read));
    return {};
  },
  delete: ({ keys }, { id, region }) => keys.delete(region, id),
});
