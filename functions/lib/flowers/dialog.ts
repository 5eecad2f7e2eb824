// The flower shop's dialog: what is asked for an order, in which order, and when it is placed.
import type { IntentOf } from "../../../apps/kit/bot-model.ts";
import type { orderFlowers } from "../../../apps/flowers/bot.ts";
import type { Week } from "../calendar/opening-hours.ts";
import { withTimes } from "../dialog/conversation.ts";
import { situationIn, type Dialog, type Known, type Planned } from "../dialog/dialog.ts";
import { checkSlots, SLOTS, type FlowersSituation } from "./validate.ts";
import { flowersEnglish, type Order } from "./words/en.ts";

const plan = ({ conversation, slots, answer, event }: Known, situation: FlowersSituation): Planned<Order> => {
  if (answer === "no") return { conversation, step: { kind: "leave" } };
  const { words } = situation;
  const { slots: known, times, complaint, order } = checkSlots(slots, conversation.times, situation);
  const checked = withTimes({ ...conversation, slots: known }, times);
  if (complaint !== undefined) {
    const { slot, say } = complaint;
    return { conversation: checked, step: { kind: "ask", slot, question: say, refused: true } };
  }
  if (order === undefined) {
    const slot = SLOTS.find((name) => known[name] === undefined) ?? "PickupTime";
    return { conversation: checked, step: { kind: "ask", slot, question: words.which[slot] } };
  }
  if (answer === "yes")
    return {
      conversation: checked,
      step: event?.invocationSource === "FulfillmentCodeHook" ? { kind: "do", deed: order } : { kind: "go" },
    };
  return {
    conversation: checked,
    step: {
      kind: "yes-or-no",
      words: (unclear) => words.confirm(order, unclear),
      again: words.confirmAgain(order),
      afterHelp: words.confirmAfterHelp(order),
    },
  };
};

export const flowersDialog = (settings: {
  readonly SHOP_HOURS: Week;
  readonly TIME_ZONE: string;
}): Dialog<FlowersSituation, Order, IntentOf<typeof orderFlowers>> => {
  const inWords = situationIn({ en: flowersEnglish }, settings.TIME_ZONE);
  return {
    situation: (moment) => ({ ...inWords(moment), week: settings.SHOP_HOURS }),
    intents: {
      OrderFlowers: { slots: SLOTS, dates: ["PickupDate"], times: ["PickupTime"], plan, declined: ({ words }) => words.notOrdered },
      Help: "help",
      Cancel: "stop",
      SpeakToPerson: "person",
      FallbackIntent: "fallback",
    },
  };
};
