// Set event flow: which flow runs while the contact waits in a queue, after it disconnects, and so on. The last set per hook wins.
// connect-flow-language.md 3.4
import { EVENT_HOOKS } from "../../../contact-flows/check/actions-contact.ts";
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { broken, fail, next } from "../moves.ts";
import { pairsAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

export const updateContactEventHooks = (action: FlowAction): Run => {
  const [hook, ...others] = pairsAt(action, "EventHooks");
  if (hook === undefined || others.length > 0) return broken("EventHooks takes exactly one hook.");
  if (!EVENT_HOOKS.some((known) => known === hook.key.text))
    return broken(`"${hook.key.text}" is no event hook. Use one of ${EVENT_HOOKS.join(", ")}.`);
  return (contact) => {
    const flowId = resolve(contact, hook.value);
    if (flowId === undefined) return fail(contact, `${hook.value.text} is not set: there is no flow for ${hook.key.text}.`);
    return next({ ...contact, hooks: { ...contact.hooks, [hook.key.text]: flowId } });
  };
};
