// Create task: a contact of its own for somebody to work on; `$.Task.ContactId` names it. connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { askFor, broken, fail, next } from "../moves.ts";
import { pairsAt, resolvePairs, templateAt, valueAt } from "../parameters.ts";
import { render, resolve } from "../reference.ts";

export const createTask = (action: FlowAction): Run => {
  const flowId = valueAt(action, "ContactFlowId");
  const taskName = templateAt(action, "Name");
  const attributes = pairsAt(action, "Attributes");
  if (flowId === undefined || taskName === undefined) return broken("A task needs ContactFlowId and Name.");
  return (contact) => {
    const id = resolve(contact, flowId);
    if (id === undefined) return fail(contact, `${flowId.text} is not set: a task needs a flow.`);
    const task = { flowId: id, name: render(contact, taskName), attributes: resolvePairs(contact, attributes) };
    return askFor(contact, { kind: "create-task", task }, "task", (later, { contactId }) =>
      contactId === undefined ? fail(later, `There is no flow "${id}" for the task.`) : next({ ...later, task: { ContactId: contactId } }),
    );
  };
};
