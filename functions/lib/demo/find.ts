// Checking and cancelling, as far as words go: a number says where to look, and a code proves the booking. Which of several is meant the code
// says, too: to ask for the day first would tell a stranger who forges a number that there are several.
import type { Known, Planned, YesOrNo } from "../dialog/dialog.ts";
import { without } from "../dialog/conversation.ts";
import { slotAt } from "./bookings/calendar.ts";
import { readTextNumber } from "./bookings/phone.ts";
import { isElsewhere } from "./digits.ts";
import { ownNumber, provedIn, type Deed, type DemoSituation, type Proved } from "./situation.ts";

/** Numbers under which the booking may be, the one that was given first. */
const numbersOf = ({ conversation, event }: Known, { countries }: DemoSituation): readonly string[] => {
  const given = readTextNumber(conversation.slots["Mobile"] ?? "", countries);
  const own = ownNumber(event?.sessionAttributes ?? {});
  return [...new Set([...(given.kind === "unreadable" ? [] : [given.e164]), ...(own === undefined ? [] : [own])])];
};

/** @param otherDay the caller spoke of another day than the booking's */
export const confirmCancel = ({ startsAt }: Proved, { calendar, words }: DemoSituation, otherDay = false): YesOrNo => ({
  kind: "yes-or-no",
  words: (unclear) => words.confirmCancel(slotAt(calendar, startsAt), unclear, otherDay),
});

export const find = (known: Known, situation: DemoSituation): Planned<Deed> => {
  const { conversation, before, slots, asked, answer, event } = known;
  const proved = provedIn(conversation);
  const { words } = situation;
  if (answer === "no") return { conversation, step: { kind: "leave" } };
  if (conversation.intent === "CancelDemo" && proved !== undefined) {
    // At once: the code, which the intent requires, is not kept, and Lex would ask for it before the fulfilment.
    return { conversation, step: answer === "yes" ? { kind: "do", deed: { kind: "cancel", proved } } : confirmCancel(proved, situation) };
  }

  const given = conversation.slots["Mobile"];
  // A number instead of the code was an answer: the code is asked for as if it had not been yet.
  const isNumber = asked === "Code" && given !== undefined && given !== before?.slots["Mobile"];
  const planned = { conversation, ...(isNumber ? { asked: "Mobile" } : {}) };
  if (given !== undefined && readTextNumber(given, situation.countries).kind === "unreadable")
    return {
      ...planned,
      conversation: without(conversation, "Mobile"),
      step: { kind: "ask", slot: "Mobile", question: words.mobileUnreadable, refused: true },
    };
  // A number that takes no texts has no booking: another one was given for it.
  if (given === undefined && (conversation.own["reach"] !== "ok" || (event !== undefined && isElsewhere(event, asked))))
    return { ...planned, step: { kind: "ask", slot: "Mobile", question: words.whichMobileBooked, say: words.whichMobileBooked } };
  const code = slots["Code"]?.interpretedValue ?? slots["Code"]?.originalValue;
  return code === undefined
    ? { ...planned, step: { kind: "ask", slot: "Code", question: words.whichCode, say: words.whichCode } }
    : { ...planned, step: { kind: "do", deed: { kind: "prove", numbers: numbersOf(known, situation), code } } };
};
