// Numbers as events may show them: the country's prefix and the last four digits. The log of a call is read by people who need not know more.
import { isE164 } from "../../shared/e164.ts";
import { parsePhoneNumberFromString } from "libphonenumber-js";

/** `+1***0101` for +15550100101; `withheld` for no number. */
export const maskNumber = (number: string | undefined): string => {
  if (number === undefined) return "withheld";
  const country = number.startsWith("+") ? parsePhoneNumberFromString(number)?.countryCallingCode : undefined;
  return `${country === undefined ? "" : `+${country}`}***${number.slice(-4)}`;
};

/** Typed keys, masked when they are more than a choice from a menu: a number or a code. */
export const maskKeys = (keys: string): string => {
  const digits = keys.replaceAll(/\D/g, "");
  if (digits.length < 4) return keys;
  return digits.length < 8 ? "***" : `***${digits.slice(-4)}`;
};

/** Slots with `{Code}` for the value of one that no log may show, as in Lex's own (Lex V2 guide, "Obscuring slot values in conversation logs"). */
export const maskSlots = (slots: Readonly<Record<string, string>>, obscured: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, obscured.includes(name) ? `{${name}}` : value]));

/** Attribute values with whole E.164 numbers masked. */
export const maskValues = (values: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isE164(value) ? maskNumber(value) : value]));

/** Text in which the caller's own number is masked. */
export const conceal = (text: string, number: string | undefined): string =>
  number === undefined || number.length < 8 ? text : text.replaceAll(number, maskNumber(number));
