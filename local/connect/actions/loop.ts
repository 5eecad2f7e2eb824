// Loop: N times ContinueLooping, then DoneLooping, then it counts anew. connect-flow-language.md 3.2
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Contact, Run } from "../contact.ts";
import { broken, fail, result } from "../moves.ts";
import { textAt, valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

const MOST_LOOPS = 100; // connect-flow-language.md 3.2

export const loop = (action: FlowAction): Run => {
  const id = action.Identifier;
  const loopCount = valueAt(action, "LoopCount");
  const name = textAt(action, "LoopName");
  if (loopCount === undefined) return broken("LoopCount is missing.");
  return (contact) => {
    const text = resolve(contact, loopCount) ?? "";
    const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(count <= MOST_LOOPS)) return { ...fail(contact, `"${text}" is no count of loops from 0 to ${MOST_LOOPS}.`), withoutEdge: "next" };
    const looped = contact.loops[id] ?? 0;
    const done = looped >= count;
    const later: Contact = {
      ...contact,
      loops: { ...contact.loops, [id]: done ? 0 : looped + 1 },
      loopNames: name === undefined || done ? contact.loopNames : { ...contact.loopNames, [name]: { Index: looped } },
    };
    return result(later, done ? "DoneLooping" : "ContinueLooping");
  };
};
