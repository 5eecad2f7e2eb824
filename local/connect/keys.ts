// What typed keys mean: terminator, cancel key, maximum length, phone numbers. Pure rules of Store customer input and of keypad input to Lex.
// connect-flow-language.md 3.1 (GetParticipantInput) and 5
import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js";
import type { Strings } from "./contact.ts";

export interface KeyRules {
  /** @default "#" */
  readonly terminator: string;
  /** Whether `*` clears what was typed. */
  readonly cancelKey: boolean;
  readonly maximumLength: number;
}

export interface StoredKeys {
  readonly input: string;
  /** Keys that were typed after the input was complete. */
  readonly rest: string;
}

/** The input that a caller's keys amount to. With the cancel key on and only `*` pressed, `*` itself is delivered. */
export const storeKeys = (keys: string, rules: KeyRules): StoredKeys => {
  let input = "";
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys.charAt(index);
    input = rules.cancelKey && key === "*" && rules.terminator !== "*" ? "" : input + key;
    if (rules.terminator !== "" && input.endsWith(rules.terminator))
      return { input: input.slice(0, -rules.terminator.length), rest: keys.slice(index + 1) };
    if (input.length === rules.maximumLength) return { input, rest: keys.slice(index + 1) };
  }
  return rules.cancelKey && keys === "*" ? { input: "*", rest: "" } : { input, rest: "" };
};

/**
 * A typed number in E.164, or undefined when no such number can be. A number's plan is checked by its length and country, not by whether
 * it is assigned: numbers set aside for fiction (555) pass.
 * @param country two letters for local numbers; undefined when the caller types the number in E.164 without its plus
 */
export const toE164 = (keys: string, country: string | undefined): string | undefined => {
  if (!/^\+?\d+$/.test(keys) || (country !== undefined && !isSupportedCountry(country))) return undefined;
  const number =
    country === undefined
      ? parsePhoneNumberFromString(keys.startsWith("+") ? keys : `+${keys}`)
      : parsePhoneNumberFromString(keys, country);
  return number?.isPossible() === true ? number.number : undefined;
};

/** The value of a speech setting for the slot at hand, the most specific first; `*` stands for any intent or slot. lex-v2.md 9 */
const setting = (attributes: Strings, name: string, intent: string, slot: string): string | undefined =>
  [`${intent}:${slot}`, `${intent}:*`, `*:${slot}`, "*:*", "*"].map((scope) => attributes[`x-amz-lex:${name}:${scope}`]).find(Boolean);

/** A setting as a whole number of at least 1, at most `most`; the default where it is none, as Lex says nothing of such a value. */
const numberOr = (text: string | undefined, otherwise: number, most = Number.POSITIVE_INFINITY): number => {
  const number = Number(text);
  return text !== undefined && Number.isInteger(number) && number >= 1 ? Math.min(number, most) : otherwise;
};

const MOST_KEYS = 1_024; // connect-flow-language.md 5
const END_TIMEOUT_MS = 5_000; // connect-flow-language.md 5

export interface KeysForBot {
  /** What Lex gets, also as the request attribute `x-amz-lex:dtmf-transcript`; undefined where the bot takes no keys now. */
  readonly text: string | undefined;
  /** How long nothing came until Lex took the keys for all there are; 0 where the end key or their number said so. */
  readonly waitMs: number;
}

/**
 * What becomes of keys pressed at a bot.
 * Only the end key gives `[END]`; the deletion key last gives `[DEL]`; at most 1,024 characters. connect-flow-language.md 5
 */
export const keysForBot = (keys: string, attributes: Strings, intent: string, slot: string): KeysForBot => {
  const of = (name: string): string | undefined => setting(attributes, name, intent, slot);
  if (of("allow-dtmf-input") === "false") return { text: undefined, waitMs: 0 };
  const endKey = of("dtmf:end-character") ?? "#";
  const deletionKey = of("dtmf:deletion-character") ?? "*";
  const limit = numberOr(of("dtmf:max-length"), MOST_KEYS, MOST_KEYS);
  let typed = "";
  for (const key of keys) {
    if (key === endKey) return { text: typed === "" ? "[END]" : typed, waitMs: 0 };
    typed = key === deletionKey ? "[DEL]" : typed === "[DEL]" ? key : typed + key;
    if (typed !== "[DEL]" && typed.length >= limit) return { text: typed, waitMs: 0 };
  }
  return { text: typed, waitMs: numberOr(of("dtmf:end-timeout-ms"), END_TIMEOUT_MS) };
};
