// Days that a caller names and no calendar has: February 30. Lex fills no slot with one (docs/local-cloud.md), so that the caller would be asked
// again without hearing why. The hook has the words themselves in the event (`inputTranscript`).
import { isDate } from "../calendar/local-time.ts";
import { plain } from "./bare-answer.ts";
import { nextDate } from "./keypad.ts";

/** The months that lack days which others have, in both languages. */
const MONTHS = {
  "02": "february|febrero|feb",
  "04": "april|abril|apr|abr",
  "06": "june|junio|jun",
  "09": "september|septiembre|setiembre|sept?",
  "11": "november|noviembre|nov",
} as const;
const DAYS = {
  "29": "29(?:th)?|twenty nin(?:e|th)|veintinueve",
  "30": "30(?:th)?|thirtieth|thirty(?! (?:one|first))|treinta(?! y un)",
  "31": "31(?:st)?|thirty (?:one|first)|treinta y un[oa]?",
} as const;
const YEAR = "(?: (?:of |de |del )?(?<year>\\d{4}))?\\b";

const RULES = Object.entries(MONTHS).flatMap(([month, named]) =>
  Object.entries(DAYS).flatMap(([day, said]) =>
    [`\\b(?:${said})(?: of| de)?(?: the month of)? (?:${named})${YEAR}`, `\\b(?:${named}) (?:the |el )?(?:${said})${YEAR}`].map(
      (pattern) => ({ monthAndDay: `${month}${day}`, pattern: new RegExp(pattern) }),
    ),
  ),
);

/**
 * The day that the words name, written `YYYY-MM-DD`, where no calendar has it.
 * @param today in the line's own time zone
 */
export const noSuchDay = (transcript: string, today: string): string | undefined => {
  const said = plain(transcript);
  for (const { monthAndDay, pattern } of RULES) {
    const found = pattern.exec(said);
    if (found === null) continue;
    const date = nextDate(monthAndDay, today);
    const year = found.groups?.["year"];
    const named = year === undefined ? date : `${year}${date.slice(4)}`;
    if (!isDate(named)) return named;
  }
  return undefined;
};
