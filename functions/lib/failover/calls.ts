// What calls say about the bots. Callers come by speech and reach fulfilment, probes by text and stop earlier: when three different contacts
// failed at a bot and its twin served them, the bot is failed whatever its probes say. Pure, and bounded: whoever forges reports, by
// thousands, makes a few rows written and six rounds of probes a minute.
import type { EpochMs } from "../../../shared/clock.ts";
import type { Region } from "../../../shared/region.ts";

/** `asked`: a call failed at `failedRegion` and turns to the twin. `answered`, `failed`: how that went, told when it is over. */
export type TwinStage = "asked" | "answered" | "failed";

export interface CallReport {
  readonly contactId: string;
  readonly at: EpochMs;
  readonly failedRegion: Region;
  readonly twin: TwinStage;
}

/** What is known from calls. */
export interface Calls {
  /** When rounds of probes were started because of reports, in the last minute. */
  readonly rounds: readonly EpochMs[];
  /** Reports of the last minute that say how the twin did. */
  readonly ended: readonly CallReport[];
  /** When a round that reports started last met a throttle, by the bot's region: an observer's run knows only its own probes. */
  readonly throttledAt: Readonly<Record<Region, EpochMs>>;
}

export const NO_CALLS: Calls = { rounds: [], ended: [], throttledAt: {} };

/** How long a report counts, and the time that rounds are limited by, in ms (design.md 4). */
export const CALLS_MS = 60_000;
/** Different contacts that make evidence (design.md 4). */
export const CONTACTS = 3;
/** Rounds of probes that reports may start in a minute (design.md 4). */
export const ROUNDS_A_MINUTE = 6;
/** A round takes about this long: another one meanwhile would see the same. */
const ROUND_MS = 2_000;

const isFresh = (at: EpochMs, now: EpochMs): boolean => at <= now && now - at <= CALLS_MS;

const contactsThat = ({ ended }: Calls, twin: TwinStage, region: Region, from: EpochMs, now: EpochMs): number =>
  new Set(
    ended
      .filter((report) => report.twin === twin && report.failedRegion === region && report.at > from && isFresh(report.at, now))
      .map(({ contactId }) => contactId),
  ).size;

/**
 * Whether enough contacts failed at this bot and were served by its twin.
 * @param from evidence of before that is of another time: the line has moved since
 */
export const callsFailed = (calls: Calls, region: Region, from: EpochMs, now: EpochMs): boolean =>
  contactsThat(calls, "answered", region, from, now) >= CONTACTS;

/** Whether enough contacts were failed by this bot and by its twin as well. */
export const callsFailedByBoth = (calls: Calls, region: Region, from: EpochMs, now: EpochMs): boolean =>
  contactsThat(calls, "failed", region, from, now) >= CONTACTS;

export interface AfterReport {
  readonly calls: Calls;
  /** False when the report adds nothing: nothing is to be written then. */
  readonly isNews: boolean;
  /** Whether this report starts a round of probes. */
  readonly startsRound: boolean;
}

/** What is known after a round that reports started met throttles at these bots. */
export const afterThrottles = (calls: Calls, regions: readonly Region[], now: EpochMs): Calls => ({
  ...calls,
  throttledAt: { ...calls.throttledAt, ...Object.fromEntries(regions.map((region) => [region, now])) },
});

/** What is known after one more report. */
export const afterReport = (calls: Calls, report: CallReport, now: EpochMs): AfterReport => {
  const rounds = calls.rounds.filter((at) => isFresh(at, now));
  const ended = calls.ended.filter(({ at }) => isFresh(at, now));
  const last = rounds.at(-1);
  const startsRound = rounds.length < ROUNDS_A_MINUTE && (last === undefined || now - last >= ROUND_MS);
  const known = { ...calls, rounds, ended };
  const isEvidence =
    report.twin !== "asked" &&
    contactsThat(known, report.twin, report.failedRegion, 0, now) < CONTACTS &&
    !ended.some(({ contactId }) => contactId === report.contactId);
  return {
    calls: { ...known, rounds: startsRound ? [...rounds, now] : rounds, ended: isEvidence ? [...ended, report] : ended },
    isNews: startsRound || isEvidence,
    startsRound,
  };
};
