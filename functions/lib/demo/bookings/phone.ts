// Phone numbers, in one form: E.164. The metadata of mobile numbers alone makes "valid" mean that a text can arrive, and keeps texts from numbers
// that cost whoever sends to them.
import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/mobile";

export type TextNumber =
  | { readonly kind: "number"; readonly e164: string; readonly country: CountryCode }
  /** No number of any country, or none that takes texts. */
  | { readonly kind: "unreadable" }
  /** A mobile number of a country that no text is sent to. */
  | { readonly kind: "not-allowed"; readonly e164: string };

/** The code of a country as a phone number knows it, `US`; undefined for anything else. */
export const readCountry = (text: string): CountryCode | undefined => (isSupportedCountry(text) ? text : undefined);

/**
 * A number as it was said or keyed, to send texts to.
 * @param countries those that texts are sent to; a number without a country's code is one of the first
 */
export const readTextNumber = (said: string, countries: readonly CountryCode[]): TextNumber => {
  const [home] = countries;
  const number = parsePhoneNumberFromString(said, home === undefined ? {} : { defaultCountry: home });
  if (number?.isValid() !== true || number.country === undefined) return { kind: "unreadable" };
  const { number: e164, country } = number;
  return countries.includes(country) ? { kind: "number", e164, country } : { kind: "not-allowed", e164 };
};

/** The caller's number as Connect has it, in E.164, landlines too; undefined for a withheld caller and for anything that is no number. */
export const readCaller = (address: string | undefined): string | undefined => {
  const number = parsePhoneNumberFromString(address ?? "");
  return number?.isPossible() === true ? number.number : undefined;
};
