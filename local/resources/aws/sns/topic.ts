// aws:sns/topic:Topic: a standard topic.
import { z } from "zod";
import { handler, tags } from "../../handler.ts";

const inputs = z.strictObject({
  name: z.string().regex(/^[\w-]{1,256}$/, "use 1 to 256 letters, digits, - and _ (the local cloud has no FIFO topics)"),
  displayName: z.string().max(100).exactOptional(),
  kmsMasterKeyId: z.string().exactOptional(),
  tags,
});

export const topic = handler("aws:sns/topic:Topic", inputs, ({ topics }, { region, inputs: read }) => {
  const { tags: _, ...settings } = read;
  const { arn, name } = topics.create(region, settings);
  return { id: arn, outputs: { arn, name } };
});
