// aws-native:connect:ContactFlow: published only when Connect would publish it: its content passes the check, and everything it names exists in
// the instance or is associated with it.
import { z } from "zod";
import { checkFlow } from "../../../../contact-flows/check.ts";
import type { Kind } from "../../../../contact-flows/kinds.ts";
import { parseFlow } from "../../../../contact-flows/parse.ts";
import { referencesOf } from "../../../../contact-flows/references.ts";
import type { Instance } from "../../../connect/instances.ts";
import { UserError } from "../../../errors.ts";
import { instanceOf } from "../../aws/connect/of-instance.ts";
import { handler, tagList } from "../../handler.ts";

const inputs = z.strictObject({
  instanceArn: z.string(),
  name: z.string().min(1).max(127),
  description: z.string().max(500).optional(),
  type: z.enum(["CONTACT_FLOW", "CUSTOMER_QUEUE"], "the local cloud runs CONTACT_FLOW and CUSTOMER_QUEUE"),
  content: z.string().min(1).max(256_000),
  state: z.literal("ACTIVE").optional(),
  tags: tagList,
});

/** Whether the instance has what a flow names; kinds that it does not keep are not looked up. */
const has = (instance: Instance, kind: Kind, text: string): boolean => {
  if (kind === "functions") return instance.associations.lambdas.has(text);
  if (kind === "aliases") return instance.associations.bots.has(text);
  if (kind === "queues") return instance.queues.find(text) !== undefined;
  if (kind === "hours") return instance.hours.find(text) !== undefined;
  return kind === "flows" ? instance.flows.find(text) !== undefined : true;
};

export const contactFlow = handler("aws-native:connect:ContactFlow", inputs, ({ instances }, { name, inputs: read }) => {
  const instance = instanceOf(instances, read.instanceArn, `contact flow "${name}"`);
  const refuse = (action: string | null, why: string): string =>
    `Cannot publish contact flow "${read.name}" (InvalidContactFlowException): ${action === null ? "" : `action "${action}": `}${why}`;
  const parsed = parseFlow(read.content);
  if (!parsed.ok) throw new UserError(parsed.problems.map(({ action, message, remedy }) => refuse(action, `${message} ${remedy}`)));
  const problems = [
    ...checkFlow(parsed.flow, read.type)
      .filter(({ severity }) => severity === "error")
      .map(({ action, message, remedy }) => refuse(action, `${message} ${remedy}`)),
    ...referencesOf(parsed.flow)
      .filter(({ text, fits }) => !fits.some((kind) => has(instance, kind, text)))
      .map(({ action, path, text, fits }) =>
        refuse(action, `${path} names "${text}", which is not among the instance's ${fits.join(", ")}. Associate or create it first.`),
      ),
  ];
  if (problems.length > 0) throw new UserError(problems);
  const { arn } = instance.flows.create({ name: read.name, type: read.type, content: parsed.flow });
  return { id: arn, outputs: { contactFlowArn: arn } };
});
