// AMAZON.Time: times as people say them, as HH:MM. A time without morning or evening keeps both meanings and the code hook must ask; parts
// of the day are MO, AF, EV and NI (lex-v2.md 8).
import type { DateTime } from "luxon";
import type { Span } from "./dates.ts";
import type { Line } from "./words.ts";

type Half = "am" | "pm";
type Part = "MO" | "AF" | "EV" | "NI";

const HOUR = "(\\d{1,2})";
const HALF = "(?: ?(am|pm|a m|p m))";
const NEXT_WORD =
  "(?=$| (?:please|thanks?|today|tomorrow|tonight|on|in|for|this|next|the|if|and|or|is|will|would|i|to|with|sharp|at|mon|tues|wednes|thurs|fri|satur|sun))";

const partOf = (word: string): Part | undefined =>
  word === "morning"
    ? "MO"
    : word === "afternoon"
      ? "AF"
      : word === "evening"
        ? "EV"
        : word === "night" || word === "tonight"
          ? "NI"
          : undefined;

const PART = /(?<!\b(?:good|have a|nice|lovely) )\b(morning|afternoon|evening|night|tonight)\b/g;

/** Which half of the day the words elsewhere in the sentence speak of, for an hour that does not say. */
const halfBy = (part: Part | undefined, hour: number): Half | undefined => {
  if (part === "MO") return "am";
  if (part === "AF") return "pm";
  if (part === "EV") return hour === 12 ? "am" : "pm";
  return part === "NI" ? (hour === 12 || hour < 5 ? "am" : "pm") : undefined;
};

const clock = (hour: number, minute: number): string => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

/** What an hour and minute may mean; empty when no clock shows them. */
const meanings = (hour: number, minute: number, half: Half | undefined): readonly string[] => {
  if (hour > 23 || minute > 59 || (half !== undefined && hour === 0)) return [];
  if (hour > 12 || hour === 0) return [clock(hour, minute)];
  const morning = hour % 12;
  if (half !== undefined) return [clock(half === "am" ? morning : morning + 12, minute)];
  return [clock(morning, minute), clock(morning + 12, minute)];
};

/** An hour and its minutes counted back or on: quarter to five is 4:45, with the five's half of the day. */
const shifted = (hour: number, minutes: number, half: Half | undefined): readonly string[] => {
  if (hour > 23 || minutes > 59 || minutes < -59) return [];
  return meanings(hour, 0, half).map((text) => {
    const total = (Number(text.slice(0, 2)) * 60 + minutes + 1_440) % 1_440;
    return clock(Math.floor(total / 60), total % 60);
  });
};

interface Heard {
  readonly half: (hour: number, said: string | undefined) => Half | undefined;
  readonly now: () => DateTime;
}
type Groups = readonly (string | undefined)[];
type Rule = readonly [pattern: RegExp, resolve: (heard: Heard, groups: Groups) => readonly string[]];

const rule = (pattern: string, resolve: Rule[1]): Rule => [new RegExp(`\\b(?:${pattern})(?![\\w':])`, "g"), resolve];

const relative = (now: () => DateTime, minutes: number): readonly string[] => [now().plus({ minutes }).toFormat("HH:mm")];

