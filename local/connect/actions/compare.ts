// Check contact attributes: one reference, any operator, first match wins; unset means no match. connect-flow-language.md 3.2
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { broken, result } from "../moves.ts";
import { valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

export const compare = (action: FlowAction): Run => {
  const compared = valueAt(action, "ComparisonValue");
  if (compared === undefined) return broken("ComparisonValue is missing.");
  return (contact) => result(contact, resolve(contact, compared));
};
