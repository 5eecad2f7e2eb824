// aws:cloudwatch/logGroup:LogGroup: the group that a function's lines go to. Lines are bounded in number here, so retention is only held.
import { z } from "zod";
import { handler, tags } from "../../handler.ts";

const inputs = z.strictObject({
  name: z.string().regex(/^[\w./#-]{1,512}$/, "use 1 to 512 letters, digits and _-/.#"),
  retentionInDays: z.int().optional(),
  tags,
});

export const logGroup = handler("aws:cloudwatch/logGroup:LogGroup", inputs, ({ logs }, { region, inputs: { name, retentionInDays } }) => ({
  id: name,
  outputs: { arn: logs.create(region, name, retentionInDays).arn },
}));
