// The built-in slot types (lex-v2.md 8): how each reads what callers say. A type that is missing here is refused when a bot is created.
import { confirmationIn } from "./confirmation.ts";
import { dateAnswer, findDates } from "./dates.ts";
import { byLine, byPattern, type Heard, type SlotReader } from "./reader.ts";
import { findTimes, timeAnswer } from "./times.ts";

const ALPHANUMERIC_CHARACTERS = 30; // lex-v2.md 8
const PHONE_DIGITS = 7;

const whole = (heard: Heard, value: string | undefined): ReturnType<SlotReader["find"]> =>
  value === undefined || heard.words.length === 0 ? [] : [{ from: 0, to: heard.words.length, resolvedValues: [value] }];

const title = (said: string): string => said.toLowerCase().replaceAll(/(^|[\s'-])\p{L}/gu, (start) => start.toUpperCase());

const name: SlotReader = { find: () => [], open: title };

const NUMBER =
  /(?:\b(minus|negative) |(?<![\w.])(-))?\b(\d+(?:[.,]\d+)*)(?: point (\d+(?: \d+)*))?( dozen)?(?: (hundred|thousand|million)(?: (?:and )?(\d{1,3}))?)?\b/g;
const SCALE: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000 };

const number = ([, minus, sign, digits = "", decimals, dozen, scale, rest]: readonly (string | undefined)[]): string => {
  const plain = digits.replaceAll(/,(?=\d{3})/g, "");
  if (decimals !== undefined) return `${minus === undefined && sign === undefined ? "" : "-"}${plain}.${decimals.replaceAll(" ", "")}`;
  const value = Number(plain) * (dozen === undefined ? 1 : 12) * (SCALE[scale ?? ""] ?? 1) + Number(rest ?? 0);
  return `${minus === undefined && sign === undefined ? "" : "-"}${value}`;
};

const UNIT: Readonly<Record<string, readonly [string, string]>> = {
  second: ["PT", "S"],
  minute: ["PT", "M"],
  hour: ["PT", "H"],
  day: ["P", "D"],
  week: ["P", "W"],
  month: ["P", "M"],
  year: ["P", "Y"],
};

const duration = ([, count = "", unit = ""]: readonly (string | undefined)[]): string | undefined => {
  const [before, after] = UNIT[unit] ?? [];
  return before === undefined || after === undefined ? undefined : `${before}${/^an?$/.test(count) ? "1" : count}${after}`;
};

// Letters one by one, digits, `double five`, short groups (XK 40): words are no code, but for one typed alone.
const alphanumeric = ({ line, text }: Heard): string | undefined => {
  const code = line.text.replaceAll(/\b(double|triple) (\w)\b/g, (_match, times: string, one: string) =>
    one.repeat(times === "double" ? 2 : 3),
  );
  const parts = code.split(" ").filter((part) => !/^(?:it|is|my|number|the|code|order|and|um|uh|please)$/.test(part));
  const typed = /^\s*[\w-]+\s*$/.test(text);
  const digits = parts.some((part) => /\d/.test(part));
  const readable = typed || parts.every((part) => part.length === 1 || /\d/.test(part) || (digits && part.length <= 3));
  const value = parts
    .join("")
    .replaceAll(/[^a-z0-9]/g, "")
    .toUpperCase();
  return readable && value !== "" && value.length <= ALPHANUMERIC_CHARACTERS ? value : undefined;
};

const phone: SlotReader["find"] = ({ text, words, line, ...heard }) => {
  const typed = byPattern(/\+?\(?\d[\d\s().-]{5,}\d/g, (match) => {
    const digits = match.replaceAll(/[^\d+]/g, "");
    return digits.replace("+", "").length >= PHONE_DIGITS ? digits : undefined;
  })({ text, words, line, ...heard });
  if (typed.length > 0) return typed;
  // Spoken digit by digit: `five five five oh one double zero`.
  const spoken = /(?:\b(?:plus|oh|o|double|triple|\d+)\b ?)+/.exec(line.text.replaceAll(/\b(?:zero)\b/g, "0"));
  if (spoken === null) return [];
  const digits = spoken[0]
    .replaceAll(/\b(double|triple) (\w+)\b/g, (_match, times: string, one: string) => `${one} `.repeat(times === "double" ? 2 : 3))
    .replaceAll(/\bplus\b/g, "+")
    .replaceAll(/\boh?\b/g, "0")
    .replaceAll(" ", "");
  const to = line.wordAt(spoken.index + spoken[0].trimEnd().length - 1) + 1;
  return digits.replace("+", "").length >= PHONE_DIGITS ? [{ from: line.wordAt(spoken.index), to, resolvedValues: [digits] }] : [];
};

const email: SlotReader["find"] = (heard) => {
  const typed = byPattern(/[^\s@,;]+@[^\s@,;]+\.[a-z]{2,}/gi, (match) => match.toLowerCase())(heard);
  return typed.length > 0
    ? typed
    : byLine(/\b([\w.]+(?: (?:dot|underscore|dash) [\w.]+)*) at ([\w]+(?: dot [\w]+)+)\b/g, ([match = ""]) =>
        match.replaceAll(" dot ", ".").replaceAll(" underscore ", "_").replaceAll(" dash ", "-").replace(" at ", "@"),
      )(heard);
};

/** The reader of each built-in slot type that the local Lex has. */
export const BUILT_IN_READERS: ReadonlyMap<string, SlotReader> = new Map<string, SlotReader>([
  [
    "AMAZON.Date",
    {
      find: (heard) => findDates(heard.line, heard.today, heard.dayFirst),
      answer: (heard) => dateAnswer(heard.line, heard.today),
    },
  ],
  ["AMAZON.Time", { find: (heard) => findTimes(heard.line, heard.now), answer: (heard) => timeAnswer(heard.line, heard.now) }],
  ["AMAZON.Number", { find: byLine(NUMBER, number), modest: true }],
  [
    "AMAZON.Percentage",
    {
      find: byLine(/\b(\d+(?:\.\d+)?) ?(?:%|percent|per cent)/g, ([, digits = ""]) => `${digits}%`),
      answer: byLine(/^(\d+(?:\.\d+)?)$/g, ([, digits = ""]) => `${digits}%`),
    },
  ],
  ["AMAZON.Duration", { find: byLine(/\b(an?|\d+) (second|minute|hour|day|week|month|year)s?\b/g, duration), modest: true }],
  ["AMAZON.Confirmation", { find: () => [], answer: (heard) => whole(heard, confirmationIn(heard.text)) }],
  ["AMAZON.AlphaNumeric", { find: () => [], answer: (heard) => whole(heard, alphanumeric(heard)) }],
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
