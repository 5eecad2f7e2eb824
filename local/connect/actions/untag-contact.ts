// Untag contact: removes tags by key. connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { next } from "../moves.ts";
import { listAt } from "../parameters.ts";

export const untagContact = (action: FlowAction): Run => {
  const keys = new Set(listAt(action, "TagKeys").map(String));
  return (contact) => next({ ...contact, tags: Object.fromEntries(Object.entries(contact.tags).filter(([key]) => !keys.has(key))) });
};
