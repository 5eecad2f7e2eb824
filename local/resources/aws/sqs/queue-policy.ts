// aws:sqs/queuePolicy:QueuePolicy: a queue's own policy, by which an AWS service may send to it.
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import { parsePolicy } from "../../../iam/policy.ts";
import type { Region } from "../../../../shared/region.ts";
import type { Services } from "../../../services.ts";
import { resource } from "../../handler.ts";
import { policyNow, policyText } from "../limits.ts";

// SQS developer guide, quotas-policies.
const LIMITS = { bytes: 8_192, statements: 20, principals: 50, conditions: 10, actionsPerStatement: 7 } as const;

const inputs = z.strictObject({ queueUrl: z.string(), policy: policyText("a queue", LIMITS) });

interface Where {
  readonly region: Region;
  /** What is being done, to which resource. */
  readonly what: string;
}

const put = (
  { iam, queues }: Pick<Services, "iam" | "queues">,
  { region, what }: Where,
  { queueUrl, policy }: z.infer<typeof inputs>,
): void => {
  const queue = queues.find(region, queueUrl);
  if (queue === undefined) throw new UserError(`Cannot ${what}: ${region} has no queue "${queueUrl}". Declare the queue there first.`);
  iam.putResourcePolicy(queue.arn, parsePolicy(`queue "${queue.name}"`, policy));
};

const TYPE = "aws:sqs/queuePolicy:QueuePolicy";

export const queuePolicy = resource(TYPE, inputs, {
  replaceOn: ["queueUrl"],
  create: (services, { name, region, inputs: read }) => {
    put(services, { region, what: `create ${TYPE} "${name}"` }, read);
    return { id: read.queueUrl, outputs: {} };
  },
  read: ({ iam, queues }, { id, region, inputs: declared }) => {
    const queue = queues.find(region, id);
    const statements = queue === undefined ? [] : iam.resourceStatements(queue.arn);
    if (statements.length === 0) return undefined;
    return { inputs: { queueUrl: id, policy: policyNow(declared["policy"], statements) }, outputs: {} };
  },
  update: (services, { name, region, inputs: read }) => {
    put(services, { region, what: `update ${TYPE} "${name}"` }, read);
    return {};
  },
  delete: ({ iam, queues }, { id, region }) => {
    const queue = queues.find(region, id);
    if (queue !== undefined) iam.deleteResourcePolicy(queue.arn);
  },
});
