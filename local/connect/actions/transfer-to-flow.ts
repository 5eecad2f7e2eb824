// Transfer to flow: goes on in another flow and does not return. Attributes, queue and hooks stay; flow attributes do not. Voice and language
// stay as well: they are the contact's (API reference), though one page calls them the flow's, so our own flows set them anew (decision 0021).
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { askFor, broken, end, enter, fail } from "../moves.ts";
import { valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

const TARGET_TYPES = new Set(["CONTACT_FLOW", "AGENT_TRANSFER", "QUEUE_TRANSFER"]); // connect-flow-language.md 3.2

export const transferToFlow = (action: FlowAction): Run => {
  const flowId = valueAt(action, "ContactFlowId");
  if (flowId === undefined) return broken("ContactFlowId is missing.");
  return (contact) => {
    const id = resolve(contact, flowId);
    if (id === undefined) return fail(contact, `${flowId.text} is not set: there is no flow to go to.`);
    return askFor(contact, { kind: "find-flow", id }, "flow", (later, { found }) => {
      if (found === undefined) return fail(later, `There is no flow "${id}".`);
      if (found.kind === "outside") return end(later, { by: "left", to: found.name });
      const { flow } = found;
      if (!TARGET_TYPES.has(flow.type)) return fail(later, `Flow "${flow.name}" is of type ${flow.type}: no contact is transferred to it.`);
      return enter(later, flow);
    });
  };
};
