// Which digits of a turn are a code and which a number, where a booking is looked for: Lex may take a piece of a spoken number for a code, and a
// number that is said when the code was asked for may come in no slot.
import type { CountryCode } from "libphonenumber-js/mobile";
import { filled, slotsOf, type Conversation, type SlotForm } from "../dialog/conversation.ts";
import type { LexEvent, SlotValues } from "../dialog/lex-event.ts";
import { readTextNumber } from "./bookings/phone.ts";

/** A number in words that were written as digits; one with its area code, since a code and its neighbours have fewer. */
const NUMBER = /\+?\(?\d(?:[\s().-]{0,3}\d){9,14}/;

const OTHER_NUMBER = /\b(?:an?other|different) (?:phone |mobile |cell )?(?:number|phone|one)\b|\botro (?:n[uú]mero|tel[eé]fono|celular)\b/i;

/** The key that stands for another number, when the code was asked for. */
const OTHER_NUMBER_KEY = "0";

/** Whether the caller tells that the booking is under a number that was not given yet. */
export const isElsewhere = ({ keys, transcript = "" }: LexEvent, asked: string | undefined): boolean =>
  keys === undefined ? OTHER_NUMBER.test(transcript) : asked === "Code" && keys === OTHER_NUMBER_KEY;

const digitsOf = (text: string | undefined): string => (text ?? "").replaceAll(/\D/g, "");

/**
 * A turn that says a number, or that there is another one, and nothing else, as one of the search under way: Lex may take it for another wish, which
 * a number belongs to as well.
 * @param isWish whether an intent is one that Lex may have mistaken it for
 */
export const asSearch = (event: LexEvent, form: SlotForm, conversation: Conversation, isWish: (intent: string) => boolean): LexEvent => {
  const { intent, keys, transcript = "" } = event;
  if (keys !== undefined || intent.name === conversation.intent || !isWish(intent.name)) return event;
  const { Mobile = null, ...others } = intent.slots;
  const isNumber =
    (Mobile !== null || NUMBER.test(transcript) || OTHER_NUMBER.test(transcript)) && Object.values(others).every((slot) => slot === null);
  const slots = { ...slotsOf(form, conversation), ...(Mobile === null ? {} : { Mobile }) };
  return isNumber ? { ...event, intent: { name: conversation.intent, slots, confirmationState: "None" } } : event;
};

/**
 * The slots of a turn with each digit in its own.
 * @param known the number that was given before
 */
export const toldApart = (
  { intent: { slots }, keys, transcript = "" }: LexEvent,
  asked: string | undefined,
  known: string | undefined,
  countries: readonly CountryCode[],
): SlotValues => {
  if (keys !== undefined) return slots;
  const filledIn = slots["Mobile"]?.interpretedValue ?? undefined;
  const said = NUMBER.exec(transcript)?.[0];
  const isNew = filledIn !== undefined && filledIn !== known;
  const mobile = isNew || said === undefined || readTextNumber(said, countries).kind === "unreadable" ? filledIn : said;
  const number = isNew || mobile !== filledIn ? mobile : undefined;
  const code = digitsOf(slots["Code"]?.interpretedValue ?? slots["Code"]?.originalValue);
  const isPiece = number === undefined ? asked === "Mobile" : code !== "" && digitsOf(number).includes(code);
  return {
    ...slots,
    ...(number === undefined ? {} : { Mobile: filled(number) }),
    ...(isPiece ? { Code: null } : {}),
  };
};
