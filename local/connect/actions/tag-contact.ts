// Tag contact: at most six tags of the user's. connect-flow-language.md 3.4
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { fail, next } from "../moves.ts";
import { pairsAt, resolvePairs } from "../parameters.ts";

const MOST_TAGS = 6; // connect-flow-language.md 3.4

export const tagContact = (action: FlowAction): Run => {
  const pairs = pairsAt(action, "Tags");
  return (contact) => {
    const tags = { ...contact.tags, ...resolvePairs(contact, pairs) };
    if (Object.keys(tags).length > MOST_TAGS) return fail(contact, `A contact has at most ${MOST_TAGS} tags.`);
    return next({ ...contact, tags });
  };
};
