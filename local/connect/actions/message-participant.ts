// Play prompt: speaks one prompt to its end, or sends it as a chat message. connect-flow-language.md 3.1
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { askFor, fail, next } from "../moves.ts";
import { preparePrompt, promptAt, say } from "../prompts.ts";

export const messageParticipant = (action: FlowAction): Run => {
  const prompt = promptAt(action);
  return (contact) => {
    const spoken = prompt === undefined ? { because: "The action has no prompt." } : preparePrompt(contact, prompt);
    // The older block has no Error branch: a failure just goes on.
    if ("because" in spoken) return { ...fail(contact, spoken.because), withoutEdge: "next" };
    const said = say(contact, spoken.text, "flow");
    return { ...askFor(said.contact, { kind: "speak", ms: spoken.ms }, "spoke", (later) => next(later)), tell: said.tell };
  };
};
