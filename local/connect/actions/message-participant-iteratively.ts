// Loop prompts: what a caller hears while waiting in a queue. The list plays in order, again and again; every so often the flow may
// interrupt it. Only one round is told: a story need not repeat the music. connect-flow-language.md 3.1
import type { FlowAction, Json, JsonObject } from "../../../contact-flows/flow.ts";
import type { Contact, Move, Run } from "../contact.ts";
import { ask, askFor, fail, onlyOn, result } from "../moves.ts";
import { listAt, numberAt } from "../parameters.ts";
import { preparePrompt, promptOf, say, type Prompt } from "../prompts.ts";

const isObject = (entry: Json): entry is JsonObject => typeof entry === "object" && entry !== null && !Array.isArray(entry);

const waitOn = (contact: Contact, ms: number): Move =>
  ask(contact, { kind: "wait", ms }, (later) => result({ ...later, interrupted: later.action }, "MessagesInterrupted"));

export const messageParticipantIteratively = (action: FlowAction): Run => {
  const prompts = listAt(action, "Messages").map((entry) => (isObject(entry) ? promptOf(entry) : undefined));
  const interrupts = action.Transitions?.Conditions !== undefined && action.Transitions.Conditions.length > 0;
  const everySeconds = numberAt(action, Number.POSITIVE_INFINITY, "InterruptFrequencySeconds");
  const everyMs = interrupts && everySeconds !== undefined ? everySeconds * 1000 : Number.POSITIVE_INFINITY;
  const play =
    (rest: readonly (Prompt | undefined)[], playedMs: number): Run =>
    (contact) => {
      const [prompt, ...others] = rest;
      if (rest.length === 0 || playedMs >= everyMs) return waitOn(contact, Math.max(0, everyMs - playedMs));
      const spoken = prompt === undefined ? { because: "A message of the loop is no prompt." } : preparePrompt(contact, prompt);
      if ("because" in spoken) return fail(contact, spoken.because);
      const said = say(contact, spoken.text, "flow");
      const ms = Math.min(spoken.ms, everyMs - playedMs);
      const question = { kind: "speak", ms } as const;
      return { ...askFor(said.contact, question, "spoke", play(others, playedMs + ms)), tell: said.tell };
    };
  const run = onlyOn("VOICE", (contact) =>
    prompts.length === 0 ? fail(contact, "The loop has no messages.") : play(prompts, 0)({ ...contact, interrupted: undefined }),
  );
  return (contact) => stopWithoutEdge(run(contact));
};

/** In the older block without an Error branch, a flow that cannot go on just stops. */
const stopWithoutEdge = (move: Move): Move => (move.go === "error" ? { ...move, withoutEdge: "stop" } : move);
