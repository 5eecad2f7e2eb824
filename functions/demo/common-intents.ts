// The intents that serve the wishes: help, a person, stop, and what was not understood. Each is bounded: no caller goes round in circles.
import type { LexEvent, LexResponse } from "../lib/dialog/lex-event.ts";
import { confirmIntent, elicitIntent, elicitSlot } from "../lib/dialog/lex-responses.ts";
import { close, count } from "./answers.ts";
import { conversationIn, OWN, slotsOf } from "../lib/demo/conversation.ts";
import { questionFor } from "../lib/demo/question.ts";
import type { Situation } from "../lib/demo/situation.ts";

/** After so many turns that led nowhere the caller is given to something simpler. */
const MAX_TRIES = 3;

const help = (event: LexEvent, situation: Situation): LexResponse => {
  const { words } = situation;
  const conversation = conversationIn(event.sessionAttributes);
  if (conversation === undefined) return elicitIntent(event.sessionAttributes, words.help);
  const question = questionFor(conversation, situation);
  const attributes = { ...event.sessionAttributes, [OWN.asked]: question.asked };
  const turned = { intent: conversation.intent, slots: slotsOf(question.conversation), attributes };
  const said = `${words.help} ${question.words}`;
  return question.ask === "confirm" ? confirmIntent(turned, said) : elicitSlot(turned, question.ask, said);
};

/** @param event of an intent that is no wish */
export const otherAnswer = (event: LexEvent, situation: Situation): LexResponse => {
  const { words } = situation;
  const conversation = conversationIn(event.sessionAttributes);
  // Who takes over is told what was said: a flow reads the slots of the intent that is closed.
  const ending =
    conversation === undefined ? event : { ...event, intent: { ...event.intent, name: conversation.intent, slots: slotsOf(conversation) } };
  switch (event.intent.name) {
    case "SpeakToPerson":
      return close(ending, "person", words.person);
    case "Stop":
      return close(ending, "declined", conversation?.intent === "ScheduleDemo" ? words.notBooked : words.stopped);
    case "Help": {
      const tries = count(event.sessionAttributes[OWN.tries]) + 1;
      // Help that does not help, either, is a turn that leads nowhere.
      if (tries > MAX_TRIES) return close(ending, "not-understood", words.notUnderstood);
      return help({ ...event, sessionAttributes: { ...event.sessionAttributes, [OWN.tries]: String(tries) } }, situation);
    }
    case "FallbackIntent": {
      const tries = count(event.sessionAttributes[OWN.tries]) + 1;
      // In the middle of a wish Lex has asked again as often as the bot allows before it falls back.
      if (conversation !== undefined || tries >= MAX_TRIES) return close(ending, "not-understood", words.notUnderstood);
      return elicitIntent({ ...event.sessionAttributes, [OWN.tries]: String(tries) }, words.fallback);
    }
    default:
      return close(event, "not-understood", words.notUnderstood);
  }
};
