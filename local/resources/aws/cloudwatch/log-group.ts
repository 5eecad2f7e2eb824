// aws:cloudwatch/logGroup:LogGroup: the group that a function's lines go to. Lines are bounded in number here, so retention is only held.
import { z } from "zod";
import type { LogGroupSettings } from "../../../services/logs/groups.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";

// The provider's own list (@pulumi/aws, cloudwatch/logGroup.d.ts); 0 keeps lines for ever.
const DAYS = [0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

// API reference, CreateLogGroup.
const inputs = z.strictObject({
  name: z
    .string()
    .regex(/^[\w./#-]{1,512}$/, "use 1 to 512 letters, digits and _-/.#")
    .regex(/^(?!aws\/)/, "aws/ at the beginning is AWS's own"),
  retentionInDays: z.literal(DAYS, `use one of ${DAYS.join(", ")}`).exactOptional(),
  tags,
});

const settingsOf = (read: z.infer<typeof inputs>): LogGroupSettings => {
  const { name: _, retentionInDays = 0, ...same } = read;
  return { ...same, ...(retentionInDays === 0 ? {} : { retentionInDays }) };
};

export const logGroup = resource("aws:cloudwatch/logGroup:LogGroup", inputs, {
  replaceOn: ["name"],
  named: "name",
  create: ({ logs }, { region, inputs: read }) => ({
    id: read.name,
    outputs: { arn: logs.create(region, read.name, settingsOf(read)).arn },
  }),
  read: ({ logs }, { id, region, inputs: declared }) => {
    const found = logs.find(region, id);
    if (found === undefined) return undefined;
    const now = { name: found.name, retentionInDays: found.retentionInDays ?? 0, tags: found.tags };
    return { inputs: asDeclared(declared, now, { retentionInDays: 0 }), outputs: { arn: found.arn } };
  },
  update: ({ logs }, { id, region, inputs: read }) => {
    logs.update(region, id, settingsOf(read));
    return {};
  },
  delete: ({ logs }, { id, region }) => logs.delete(region, id),
});
