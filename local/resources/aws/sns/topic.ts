// aws:sns/topic:Topic: a standard topic.
import { z } from "zod";
import type { Topic } from "../../../services/sns/topics.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";
import { tags } from "../limits.ts";

const inputs = z.strictObject({
  name: z.string().regex(/^[\w-]{1,256}$/, "use 1 to 256 letters, digits, - and _ (the local cloud has no FIFO topics)"),
  displayName: z.string().max(100).exactOptional(),
  kmsMasterKeyId: z.string().exactOptional(),
  tags,
});

const outputs = ({ arn, name }: Topic) => ({ arn, name, owner: arn.split(":")[4] ?? "" });

/** A topic of a name that is taken is that topic, as in AWS: only other tags are refused (API reference, CreateTopic). */
export const topic = resource("aws:sns/topic:Topic", inputs, {
  replaceOn: ["name"],
  named: "name",
  create: ({ topics }, { region, inputs: settings }) => {
    const made = topics.create(region, settings);
    return { id: made.arn, outputs: outputs(made) };
  },
  read: ({ topics }, { id, inputs: declared }) => {
    const found = topics.find(id);
    if (found === undefined) return undefined;
    const { name, displayName, kmsMasterKeyId, tags: all = {} } = found;
    return { inputs: asDeclared(declared, { name, displayName, kmsMasterKeyId, tags: all }), outputs: outputs(found) };
  },
  update: ({ topics }, { id, inputs: read }) => {
    const { name: _, ...settings } = read;
    topics.update(id, settings);
    return {};
  },
  delete: ({ topics }, { id }) => topics.delete(id),
});
