// The question that a wish under way has come to, for the twin that takes it up and after help.
import { CONFIRM } from "./answer-step.ts";
import { slotsOf, without, type Conversation } from "./conversation.ts";
import { caseOf, isWish, type Dialog, type Said, type Situation, type Step } from "./dialog.ts";
import { confirmIntent, elicitSlot } from "./lex-responses.ts";
import type { Attributes, LexResponse, SlotValues } from "./lex-event.ts";

export interface Question {
  /** The slot that is asked for, or a yes or no. */
  readonly ask: { readonly slot: string } | "yes-or-no";
  readonly asked: string;
  /** As it is spoken to somebody who may have heard it before. */
  readonly words: string;
  readonly afterHelp: string;
  /** What is known, without what will not do any more: an hour may have passed. */
  readonly conversation: Conversation;
  readonly slots: SlotValues;
}

type Asks = Pick<Question, "ask" | "asked" | "words" | "afterHelp">;

const asks = (said: Said, { words }: Situation): Asks | undefined => {
  if (said.kind === "yes-or-no") {
    const { asked = CONFIRM, again = words.onceMore(said.words(0)), afterHelp = words.afterHelp(said.words(0)) } = said;
    return { ask: "yes-or-no", asked, words: again, afterHelp };
  }
  if (said.kind !== "ask") return undefined;
  const { slot, question, refused } = said;
  return {
    ask: { slot },
    asked: slot,
    words: refused === true ? question : words.onceMore(question),
    afterHelp: refused === true ? question : words.afterHelp(question),
  };
};

const saidOf = <Deed>(step: Step<Deed>): Said | undefined => (step.kind === "look" ? step.next : step.kind === "do" ? undefined : step);

/** The question to go on with. What only a table can tell is assumed to be free. */
export const questionFor = <S extends Situation, Deed>(
  dialog: Dialog<S, Deed>,
  conversation: Conversation,
  situation: S,
): Question | undefined => {
  const wish = caseOf(dialog, conversation.intent);
  if (!isWish(wish)) return undefined;
  const known = { conversation, before: undefined, slots: slotsOf(wish, conversation), asked: undefined, answer: "none" } as const;
  const planned = wish.plan(known, situation);
  const said = saidOf(planned.step);
  const asking = said === undefined ? undefined : asks(said, situation);
  if (asking === undefined) return undefined;
  const dropped = planned.step.kind === "look" ? (planned.step.dropped ?? []) : [];
  const after = without(planned.conversation, ...dropped);
  // The times that were meant stay so until one of them is chosen.
  const isChosen = Object.keys(after.slots).length > Object.keys(conversation.slots).length;
  const kept = conversation.times === undefined || isChosen ? after : { ...after, times: conversation.times };
  return { ...asking, conversation: kept, slots: slotsOf(wish, kept) };
};

/** Asks it. */
export const askQuestion = ({ ask, conversation: { intent }, slots }: Question, attributes: Attributes, words: string): LexResponse => {
  const turned = { intent, slots, attributes };
  return ask === "yes-or-no" ? confirmIntent(turned, words) : elicitSlot(turned, ask.slot, words);
};
