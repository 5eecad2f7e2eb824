// Checking and cancelling, as far as words go: a number says where to look, and a code proves the booking. Which of several is meant the code
// says, too: to ask for the day first would tell a stranger who forges a number that there are several.
import { readCaller, readTextNumber } from "./bookings/phone.ts";
import { without, type Known, type Planned } from "./plan.ts";
import type { Situation } from "./situation.ts";

/** Numbers under which the booking may be, the one that was given first. */
const numbersOf = ({ conversation, customerNumber }: Known, { countries }: Situation): readonly string[] => {
  const given = readTextNumber(conversation.slots.Mobile ?? "", countries);
  const own = readCaller(customerNumber);
  return [...new Set([...(given.kind === "unreadable" ? [] : [given.e164]), ...(own === undefined ? [] : [own])])];
};

export const find = (known: Known, situation: Situation): Planned => {
  const { conversation, slots, answer } = known;
  const { proved, intent } = conversation;
  const { words } = situation;
  if (answer === "no") return { conversation, plan: { kind: "leave" } };
  if (intent === "CancelDemo" && proved !== undefined) {
    // At once: the code, which the intent requires, is not kept, and Lex would ask for it before the fulfilment.
    return { conversation, plan: answer === "yes" ? { kind: "cancel", proved } : { kind: "confirm-cancel", proved } };
  }

  const given = conversation.slots.Mobile;
  if (given !== undefined && readTextNumber(given, situation.countries).kind === "unreadable")
    return {
      conversation: without(conversation, "Mobile"),
      plan: { kind: "ask", slot: "Mobile", say: words.mobileUnreadable, refused: true },
    };
  // A number that takes no texts has no booking: another one was given for it.
  if (given === undefined && (conversation.reach !== "ok" || known.elsewhere === true))
    return { conversation, plan: { kind: "ask", slot: "Mobile", say: words.whichMobileBooked } };
  const code = slots["Code"]?.interpretedValue ?? slots["Code"]?.originalValue;
  return code === undefined
    ? { conversation, plan: { kind: "ask", slot: "Code", say: words.whichCode } }
    : { conversation, plan: { kind: "prove", numbers: numbersOf(known, situation), code } };
};
