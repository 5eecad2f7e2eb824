// The few ways in which an action ends or goes on, as words: an action reads as `return fail(contact, ...)`, `return ask(...)`.
import type { CallEvent, Channel } from "../events.ts";
import type { CompiledFlow, Contact, Continuation, Ending, Move, Run } from "./contact.ts";
import { expectAnswer, type Answer, type Question } from "./questions.ts";

/** The success edge. */
export const next = (contact: Contact, ...tell: readonly CallEvent[]): Move => ({ go: "next", contact, tell });

/** A result for the conditions; where none holds, the default branch. */
export const result = (contact: Contact, value: string | undefined, ...tell: readonly CallEvent[]): Move => ({
  go: "result",
  contact,
  value,
  tell,
});

/** An error branch; `NoMatchingError` where the flow does not list this error. */
export const fail = (contact: Contact, because: string, error = "NoMatchingError", ...tell: readonly CallEvent[]): Move => ({
  go: "error",
  contact,
  error,
  because,
  tell,
});

export const ask = (contact: Contact, question: Question, resume: Continuation, ...tell: readonly CallEvent[]): Move => ({
  go: "ask",
  contact,
  question,
  resume,
  tell,
});

/** Asks, and goes on with the one kind of answer that this question has. */
export const askFor = <Kind extends Answer["kind"]>(
  contact: Contact,
  question: Question,
  kind: Kind,
  then: (contact: Contact, answer: Extract<Answer, { kind: Kind }>) => Move,
): Move => ask(contact, question, (later, answer) => then(later, expectAnswer(answer, kind)));

export const enter = (contact: Contact, flow: CompiledFlow, ...tell: readonly CallEvent[]): Move => ({ go: "enter", contact, flow, tell });

export const end = (contact: Contact, ending: Ending, ...tell: readonly CallEvent[]): Move => ({ go: "end", contact, ending, tell });

/** An action that can never run well, since its parameters are at fault: its error branch, with the reason. */
export const broken =
  (because: string): Run =>
  (contact) =>
    fail(contact, because);

/** Runs on these channels; sends every other to the error branch (connect-flow-language.md 3, "X=Error"). */
export const onlyOn =
  (channel: Channel, run: Run, error = "NoMatchingError"): Run =>
  (contact) =>
    contact.channel === channel ? run(contact) : fail(contact, `This action does not serve the channel ${contact.channel}.`, error);
