// The flow engine: one step takes a contact and what the world answered, and gives the contact as it then is and what is to be done. Pure:
// the same answers give the same story. Everything that waits (speech, keys, bots, Lambdas, queues) is an effect that the driver performs.
import type { Answer, Question } from "./questions.ts";
import type { CallEvent } from "../events.ts";
import type { CallEnded, CompiledAction, CompiledFlow, Contact, Ending, Move } from "./contact.ts";
import { maskValues } from "./mask.ts";
import { resolve } from "./reference.ts";

export type Effect = { readonly kind: "tell"; readonly event: CallEvent } | Question | { readonly kind: "end"; readonly ended: CallEnded };

export interface Stepped {
  readonly contact: Contact;
  /** What to tell, in order; the last one is a question whose answer goes into the next step, or the end. */
  readonly effects: readonly Effect[];
}

/** How many actions may run without the caller hearing, being heard or time passing. A guard of this engine; AWS documents none. */
export const ACTIONS_WITHOUT_WAITING = 1000;

const atAction = (flow: CompiledFlow, id: string | undefined): CompiledAction | undefined =>
  id === undefined ? undefined : flow.actions.get(id);

const branch = (action: CompiledAction, name: string, to: string, because?: string): CallEvent => ({
  kind: "branch-taken",
  action: action.id,
  branch: name,
  next: to,
  ...(because === undefined ? {} : { because }),
});

/** Where an action's outcome leads: the next action's identifier, or an ending. */
interface Landing {
  readonly contact: Contact;
  readonly to: string | Ending;
  readonly tell: readonly CallEvent[];
}

const dropped = (action: CompiledAction, because: string): Ending => ({
  by: "platform",
  because: `Action "${action.id}" (${action.type}) has no way on: ${because}`,
});

const onError = (action: CompiledAction, move: Extract<Move, { go: "error" }>): Landing => {
  const listed = action.errors.has(move.error) ? move.error : "NoMatchingError";
  const to = action.errors.get(listed);
  if (to !== undefined) {
    // A branch that leads where success leads is no loss to the caller; conditions make NextAction the mirror of an error branch.
    const owes = to !== action.next || action.conditions.length > 0;
    const contact = owes ? { ...move.contact, tally: { ...move.contact.tally, owed: move.because } } : move.contact;
    return { contact, to, tell: [branch(action, listed, to, move.because)] };
  }
  if (move.withoutEdge === "next" && action.next !== undefined)
    return { contact: move.contact, to: action.next, tell: [branch(action, "NextAction", action.next, move.because)] };
  if (move.withoutEdge === "stop") return { contact: move.contact, to: { by: "flow" }, tell: [] };
  return { contact: move.contact, to: dropped(action, move.because), tell: [] };
};

const onResult = (action: CompiledAction, contact: Contact, value: string | undefined): Landing => {
  for (const condition of action.conditions) {
    const operand = resolve(contact, condition.operand);
    if (value !== undefined && operand !== undefined && condition.holds(value, operand))
      return { contact, to: condition.next, tell: [branch(action, condition.branch, condition.next)] };
  }
  const to = action.errors.get("NoMatchingCondition") ?? action.next;
  if (to === undefined)
    return {
      contact,
      to: dropped(action, value === undefined ? "there is no value to compare." : `no condition holds for "${value}".`),
      tell: [],
    };
  return { contact, to, tell: [branch(action, "NoMatchingCondition", to)] };
};

const land = (action: CompiledAction, move: Extract<Move, { go: "next" | "result" | "error" }>): Landing => {
  if (move.go === "error") return onError(action, move);
  if (move.go === "result") return onResult(action, move.contact, move.value);
  if (action.next === undefined) return { contact: move.contact, to: dropped(action, "it has no NextAction."), tell: [] };
  return { contact: move.contact, to: action.next, tell: [] };
};

const judge = (contact: Contact, ending: Ending): Pick<CallEnded, "outcome" | "because"> => {
  const { tally } = contact;
  if (ending.by === "platform") return { outcome: "failed", because: ending.because };
  if (tally.person) return { outcome: "transferred" };
  if (tally.callback) return { outcome: "callback" };
  if (ending.by === "caller") return { outcome: "abandoned" };
  if (ending.by === "left") return { outcome: "completed", because: `The contact went on to ${ending.to}.` };
  if (tally.owed !== undefined) return { outcome: "failed", because: `The flow hung up without a word after an error: ${tally.owed}` };
  return { outcome: "completed" };
};

