// Times as English speakers say them.
import type { Half, Part, TimeRule, TimeRules } from "../language.ts";
import { exactly, meanings, relative, shifted, timeRule as rule } from "../time-rules.ts";

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

const RULES: readonly TimeRule[] = [
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
  rule("(\\d{2})(\\d{2}) hours", (_heard, [, hour, minute]) => exactly(Number(hour), Number(minute))),
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

const ANSWERS: readonly TimeRule[] = [
  // Keys are the 24-hour clock: HHMM.
  rule("^(\\d{2})(\\d{2})$", (_heard, [, hour, minute]) => exactly(Number(hour), Number(minute))),
  rule(`^${HOUR} (?:o )?(\\d{2})$`, ({ half }, [, hour, minute]) => meanings(Number(hour), Number(minute), half(Number(hour), undefined))),
  rule(`^${HOUR}(?:ish)?$`, ({ half }, [, hour]) => meanings(Number(hour), 0, half(Number(hour), undefined))),
  rule("^(am|pm)$", (_heard, [, said = ""]) => [said.toUpperCase()]),
];

export const times: TimeRules = {
  rules: RULES,
  answers: ANSWERS,
  lead: LEAD,
  part: PART,
  partOf,
  halfBy,
  halfOf: (word) => (word.startsWith("a") ? "am" : "pm"),
};