const RULES: readonly Rule[] = [
  rule(`half past ${HOUR}${HALF}?|half ${HOUR}${HALF}?`, ({ half }, [, a, b, c, d]) =>
    shifted(Number(a ?? c), 30, half(Number(a ?? c), b ?? d)),
  ),
  rule(`(?:a )?quarter (past|after|to|of|till|til|before) ${HOUR}${HALF}?`, ({ half }, [, way = "", hour, said]) =>
    shifted(Number(hour), /past|after/.test(way) ? 15 : -15, half(Number(hour), said)),
  ),
  rule(`(5|10|20|25) (?:minutes )?(past|after|to|till|til|before) ${HOUR}${HALF}?`, ({ half }, [, minutes, way = "", hour, said]) =>
    shifted(Number(hour), /past|after/.test(way) ? Number(minutes) : -Number(minutes), half(Number(hour), said)),
  ),
  rule("(?:in )?half an hour(?: from now)?", ({ now }) => relative(now, 30)),
  rule("in (an?|\\d{1,2}) hours?(?: time)?", ({ now }, [, hours = ""]) => relative(now, 60 * (/^an?$/.test(hours) ? 1 : Number(hours)))),
  rule("in (\\d{1,3}) minutes?(?: time)?", ({ now }, [, minutes]) => relative(now, Number(minutes))),
  rule(`${HOUR}[:.](\\d{2})${HALF}?`, ({ half }, [, hour = "", minute, said]) =>
    // A leading zero is the 24-hour clock.
    meanings(Number(hour), Number(minute), hour.startsWith("0") ? "am" : half(Number(hour), said)),
  ),
  rule(`${HOUR} (?:o )?(\\d{2}) (?:in the (?:morning|afternoon|evening)|at night|tonight)`, ({ half }, [, hour, minute]) =>
    meanings(Number(hour), Number(minute), half(Number(hour), undefined)),
  ),
  rule(`${HOUR} (?:o )?(\\d{1,2})${HALF}`, ({ half }, [, hour, minute, said]) =>
    meanings(Number(hour), Number(minute), half(Number(hour), said)),
  ),
  rule(`${HOUR}${HALF}(?: o'clock)?`, ({ half }, [, hour, said]) => meanings(Number(hour), 0, half(Number(hour), said))),
  rule(`(?:at |around |about |by )?${HOUR} (?:o'clock|oclock|o clock)${HALF}?`, ({ half }, [, hour, said]) =>
    meanings(Number(hour), 0, half(Number(hour), said)),
  ),
  rule("(\\d{2})(\\d{2}) hours", (_heard, [, hour, minute]) =>
    Number(hour) > 23 || Number(minute) > 59 ? [] : [clock(Number(hour), Number(minute))],
  ),
  rule("12 noon|noon|midday|noontime|lunchtime", () => ["12:00"]),
  rule("12 midnight|midnight", () => ["00:00"]),
  rule(`${HOUR} (?:(?:in the|this|tomorrow) (?:morning|afternoon|evening)|at night|tonight)`, ({ half }, [, hour]) =>
    meanings(Number(hour), 0, half(Number(hour), undefined)),
  ),
  rule(`(?:at|around|about|by|before|after|say) ${HOUR} (\\d{2})${NEXT_WORD}`, ({ half }, [, hour, minute]) =>
    meanings(Number(hour), Number(minute), half(Number(hour), undefined)),
  ),
  rule(`(?:at|around|about|by|before|after|say) (?:about |around )?${HOUR}(?:ish)?${NEXT_WORD}`, ({ half }, [, hour]) =>
    meanings(Number(hour), 0, half(Number(hour), undefined)),
  ),
];

// The words that only lead to a time are no part of it.
const LEAD = /^(?:in )?(?:at|around|about|by|before|after|say) (?:about |around )?/;

const spansOf = (line: Line, heard: Heard, rules: readonly Rule[]): readonly Span[] => {
  const spans: Span[] = [];
  for (const [pattern, resolve] of rules)
    for (const match of line.text.matchAll(pattern)) {
      const lead = LEAD.exec(match[0])?.[0].length ?? 0;
      const from = line.wordAt(match.index + lead);
      const to = line.wordAt(match.index + match[0].length - 1) + 1;
      const taken = spans.some((span) => from < span.to && span.from < to);
      const resolvedValues = taken ? [] : resolve(heard, match);
      if (resolvedValues.length > 0) spans.push({ from, to, resolvedValues });
    }
  return spans.toSorted((a, b) => a.from - b.from);
};

const hear = (line: Line, now: () => DateTime): { readonly heard: Heard; readonly parts: readonly Span[] } => {
  const parts = [...line.text.matchAll(PART)].flatMap(([word, said = ""], at, all) => {
    const from = line.wordAt(all[at]?.index ?? 0);
    const part = partOf(said);
    return part === undefined || word === "" ? [] : [{ from, to: from + 1, resolvedValues: [part] }];
  });
  const said = parts[0]?.resolvedValues[0];
  const part = said === undefined ? undefined : (["MO", "AF", "EV", "NI"] as const).find((known) => known === said);
  const half: Heard["half"] = (hour, word) => (word === undefined ? halfBy(part, hour) : word.startsWith("a") ? "am" : "pm");
  return { heard: { half, now }, parts };
};

/**
 * The times named in a line; parts of the day only where no hour is named.
 * @param now the present in the bot's time zone; asked for only by "in an hour"
 */
export const findTimes = (line: Line, now: () => DateTime): readonly Span[] => {
  const { heard, parts } = hear(line, now);
  const times = spansOf(line, heard, RULES);
  return times.length > 0 ? times : parts;
};

const ANSWERS: readonly Rule[] = [
  // Keys are the 24-hour clock: HHMM.
  rule("^(\\d{2})(\\d{2})$", (_heard, [, hour, minute]) =>
    Number(hour) > 23 || Number(minute) > 59 ? [] : [clock(Number(hour), Number(minute))],
  ),
  rule(`^${HOUR} (?:o )?(\\d{2})$`, ({ half }, [, hour, minute]) => meanings(Number(hour), Number(minute), half(Number(hour), undefined))),
  rule(`^${HOUR}(?:ish)?$`, ({ half }, [, hour]) => meanings(Number(hour), 0, half(Number(hour), undefined))),
  rule("^(am|pm)$", (_heard, [, said = ""]) => [said.toUpperCase()]),
];

/** A time as the answer to "at what time?": also a bare hour, `ten fifteen`, and keys (HHMM). */
export const timeAnswer = (line: Line, now: () => DateTime): readonly Span[] => spansOf(line, hear(line, now).heard, ANSWERS);
