// Lengths of time as a person types and reads them, and the end of a hold that follows from one.
import { UserError } from "../../local/errors.ts";

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Shorter than a minute nobody gains anything by a hold; longer than a week it would be forgotten. */
const SHORTEST_MS = 60_000;
const LONGEST_MS = 7 * 86_400_000;

/** Milliseconds of `90s`, `30m`, `2h` or `1d`; undefined for any other text. */
export const parseDuration = (text: string): number | undefined => {
  const [, digits, unit = ""] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const unitMs = UNITS[unit];
  return digits === undefined || unitMs === undefined ? undefined : Number(digits) * unitMs;
};

/** `2 d 3 h`, `29 min`, `42 s`: the two largest units, rounded down, since what is left of a hold is never more than it says. */
export const spokenDuration = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const parts = [
    [Math.floor(seconds / 86_400), "d"],
    [Math.floor(seconds / 3_600) % 24, "h"],
    [Math.floor(seconds / 60) % 60, "min"],
    [seconds % 60, "s"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return "0 s";
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
};

/** A moment as people read it: `2026-11-21 12:30:05 UTC`. */
export const spokenMoment = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** The moment of an ISO 8601 text with a zone; undefined for any other text, since a local time would mean another one on each machine. */
const parseMoment = (text: string): number | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
};

export interface EndOptions {
  /** How long, as `30m`. */
  readonly for?: string | undefined;
  /** Until when, ISO 8601 with a zone. */
  readonly until?: string | undefined;
}

const asMs = ({ for: length, until }: EndOptions, now: number): number => {
  if (length !== undefined && until !== undefined)
    throw new UserError("Cannot hold with --for and --until: they name two ends. Leave one out.");
  if (length !== undefined) {
    const ms = parseDuration(length);
    if (ms === undefined) throw new UserError(`Cannot hold for "${length}": it is no length of time. Write one as in 90s, 30m, 2h or 1d.`);
    return ms;
  }
  if (until === undefined)
    throw new UserError(
      "Cannot hold without an end: a hold that is forgotten keeps the line from its good bot. Add --for 30m, or --until.",
    );
  const at = parseMoment(until);
  if (at === undefined)
    throw new UserError(`Cannot hold until "${until}": it is no moment with a time zone. Write one as in 2026-11-21T18:00:00Z.`);
  if (at <= now)
    throw new UserError(`Cannot hold until "${until}": that is past, now is ${spokenMoment(now)}. Name a moment that is to come.`);
  return at - now;
};

/**
 * When a hold ends.
 * @throws UserError when no end is given, or two, one that cannot be read, is past, or is not within a minute and seven days
 */
export const parseEnd = (options: EndOptions, now: number): number => {
  const ms = asMs(options, now);
  const given = options.for ?? options.until ?? "";
  if (ms < SHORTEST_MS || ms > LONGEST_MS)
    throw new UserError(
      `Cannot hold ${options.for === undefined ? "until" : "for"} "${given}": that is ${ms > LONGEST_MS ? "longer than seven days" : "shorter than a minute"}. Choose a length from 1m to 7d; a hold can be renewed.`,
    );
  return now + ms;
};
