// AMAZON.Time: times as people say them, as HH:MM. A time without morning or evening keeps both meanings and the code hook must ask; parts
// of the day are MO, AF, EV and NI (lex-v2.md 8).
import type { DateTime } from "luxon";
import { english } from "./en.ts";
import type { Language, Span, TimeHeard, TimeRule, TimeRules } from "./language.ts";
import type { Line } from "./line.ts";

const spansOf = (line: Line, heard: TimeHeard, rules: readonly TimeRule[], { lead: leading }: TimeRules): readonly Span[] => {
  const spans: Span[] = [];
  for (const [pattern, resolve] of rules)
    for (const match of line.text.matchAll(pattern)) {
      const lead = leading.exec(match[0])?.[0].length ?? 0;
      const from = line.wordAt(match.index + lead);
      const to = line.wordAt(match.index + match[0].length - 1) + 1;
      const taken = spans.some((span) => from < span.to && span.from < to);
      const resolvedValues = taken ? [] : resolve(heard, match);
      if (resolvedValues.length > 0) spans.push({ from, to, resolvedValues });
    }
  return spans.toSorted((a, b) => a.from - b.from);
};

const hear = (line: Line, now: () => DateTime, times: TimeRules): { readonly heard: TimeHeard; readonly parts: readonly Span[] } => {
  const named = [...line.text.matchAll(times.part)].flatMap((match) => {
    const part = times.partOf(match[0]);
    return part === undefined ? [] : [{ part, from: line.wordAt(match.index) }];
  });
  const half: TimeHeard["half"] = (hour, word) => (word === undefined ? times.halfBy(named[0]?.part, hour) : times.halfOf(word, hour));
  return { heard: { half, now }, parts: named.map(({ part, from }) => ({ from, to: from + 1, resolvedValues: [part] })) };
};

/**
 * The times named in a line; parts of the day only where no hour is named.
 * @param now the present in the bot's time zone; asked for only by "in an hour"
 * @param language English unless told
 */
export const findTimes = (line: Line, now: () => DateTime, { times }: Language = english): readonly Span[] => {
  const { heard, parts } = hear(line, now, times);
  const spans = spansOf(line, heard, times.rules, times);
  return spans.length > 0 ? spans : parts;
};

/**
 * A time as the answer to "at what time?": also a bare hour, `ten fifteen`, and keys (HHMM).
 * @param language English unless told
 */
export const timeAnswer = (line: Line, now: () => DateTime, { times }: Language = english): readonly Span[] =>
  spansOf(line, hear(line, now, times).heard, times.answers, times);
