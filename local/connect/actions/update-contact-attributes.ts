// Set contact attributes: all or nothing, 32 KB for all of them together. connect-flow-language.md 3.4, connect-lambda.md 6
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Contact, Run, Strings } from "../contact.ts";
import { fail, next } from "../moves.ts";
import { pairsAt, type Pairs } from "../parameters.ts";
import { resolve } from "../reference.ts";

const ATTRIBUTE_BYTES = 32_768; // connect-lambda.md 6: keys and values of all user attributes

/** The problem with a set of attributes as Connect would find it, if there is one. */
export const attributeProblem = (attributes: Strings): string | undefined => {
  const badKey = Object.keys(attributes).find((key) => key === "" || /[$.]/.test(key));
  if (badKey !== undefined) return `An attribute cannot be named "${badKey}": a name is not empty and holds no $ and no dot.`;
  const bytes = Object.entries(attributes).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  return bytes > ATTRIBUTE_BYTES ? `The attributes would take ${bytes} bytes; at most ${ATTRIBUTE_BYTES} are kept.` : undefined;
};

/**
 * The attributes to set. A key that refers to nothing is left out (an export that was in use lists a hundred such keys, most of them
 * unset); a value that refers to nothing sets the empty text.
 */
const toSet = (contact: Contact, pairs: Pairs): Strings => {
  const found: Record<string, string> = {};
  for (const pair of pairs) {
    const key = resolve(contact, pair.key);
    if (key !== undefined) found[key] = resolve(contact, pair.value) ?? "";
  }
  return found;
};

export const updateContactAttributes = (action: FlowAction): Run => {
  const pairs = pairsAt(action, "Attributes");
  return (contact) => {
    const set = toSet(contact, pairs);
    const attributes = { ...contact.attributes, ...set };
    const problem = attributeProblem(attributes);
    if (problem !== undefined) return fail(contact, problem);
    return next({ ...contact, attributes }, { kind: "attributes-set", keys: Object.keys(set) });
  };
};
