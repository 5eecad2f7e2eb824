// The built-in slot types (lex-v2.md 8): how each reads what callers say. A type that is missing here is refused when a bot is created.
import { confirmationIn } from "./confirmation.ts";
import { dateAnswer, findDates } from "./dates.ts";
import type { DigitRules, Groups } from "./language.ts";
import { byLine, byPattern, type Heard, type SlotReader } from "./reader.ts";
import { findTimes, timeAnswer } from "./times.ts";

const ALPHANUMERIC_CHARACTERS = 30; // lex-v2.md 8
const PHONE_DIGITS = 7;

const whole = (heard: Heard, value: string | undefined): ReturnType<SlotReader["find"]> =>
  value === undefined || heard.words.length === 0 ? [] : [{ from: 0, to: heard.words.length, resolvedValues: [value] }];

const title = (said: string): string => said.toLowerCase().replaceAll(/(^|[\s'-])\p{L}/gu, (start) => start.toUpperCase());

const name: SlotReader = { find: () => [], open: title };

const number = ([, minus, sign, digits = "", decimals, dozen, scale, rest]: Groups, { scale: scales }: DigitRules): string => {
  const plain = digits.replaceAll(/,(?=\d{3})/g, "");
  if (decimals !== undefined) return `${minus === undefined && sign === undefined ? "" : "-"}${plain}.${decimals.replaceAll(" ", "")}`;
  const value = Number(plain) * (dozen === undefined ? 1 : 12) * (scales[scale ?? ""] ?? 1) + Number(rest ?? 0);
  return `${minus === undefined && sign === undefined ? "" : "-"}${value}`;
};

const duration = ([, count = "", unit = ""]: Groups, { unit: units }: DigitRules): string | undefined => {
  const [before, after] = units[unit] ?? [];
  return before === undefined || after === undefined ? undefined : `${before}${/^\d/.test(count) ? count : "1"}${after}`;
};

/** `double 5` as `5 5`. */
const unfolded = (line: string, { repeated, times }: DigitRules, between: string): string =>
  line.replaceAll(repeated, (_match, word: string, one: string) => Array.from({ length: times(word) }, () => one).join(between));

// Letters one by one, digits, `double five`, short groups (XK 40): words are no code, but for one typed alone.
const alphanumeric = ({ line, text, language: { digits: rules } }: Heard): string | undefined => {
  const parts = unfolded(line.text, rules, "")
    .split(" ")
    .filter((part) => !rules.aroundCode.test(part));
  // `nine oh seven`: a zero, where all else is digits.
  const zeros = parts.every((part) => /^(?:\d+|oh?)$/.test(part));
  const typed = /^\s*[\w-]+\s*$/.test(text);
  const digits = parts.some((part) => /\d/.test(part));
  const readable = typed || parts.every((part) => part.length === 1 || /\d/.test(part) || (digits && part.length <= 3));
  const value = (zeros ? parts.map((part) => part.replace(/^oh?$/, "0")) : parts)
    .join("")
    .replaceAll(/[^a-z0-9]/g, "")
    .toUpperCase();
  return readable && value !== "" && value.length <= ALPHANUMERIC_CHARACTERS ? value : undefined;
};

// Five or six digits, in one word or spoken apart: fewer are a time or a year, more a phone number.
const DIGITS = /\b\d{1,6}(?: \d{1,3}){0,5}\b/g;
const codes: SlotReader["find"] = (heard) => {
  const { line } = heard;
  const numbers = phone(heard);
  return [...line.text.matchAll(DIGITS)].flatMap((match) => {
    const value = match[0].replaceAll(" ", "");
    const [from, to] = [line.wordAt(match.index), line.wordAt(match.index + match[0].length - 1) + 1];
    const isPiece = to - from > 1 && numbers.some((spoken) => spoken.from < to && from < spoken.to);
    return !isPiece && (value.length === 5 || value.length === 6) ? [{ from, to, resolvedValues: [value] }] : [];
  });
};

const phone: SlotReader["find"] = (heard) => {
  const { line, language } = heard;
  const { digits: rules } = language;
  const typed = byPattern(/\+?\(?\d[\d\s().-]{5,}\d/g, (match) => {
    const digits = match.replaceAll(/[^\d+]/g, "");
    return digits.replace("+", "").length >= PHONE_DIGITS ? digits : undefined;
  })(heard);
  if (typed.length > 0) return typed;
  // Spoken digit by digit: `five five five oh one double zero`.
  const spoken = rules.spoken.exec(line.text);
  if (spoken === null) return [];
  const digits = unfolded(spoken[0], rules, " ").replaceAll(rules.plus, "+").replaceAll(rules.zero, "0").replaceAll(" ", "");
  const to = line.wordAt(spoken.index + spoken[0].trimEnd().length - 1) + 1;
  return digits.replace("+", "").length >= PHONE_DIGITS ? [{ from: line.wordAt(spoken.index), to, resolvedValues: [digits] }] : [];
};

const email: SlotReader["find"] = (heard) => {
  const typed = byPattern(/[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}/gi, (match) => match.toLowerCase())(heard);
  return typed.length > 0
    ? typed
    : byLine(
        (digits) => digits.email.pattern,
        ([match = ""], { email: { written } }) => written.reduce((address, [said, mark]) => address.replaceAll(said, mark), match),
      )(heard);
};

/** The reader of each built-in slot type that the local Lex has. */
export const BUILT_IN_READERS: ReadonlyMap<string, SlotReader> = new Map<string, SlotReader>([
  [
    "AMAZON.Date",
    {
      find: (heard) => findDates(heard.line, heard.today, heard.dayFirst, heard.language),
      answer: (heard) => dateAnswer(heard.line, heard.today, heard.language),
    },
  ],
  [
    "AMAZON.Time",
    {
      find: (heard) => findTimes(heard.line, heard.now, heard.language),
      answer: (heard) => timeAnswer(heard.line, heard.now, heard.language),
    },
  ],
  ["AMAZON.Number", { find: byLine((digits) => digits.number, number), modest: true }],
  [
    "AMAZON.Percentage",
    {
      find: byLine(
        ({ percentage }) => percentage,
        ([, digits = ""]) => `${digits}%`,
      ),
      answer: byLine(
        () => /^(\d+(?:\.\d+)?)$/g,
        ([, digits = ""]) => `${digits}%`,
      ),
    },
  ],
  ["AMAZON.Duration", { find: byLine(({ duration: pattern }) => pattern, duration), modest: true }],
  ["AMAZON.Confirmation", { find: () => [], answer: (heard) => whole(heard, confirmationIn(heard.text, heard.language)) }],
  ["AMAZON.AlphaNumeric", { find: () => [], answer: (heard) => whole(heard, alphanumeric(heard)), narrowed: codes }],
  ["AMAZON.PhoneNumber", { find: phone, modest: true }],
  ["AMAZON.EmailAddress", { find: email }],
  ["AMAZON.FirstName", name],
  ["AMAZON.LastName", name],
  ["AMAZON.City", name],
  ["AMAZON.State", name],
  ["AMAZON.Country", name],
  ["AMAZON.StreetName", name],
  ["AMAZON.FreeFormInput", { find: () => [], answer: (heard) => whole(heard, heard.text.trim() === "" ? undefined : heard.text) }],
]);

/** Every slot type that Lex has built in; those without a reader are gaps of ours (lex-v2.md 8). */
export const BUILT_IN_SLOT_TYPES: ReadonlySet<string> = new Set([...BUILT_IN_READERS.keys(), "AMAZON.Currency", "AMAZON.UKPostalCode"]);