const endCall = (contact: Contact, ending: Ending): CallEnded => {
  const { outcome, because } = judge(contact, ending);
  const { botRegion, switches, turns, intent, slots } = contact.tally;
  return { kind: "call-ended", outcome, botRegion, switches, turns, intent, slots, ...(because === undefined ? {} : { because }) };
};

/** The world's answers that mean that time passed for the caller: the guard starts anew. */
const passesTime = (answer: Answer): boolean =>
  (answer.kind === "spoke" && answer.ms > 0) || ["heard", "digits", "timed-out", "waited", "bot-answered"].includes(answer.kind);

const firstMove = (contact: Contact, answer: Answer): Move => {
  if (answer.kind === "started") return { go: "enter", contact, flow: contact.flow };
  if (answer.kind === "hung-up") return { go: "end", contact, ending: { by: "caller" } };
  if (answer.kind === "agent-joined") {
    const queue = contact.queue?.name ?? "";
    const event: CallEvent = { kind: "agent-joined", queue, attributes: maskValues(contact.attributes) };
    const taken = { ...contact, tally: { ...contact.tally, person: true } };
    return { go: "end", contact: taken, ending: { by: "agent" }, tell: [event] };
  }
  if (contact.awaiting === undefined) throw new Error(`The contact waits for nothing, yet the world answered "${answer.kind}".`);
  return contact.awaiting({ ...contact, awaiting: undefined, actionsSinceWait: passesTime(answer) ? 0 : contact.actionsSinceWait }, answer);
};

/**
 * One step of a contact: runs actions until one must wait for the world, or the call ends.
 * @throws Error when the answer is not one that the contact waits for (a defect of the driver)
 */
export const step = (before: Contact, answer: Answer): Stepped => {
  const effects: Effect[] = [];
  const tell = (events: readonly CallEvent[]): void => {
    for (const event of events) effects.push({ kind: "tell", event });
  };
  let action = before.action;
  let move = firstMove(before, answer);
  for (;;) {
    tell(move.tell ?? []);
    if (move.go === "ask") {
      effects.push(move.question);
      return { contact: { ...move.contact, action, awaiting: move.resume }, effects };
    }
    if (move.go === "end") {
      const ended = endCall(move.contact, move.ending);
      if (move.ending.by === "left") tell([{ kind: "flow-left", to: move.ending.to }]);
      tell([ended]);
      effects.push({ kind: "end", ended });
      return { contact: { ...move.contact, awaiting: undefined }, effects };
    }
    let { contact } = move;
    let to: string | Ending;
    if (move.go === "enter") {
      contact = { ...contact, flow: move.flow, flowAttributes: {}, loops: {}, loopNames: {}, interrupted: undefined };
      to = move.flow.start;
    } else if (move.go === "back-to") to = move.action.id;
    else if (action === undefined) throw new Error(`No action is at work, yet one moved on by "${move.go}".`);
    else {
      const landing = land(action, move);
      tell(landing.tell);
      ({ contact, to } = landing);
    }
    if (typeof to !== "string") {
      move = { go: "end", contact, ending: to };
      continue;
    }
    action = atAction(contact.flow, to);
    const ending = whyStop(contact, action, to);
    if (action === undefined || ending !== undefined) {
      move = { go: "end", contact, ending: ending ?? { by: "flow" } };
      continue;
    }
    tell([{ kind: "action-run", flow: contact.flow.name, action: action.id, type: action.type }]);
    move = action.run({ ...contact, action, actionsSinceWait: contact.actionsSinceWait + 1 });
  }
};

const whyStop = (contact: Contact, action: CompiledAction | undefined, to: string): Ending | undefined => {
  if (action === undefined) return { by: "platform", because: `Flow "${contact.flow.name}" has no action "${to}".` };
  if (contact.actionsSinceWait < ACTIONS_WITHOUT_WAITING) return undefined;
  return {
    by: "platform",
    because: `Endless loop: flow "${contact.flow.name}" ran ${ACTIONS_WITHOUT_WAITING} actions without waiting for the caller, lastly "${to}".`,
  };
};
