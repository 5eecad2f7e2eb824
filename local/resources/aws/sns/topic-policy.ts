// aws:sns/topicPolicy:TopicPolicy: a topic's own policy, in place of the one that every topic begins with; that one comes back when it goes.
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import { parsePolicy } from "../../../iam/policy.ts";
import type { Services } from "../../../services.ts";
import { resource } from "../../handler.ts";
import { policyNow, policyText } from "../limits.ts";

// SNS developer guide, sns-access-policy-language-api-permissions-reference.
const LIMITS = { bytes: 30_720, statements: 100, principals: 200 } as const;

const inputs = z.strictObject({ arn: z.string(), policy: policyText("a topic", LIMITS) });

const put = ({ iam, topics }: Pick<Services, "iam" | "topics">, what: string, { arn, policy }: z.infer<typeof inputs>): void => {
  if (topics.find(arn) === undefined) throw new UserError(`Cannot ${what}: there is no topic "${arn}". Declare the topic first.`);
  iam.putResourcePolicy(arn, parsePolicy(`topic "${arn}"`, policy));
};

const TYPE = "aws:sns/topicPolicy:TopicPolicy";

export const topicPolicy = resource(TYPE, inputs, {
  replaceOn: ["arn"],
  create: (services, { name, inputs: read }) => {
    put(services, `create ${TYPE} "${name}"`, read);
    return { id: read.arn, outputs: { owner: services.accountId } };
  },
  read: ({ iam, topics, accountId }, { id, inputs: declared }) =>
    topics.find(id) === undefined
      ? undefined
      : { inputs: { arn: id, policy: policyNow(declared["policy"], iam.resourceStatements(id)) }, outputs: { owner: accountId } },
  update: (services, { name, inputs: read }) => {
    put(services, `update ${TYPE} "${name}"`, read);
    return {};
  },
  delete: ({ topics }, { id }) => {
    if (topics.find(id) !== undefined) topics.resetPolicy(id);
  },
});
