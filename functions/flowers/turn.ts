// What the bot answers to one turn of a caller. Pure: it reads an event and the shop's clock, and says the answer, or which order to place.
import type { LexEvent, LexResponse } from "../lib/dialog/lex-event.ts";
import { PROBE_PREFIX } from "../lib/dialog/probe-prefix.ts";
import { conversationIn, plainSlots, SLOTS, slotsOf } from "../lib/flowers/conversation.ts";
import { QUESTIONS } from "../lib/flowers/question.ts";
import { close, confirmIntent, delegate, elicitIntent, elicitSlot, ORDER, OWN } from "../lib/flowers/responses.ts";
import { localTime, type LocalTime, type Situation } from "../lib/flowers/shop.ts";
import { allFlowers, spokenWish, type Wish } from "../lib/flowers/speech.ts";
import { checkSlots } from "../lib/flowers/validate.ts";

export type Turn =
  | { readonly kind: "answer"; readonly response: LexResponse }
  | { readonly kind: "order"; readonly wish: Wish; readonly today: LocalTime };

/** After so many turns that led nowhere the caller is given to something simpler. */
const MAX_TRIES = 3;
/** So many values that will not do; more than tries, since each was understood and got a reason. */
const MAX_REFUSALS = 5;

/** How a wish is put to the caller: at first, and after each answer that was neither yes nor no. In our own words every time: the bot's
 * prompts would read slots out as they are stored, "2026-11-22 at 15:30". */
const CONFIRMATIONS: readonly ((wish: string) => string)[] = [
  (wish) => `So that is ${wish}. Shall I order them?`,
  (wish) => `Sorry, that is ${wish}. Shall I order them? Please say yes or no.`,
  (wish) => `Please say yes to order ${wish}, or no to leave it.`,
];

const NOT_UNDERSTOOD = "I am sorry, I could not understand you.";

/** @param event as Lex sends it at a dialog hook or at fulfilment; both are validated, since hours pass between question and answer */
export const turn = (event: LexEvent, situation: Situation): Turn => {
  if (event.intent.name === ORDER) return orderTurn(event, situation);
  return { kind: "answer", response: otherAnswer(event, situation) };
};

const orderTurn = (event: LexEvent, { now, shop }: Situation): Turn => {
  const { intent, sessionAttributes } = event;
  const answer = (response: LexResponse): Turn => ({ kind: "answer", response });
  if (intent.confirmationState === "Denied") return answer(close(event, "declined", "All right, I have not ordered anything."));

  const today = localTime(now, shop.timeZone);
  const candidates = sessionAttributes[OWN.times]?.split(",") ?? [];
  const { slots, complaint, wish } = checkSlots(intent.slots, { today, shop, candidates });
  const changed = Object.keys(slots).some((name) => slots[name] !== intent.slots[name]);
  const attributes = { ...sessionAttributes, [OWN.order]: JSON.stringify(plainSlots(slots)) };

  if (complaint !== undefined) {
    const refusals = count(sessionAttributes[OWN.refusals]) + 1;
    if (refusals > MAX_REFUSALS) return answer(close(event, "not-understood", NOT_UNDERSTOOD));
    const times = complaint.times === undefined ? {} : { [OWN.times]: complaint.times.join(",") };
    const told = { intent: ORDER, slots, attributes: { ...attributes, [OWN.refusals]: String(refusals), [OWN.asked]: "", ...times } };
    return answer(elicitSlot(told, complaint.slot, complaint.say));
  }

  const isProbe = event.sessionId.startsWith(PROBE_PREFIX);
  if (event.invocationSource === "FulfillmentCodeHook" && wish !== undefined) {
    if (isProbe) return answer(close(event, "declined", "This was a probe: nothing is ordered."));
    return { kind: "order", wish, today };
  }
  if (wish !== undefined && intent.confirmationState === "None") {
    const asked = Object.values(wish).join(" ");
    const unclear = sessionAttributes[OWN.asked] === asked ? count(sessionAttributes[OWN.unclear]) + 1 : 0;
    const words = CONFIRMATIONS[unclear];
    if (words === undefined) return answer(close(event, "not-understood", NOT_UNDERSTOOD));
    const turned = { intent: ORDER, slots, attributes: { ...attributes, [OWN.asked]: asked, [OWN.unclear]: String(unclear) } };
    return answer(confirmIntent(turned, words(spokenWish(wish, today))));
  }
  return answer(delegate({ intent: ORDER, slots, attributes }, changed ? { confirmationState: intent.confirmationState } : undefined));
};

const otherAnswer = (event: LexEvent, { now, shop }: Situation): LexResponse => {
  const { sessionAttributes } = event;
  const conversation = conversationIn(sessionAttributes);
  const order = conversation === undefined ? undefined : slotsOf(conversation);
  // Who takes over is told what was said: a flow reads the slots of the intent that is closed, and only the order has any.
  const ending = order === undefined ? event : { ...event, intent: { ...event.intent, name: ORDER, slots: order } };
  switch (event.intent.name) {
    case "SpeakToPerson":
      return close(ending, "person", "Of course, I will find someone for you.");
    case "Cancel":
      if (order !== undefined) return close(ending, "declined", "All right, I have not ordered anything.");
      return askAgain(
        ending,
        MAX_TRIES,
        "There is no order under way. To change one that you placed, say: a person. Or tell me what you would like to order.",
      );
    case "Help": {
      const help = `I take orders for flowers that you pick up at the shop. We have ${allFlowers}. To speak to someone, say: a person.`;
      if (order === undefined) return elicitIntent(sessionAttributes, `${help} What would you like?`);
      const turned = { intent: ORDER, slots: order, attributes: sessionAttributes };
      const today = localTime(now, shop.timeZone);
      const { wish } = checkSlots(order, { today, shop, candidates: [] });
      if (wish !== undefined) return confirmIntent(turned, `${help} Now, to your order: ${spokenWish(wish, today)}. Shall I order them?`);
      const missing = SLOTS.find((name) => (order[name] ?? null) === null) ?? "PickupTime";
      return elicitSlot(turned, missing, `${help} Now, to your order. ${QUESTIONS[missing]}`);
    }
    case "FallbackIntent":
      return askAgain(
        ending,
        // In the middle of an order Lex has asked again as often as the bot allows before it falls back.
        order === undefined ? MAX_TRIES : 1,
        "I am sorry, I did not get that. You can say: I would like to order roses for tomorrow at 10 AM. Or say: a person.",
      );
    default:
      return close(event, "not-understood", NOT_UNDERSTOOD);
  }
};

/** An open question again, until so many turns led nowhere. */
const askAgain = (event: LexEvent, most: number, content: string): LexResponse => {
  const tries = count(event.sessionAttributes[OWN.tries]) + 1;
  if (tries >= most) return close(event, "not-understood", NOT_UNDERSTOOD);
  return elicitIntent({ ...event.sessionAttributes, [OWN.tries]: String(tries) }, content);
};

const count = (text: string | undefined): number => (/^\d+$/.test(text ?? "") ? Number(text) : 0);
