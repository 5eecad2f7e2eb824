// Numbers, counts and codes as English speakers say them around the digits.
import type { DigitRules } from "../language.ts";

export const digits: DigitRules = {
  number:
    /(?:\b(minus|negative) |(?<![\w.])(-))?\b(\d+(?:[.,]\d+)*)(?: point (\d+(?: \d+)*))?( dozen)?(?: (hundred|thousand|million)(?: (?:and )?(\d{1,3}))?)?\b/g,
  scale: { hundred: 100, thousand: 1_000, million: 1_000_000 },
  percentage: /\b(\d+(?:\.\d+)?) ?(?:%|percent|per cent)/g,
  duration: /\b(an?|\d+) (second|minute|hour|day|week|month|year)s?\b/g,
  unit: {
    second: ["PT", "S"],
    minute: ["PT", "M"],
    hour: ["PT", "H"],
    day: ["P", "D"],
    week: ["P", "W"],
    month: ["P", "M"],
    year: ["P", "Y"],
  },
  repeated: /\b(double|triple) (\w+)\b/g,
  times: (word) => (word === "double" ? 2 : 3),
  plus: /\bplus\b/g,
  zero: /\boh?\b/g,
  spoken: /(?:\b(?:plus|oh|o|double|triple|\d+)\b ?)+/,
  aroundCode: /^(?:it|is|my|number|the|code|order|and|um|uh|please)$/,
  email: {
    pattern: /\b([\w.]+(?: (?:dot|underscore|dash) [\w.]+)*) at ([\w]+(?: dot [\w]+)+)\b/g,
    written: [
      [" dot ", "."],
      [" underscore ", "_"],
      [" dash ", "-"],
      [" at ", "@"],
    ],
  },
};
