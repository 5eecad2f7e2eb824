// When a schedule fires: `rate(…)`, `cron(…)` or `at(…)` as a question of the next time after a given one. Pure; the minute is the finest
// step (aws-limits.md 1.2).
import { DateTime } from "luxon";
import type { EpochMs } from "../../shared/clock.ts";
import { UserError } from "../errors.ts";
import { type CronFields, parseCron } from "./cron.ts";

/** The first time at or after `from`; nothing when the schedule has run out. */
export type Next = (from: EpochMs) => EpochMs | undefined;

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
/** CreateSchedule takes neither an offset nor parts of a second (API reference). */
const AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;
// Five years of days: a cron that names no such day (30 February) has run out.
const SEARCHED_DAYS = 5 * 366;

const everyPeriod =
  (periodMs: number, start: EpochMs): Next =>
  (from) =>
    start + Math.max(0, Math.ceil((from - start) / periodMs)) * periodMs;

const timesOf = (day: DateTime, { hours, minutes }: CronFields): readonly EpochMs[] =>
  [...hours]
    .sort((a, b) => a - b)
    .flatMap((hour) =>
      [...minutes]
        .sort((a, b) => a - b)
        .map((minute) => day.set({ hour, minute }))
        // A local time that daylight saving skips does not run.
        .filter((time) => time.hour === hour)
        .map((time) => time.toMillis()),
    );

const everyMatch =
  (fields: CronFields, zone: string): Next =>
  (from) => {
    let day = DateTime.fromMillis(from, { zone }).startOf("day");
    for (let searched = 0; searched < SEARCHED_DAYS; searched += 1) {
      // luxon counts Monday as 1 and Sunday as 7.
      const weekday = (day.weekday % 7) + 1;
      const matches =
        fields.years.has(day.year) && fields.months.has(day.month) && fields.daysOfMonth.has(day.day) && fields.daysOfWeek.has(weekday);
      const time = matches ? timesOf(day, fields).find((one) => one >= from) : undefined;
      if (time !== undefined) return time;
      day = day.plus({ days: 1 });
    }
    return undefined;
  };

/**
 * Reads a schedule expression.
 * @param zone an IANA time zone; rates do not depend on it
 * @param start from when a rate counts
 * @throws UserError for an expression or zone that cannot be read; UnsupportedError for what cron.ts does not support
 */
export const parseExpression = (text: string, zone: string, start: EpochMs): Next => {
  if (!DateTime.utc().setZone(zone).isValid)
    throw new UserError(`Cannot read the time zone "${zone}". Write an IANA name such as Europe/Berlin.`);
  const [, kind, inside = ""] = /^(rate|cron|at)\((.*)\)$/.exec(text) ?? [];
  if (kind === "cron") return everyMatch(parseCron(inside), zone);
  if (kind === "at" && AT.test(inside)) {
    const time = DateTime.fromISO(inside, { zone });
    if (time.isValid) return (from) => (time.toMillis() >= from ? time.toMillis() : undefined);
  }
  const [, count = "", unit] = /^(\d+) (minute|hour|day)s?$/.exec(inside) ?? [];
  if (kind === "rate" && (unit === "minute" || unit === "hour" || unit === "day") && Number(count) > 0)
    return everyPeriod(Number(count) * UNIT_MS[unit], start);
  throw new UserError(`Cannot read the schedule expression "${text}". Write rate(1 minute), cron(0 9 * * ? *) or at(2026-11-20T10:00:00).`);
};
