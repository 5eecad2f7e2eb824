// What calls say about the bots of each app. Callers speak and reach fulfilment, probes write and stop earlier: when three different contacts
// failed at a bot and its twin served them, the bot is failed whatever its probes say. Pure, and bounded: thousands of forged reports of an
// app cause a few writes and six rounds of probes a minute.
import type { EpochMs } from "../../../shared/clock.ts";
import type { Region } from "../../../shared/region.ts";

/** `asked`: a call failed at `failedRegion` and turns to the twin. `answered`, `failed`: how that went, told when it is over. */
export type TwinStage = "asked" | "answered" | "failed";

export interface CallReport {
  /** Slug of the app that was called. */
  readonly app: string;
  readonly contactId: string;
  readonly at: EpochMs;
  readonly failedRegion: Region;
  readonly twin: TwinStage;
}

/** A round of probes that a report started. */
export interface ReportedRound {
  readonly app: string;
  readonly at: EpochMs;
}

/** By app and region. */
export type TimesByApp = Readonly<Record<string, Readonly<Record<Region, EpochMs>>>>;

/** What is known from calls. */
export interface Calls {
  /** Rounds of probes that reports started in the last minute. */
  readonly rounds: readonly ReportedRound[];
  /** Reports of the last minute that say how the twin did. */
  readonly ended: readonly CallReport[];
  /** When a round that reports started last met a throttle: an observer's run knows only its own probes. */
  readonly throttledAt: TimesByApp;
  /** When such a round last found a bot of another app than the witness failed: runs speak to those too rarely to see it themselves. */
  readonly failedAt: TimesByApp;
}

export const NO_CALLS: Calls = { rounds: [], ended: [], throttledAt: {}, failedAt: {} };

/** How long a report counts, and the time that rounds are limited by, in ms. */
export const CALLS_MS = 60_000;
/** Different contacts that make evidence. */
export const CONTACTS = 3;
/** Rounds of probes that reports may start in a minute. An app's first one comes on top, so that a storm at one app silences no other. */
export const ROUNDS_A_MINUTE = 6;
/** A round takes about this long: another one meanwhile would see the same. */
const ROUND_MS = 2_000;

const isFresh = (at: EpochMs, now: EpochMs): boolean => at <= now && now - at <= CALLS_MS;

/** What a report must be about to count. */
interface About {
  readonly app: string;
  /** The bot that failed. */
  readonly region: Region;
  /** Evidence from before is of another time: the pointer has moved since. */
  readonly from: EpochMs;
}

/** When the newest of enough different contacts told so; undefined when there were too few. */
const toldAt = ({ ended }: Calls, twin: TwinStage, { app, region, from }: About, now: EpochMs): EpochMs | undefined => {
  const reports = ended.filter(
    (report) => report.app === app && report.twin === twin && report.failedRegion === region && report.at > from && isFresh(report.at, now),
  );
  if (new Set(reports.map(({ contactId }) => contactId)).size < CONTACTS) return undefined;
  return Math.max(...reports.map(({ at }) => at));
};

/** When enough contacts of an app had failed at this bot and been served by its twin; undefined when they were too few. */
export const callsFailedAt = (calls: Calls, about: About, now: EpochMs): EpochMs | undefined => toldAt(calls, "answered", about, now);

/** Whether enough contacts of an app were failed by this bot and by its twin as well. */
export const callsFailedByBoth = (calls: Calls, about: About, now: EpochMs): boolean => toldAt(calls, "failed", about, now) !== undefined;

export interface AfterReport {
  readonly calls: Calls;
  /** False when the report adds nothing: nothing is to be written then. */
  readonly isNews: boolean;
  /** Whether this report starts a round of probes. */
  readonly startsRound: boolean;
}

const withTimes = (times: TimesByApp, app: string, regions: readonly Region[], now: EpochMs): TimesByApp =>
  regions.length === 0 ? times : { ...times, [app]: { ...times[app], ...Object.fromEntries(regions.map((region) => [region, now])) } };

/** What a round that reports started found of an app's bots. */
export interface RoundFound {
  readonly app: string;
  readonly throttled: readonly Region[];
  readonly failed: readonly Region[];
}

/** What is known after a round that reports started. */
export const afterRound = (calls: Calls, found: readonly RoundFound[], now: EpochMs): Calls =>
  found.reduce(
    (so, { app, throttled, failed }) => ({
      ...so,
      throttledAt: withTimes(so.throttledAt, app, throttled, now),
      failedAt: withTimes(so.failedAt, app, failed, now),
    }),
    calls,
  );

/** What is known after one more report. */
export const afterReport = (calls: Calls, report: CallReport, now: EpochMs): AfterReport => {
  const { app, contactId, failedRegion, twin } = report;
  const rounds = calls.rounds.filter(({ at }) => isFresh(at, now));
  const ended = calls.ended.filter(({ at }) => isFresh(at, now));
  const last = rounds.findLast((round) => round.app === app);
  const startsRound = last === undefined || (rounds.length < ROUNDS_A_MINUTE && now - last.at >= ROUND_MS);
  const known = { ...calls, rounds, ended };
  const isEvidence =
    twin !== "asked" &&
    toldAt(known, twin, { app, region: failedRegion, from: 0 }, now) === undefined &&
    !ended.some((other) => other.app === app && other.contactId === contactId);
  return {
    calls: { ...known, rounds: startsRound ? [...rounds, { app, at: now }] : rounds, ended: isEvidence ? [...ended, report] : ended },
    isNews: startsRound || isEvidence,
    startsRound,
  };
};
