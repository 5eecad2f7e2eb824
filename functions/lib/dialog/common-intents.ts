// The intents that every bot may have: help, a person, stop, say that again, and what was not understood. Each is bounded: nobody goes round in
// circles.
import { isBareNo } from "./bare-answer.ts";
import { close, count, giveUp } from "./answer-step.ts";
import { conversationText, OWN, slotsOf } from "./conversation.ts";
import { caseOf, isWish, type Asking, type CommonIntent, type Dialog, type Situation } from "./dialog.ts";
import { elicitIntent } from "./lex-responses.ts";
import type { LexResponse } from "./lex-event.ts";
import { askQuestion, questionFor } from "./question.ts";

/** After so many turns that led nowhere the caller is given to something simpler. */
const MAX_TRIES = 3;
/** What was asked last, where that was whether the caller wants anything else. */
const ANYTHING_ELSE = "anything-else";

/** Whether the caller answers no where no intent has a no. */
export const isNo = ({ event }: Asking<Situation>): boolean => event.keys === undefined && isBareNo(event.transcript ?? "");

/** Who takes over is told what was said: a flow reads the slots of the intent that is closed. */
const ending = <S extends Situation, Deed>(dialog: Dialog<S, Deed>, asking: Asking<S>): Asking<S> => {
  const { conversation, event } = asking;
  const wish = conversation === undefined ? undefined : caseOf(dialog, conversation.intent);
  if (conversation === undefined || !isWish(wish)) return asking;
  return { ...asking, event: { ...event, intent: { ...event.intent, name: conversation.intent, slots: slotsOf(wish, conversation) } } };
};

const withTry = <S extends Situation>(asking: Asking<S>): { readonly tries: number; readonly again: Asking<S> } => {
  const { event } = asking;
  const tries = count(event.sessionAttributes[OWN.tries]) + 1;
  return {
    tries,
    again: { ...asking, event: { ...event, sessionAttributes: { ...event.sessionAttributes, [OWN.tries]: String(tries) } } },
  };
};

/** Says something, then goes on with the wish under way; without one, with `open`. */
const sayAndGoOn = <S extends Situation, Deed>(
  dialog: Dialog<S, Deed>,
  { event, conversation, situation }: Asking<S>,
  said: string,
  open: string | undefined,
): LexResponse => {
  const question = conversation === undefined ? undefined : questionFor(dialog, conversation, situation);
  if (question === undefined) return elicitIntent(event.sessionAttributes, open === undefined ? said : `${said} ${open}`);
  const attributes = {
    ...event.sessionAttributes,
    [OWN.soFar]: conversationText(question.conversation),
    [OWN.asked]: question.asked,
  };
  return askQuestion(question, attributes, `${said} ${question.afterHelp}`.trim());
};

/** An open question again, until so many turns led nowhere. */
const askAgain = <S extends Situation>(asking: Asking<S>, content: string): LexResponse => {
  const { tries, again } = withTry(asking);
  return tries >= MAX_TRIES ? giveUp(asking) : elicitIntent(again.event.sessionAttributes, content);
};

/** Answers by words alone, and asks whether there is anything else. */
export const answerTell = <S extends Situation, Deed>(dialog: Dialog<S, Deed>, asking: Asking<S>, said: string): LexResponse => {
  const { event, situation } = asking;
  const { [OWN.tries]: _, ...others } = event.sessionAttributes;
  const open = { ...event, sessionAttributes: { ...others, [OWN.asked]: ANYTHING_ELSE } };
  return sayAndGoOn(dialog, { ...asking, event: open }, said, situation.words.anythingElse);
};

const stop = <S extends Situation, Deed>(dialog: Dialog<S, Deed>, asking: Asking<S>): LexResponse => {
  const { conversation, situation } = asking;
  const { words } = situation;
  const wish = conversation === undefined ? undefined : caseOf(dialog, conversation.intent);
  if (isWish(wish)) return close(ending(dialog, asking), { outcome: "declined" }, wish.declined(situation, "stop"));
  return words.nothingToStop === undefined ? close(asking, { outcome: "declined" }, words.stopped) : askAgain(asking, words.nothingToStop);
};

/** Answers a turn of such an intent. */
export const answerCommon = <S extends Situation, Deed>(dialog: Dialog<S, Deed>, asking: Asking<S>, intent: CommonIntent): LexResponse => {
  const { conversation, event, situation } = asking;
  const { words } = situation;
  if (intent === "person") return close(ending(dialog, asking), { outcome: "person" }, words.person);
  if (intent === "stop") return stop(dialog, asking);
  if (intent === "fallback") {
    if (event.sessionAttributes[OWN.asked] === ANYTHING_ELSE && isNo(asking))
      return close(asking, { outcome: "finished" }, words.nothingElse);
    // In the middle of a wish Lex has asked again as often as the bot allows before it falls back.
    return conversation === undefined
      ? askAgain(asking, words.fallback ?? `${words.notHeard} ${words.help}`)
      : giveUp(ending(dialog, asking));
  }
  // Help that does not help, either, is a turn that leads nowhere.
  const { tries, again } = withTry(asking);
  if (tries > MAX_TRIES) return giveUp(ending(dialog, asking));
  return intent === "repeat" && conversation !== undefined
    ? sayAndGoOn(dialog, again, "", undefined)
    : sayAndGoOn(dialog, again, words.help, words.whatNow);
};
