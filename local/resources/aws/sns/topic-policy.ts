// aws:sns/topicPolicy:TopicPolicy: a topic's own policy, in place of the one that every topic begins with.
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import { parsePolicy } from "../../../iam/policy.ts";
import { handler } from "../../handler.ts";

const inputs = z.strictObject({ arn: z.string(), policy: z.string() });

export const topicPolicy = handler("aws:sns/topicPolicy:TopicPolicy", inputs, ({ iam, topics }, { name, inputs: { arn, policy } }) => {
  if (topics.find(arn) === undefined)
    throw new UserError(`Cannot create aws:sns/topicPolicy:TopicPolicy "${name}": there is no topic "${arn}". Declare the topic first.`);
  iam.putResourcePolicy(arn, parsePolicy(`topic "${arn}"`, policy));
  return { id: arn, outputs: {} };
});
