// Whether Connect would publish a flow: its content passes the check, and everything it names exists in the instance or is associated with it.
import { checkFlow } from "../../../../contact-flows/check/check.ts";
import type { Flow, FlowType } from "../../../../contact-flows/flow.ts";
import type { Kind } from "../../../../contact-flows/kinds.ts";
import { parseFlow } from "../../../../contact-flows/parse.ts";
import { referencesOf } from "../../../../contact-flows/references.ts";
import type { Instance } from "../../../connect/instances.ts";
import { mayAsk } from "../../../connect/may-ask.ts";
import { UserError } from "../../../errors.ts";
import type { Services } from "../../../services.ts";

/** Whether the instance has what a flow names; kinds that it does not keep are not looked up. */
const has = (instance: Instance, iam: Services["iam"], kind: Kind, text: string): boolean => {
  if (kind === "functions") return instance.associations.lambdas.has(text);
  if (kind === "aliases") return mayAsk(instance, iam, text);
  if (kind === "queues") return instance.queues.find(text) !== undefined;
  if (kind === "hours") return instance.hours.find(text) !== undefined;
  return kind === "flows" ? instance.flows.find(text) !== undefined : true;
};

/** @throws UserError with everything that Connect would not publish */
export const publish = (
  instance: Instance,
  { iam }: Pick<Services, "iam">,
  { name, type, content }: { readonly name: string; readonly type: FlowType; readonly content: string },
): Flow => {
  const refuse = (action: string | null, why: string): string =>
    `Cannot publish contact flow "${name}" (InvalidContactFlowException): ${action === null ? "" : `action "${action}": `}${why}`;
  const parsed = parseFlow(content);
  if (!parsed.ok) throw new UserError(parsed.problems.map(({ action, message, remedy }) => refuse(action, `${message} ${remedy}`)));
  const problems = [
    ...checkFlow(parsed.flow, type)
      .filter(({ severity }) => severity === "error")
      .map(({ action, message, remedy }) => refuse(action, `${message} ${remedy}`)),
    ...referencesOf(parsed.flow)
      .filter(({ text, fits }) => !fits.some((kind) => has(instance, iam, kind, text)))
      .map(({ action, path, text, fits }) =>
        refuse(action, `${path} names "${text}", which is not among the instance's ${fits.join(", ")}. Associate or create it first.`),
      ),
  ];
  if (problems.length > 0) throw new UserError(problems);
  return parsed.flow;
};
