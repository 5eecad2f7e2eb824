// This design, as a strategy: the very rules of functions/lib/failover, on the observer's schedule, for a stack of five apps of which callers
// call the witness. What is left out is what those rules never see: leases, retries, IAM. Those are the business of the runs through the real
// functions (line/).
import { afterReport, afterRound, NO_CALLS, type Calls } from "../functions/lib/failover/calls.ts";
import { decide, isChange, pointerAfter } from "../functions/lib/failover/decide.ts";
import type { Evidence, Seen, TwinsSeen } from "../functions/lib/failover/evidence.ts";
import { activeRegion, firstPointer, type Pointer } from "../functions/lib/failover/pointer.ts";
import {
  DEFAULT_RULES,
  OTHERS_WORDS_EVERY,
  rulesFor,
  type FailoverRules,
  type OtherApp,
  type StackRules,
} from "../functions/lib/failover/rules.ts";
import { failedBy, note, UNSEEN, verdict, type BotSeen, type Observation } from "../functions/lib/failover/seen.ts";
import { nextTurn } from "../functions/lib/failover/turns.ts";
import type { Region } from "../shared/region.ts";
import { LOOKUP_MS, MONTH_MS, routing, type ProbeMade, type Steering, type Strategy, type Surroundings } from "./strategy.ts";
import type { BotSide } from "./world.ts";

/** The app that callers call, and whose evidence moves the pointer. */
export const WITNESS = "witness";
/** Four more, each with something to say. */
const OTHERS: readonly OtherApp[] = ["second", "third", "fourth", "fifth"].map((slug) => ({ slug, hasWords: true }));

export const RULES: StackRules = { ...DEFAULT_RULES, home: "us-east-1", standby: "us-west-2", witness: WITNESS, others: OTHERS };

/** The limit of a probe, and how far apart the confirming ones are started (functions/observer). */
const PROBE_LIMIT_MS = 2_000;
const APART_MS = 300;
/** A report's way through two Lambdas, the second of them cold since the observer's run holds the warm one: an assumption. */
const REPORT_MS = 100;
const ROUND_STARTS_MS = 500;
/** How old the row may get without a change (functions/observer). */
const ROW_AGE_MS = 60_000;

type Method = Observation["method"];
type Found = Readonly<Record<BotSide, readonly Observation[]>>;

const SIDES = ["home", "standby"] as const satisfies readonly BotSide[];
const METHODS = ["session", "recognize"] as const satisfies readonly Method[];
const regionOf = (side: BotSide): Region => RULES[side];
const sideOf = (region: Region): BotSide => (region === RULES.standby ? "standby" : "home");
const seenAt = (bots: TwinsSeen, side: BotSide): BotSeen => bots[regionOf(side)] ?? UNSEEN;

const noted = (bots: TwinsSeen, found: Found, rules: FailoverRules): TwinsSeen => {
  const after = (side: BotSide): BotSeen =>
    found[side].toSorted((one, other) => one.at - other.at).reduce((so, one) => note(so, one, rules), seenAt(bots, side));
  return { [RULES.home]: after("home"), [RULES.standby]: after("standby") };
};

const throttledOf = (found: Found): readonly Region[] =>
  SIDES.filter((side) => found[side].some(({ result }) => result === "throttled")).map(regionOf);

const endOf = (found: Found, from: number): number =>
  [...found.home, ...found.standby].reduce((latest, { at }) => Math.max(latest, at), from);

/** Whether it is time to say something to a bot of the witness again; sooner when the last answer was bad. */
const isDue = ({ observations }: BotSeen, now: number): boolean => {
  const last = observations.findLast(({ method }) => method === "recognize");
  if (last === undefined) return true;
  const interval = last.result === "good" ? RULES.recognizeIntervalMs : Math.min(RULES.provenMs, RULES.recognizeIntervalMs);
  return now - last.at >= interval - RULES.intervalMs / 2;
};

interface Asked {
  readonly app: string;
  readonly before: TwinsSeen;
  readonly suspect?: BotSide;
  readonly speaks: (seen: BotSeen) => boolean;
}

interface Looked {
  readonly app: string;
  readonly found: Found;
  readonly after: TwinsSeen;
  readonly endsAt: number;
  readonly bothFail: boolean;
}

/**
 * One look at the twins of an app, in the order of functions/observer/probe-round.ts: sessions, words where they are due; then, when all have
 * answered or not, the confirming probes of what failed. It can be told at once what a look will find: faults do not depend on it.
 */
const looker = ({ world, chance }: Pick<Surroundings, "world" | "chance">, made: (probe: ProbeMade) => void) => {
  return (at: number, { app, before, suspect, speaks }: Asked): Looked => {
    const rules = rulesFor(RULES, app);
    const probe = (side: BotSide, method: Method, when: number): Observation => {
      const { result, ms } = world.ask(side, method, when, chance, app !== WITNESS);
      const isInTime = ms <= PROBE_LIMIT_MS;
      const found = !isInTime || result === "error" || result === "wrong" ? "failed" : result;
      made({ app, atMs: when, side, method, good: found === "good" });
      return { at: when + Math.min(ms, PROBE_LIMIT_MS), method, result: found };
    };
    const confirm = (side: BotSide, method: Method, when: number): readonly Observation[] =>
      Array.from({ length: rules.confirmations }, (_, index) => probe(side, method, when + index * APART_MS));
    const first = (side: BotSide): readonly Observation[] => [
      probe(side, "session", at),
      ...(side === suspect ? confirm(side, "session", at) : []),
      ...(suspect !== undefined || speaks(seenAt(before, side)) ? [probe(side, "recognize", at)] : []),
      ...(side === suspect ? confirm(side, "recognize", at) : []),
    ];
    const early: Found = { home: first("home"), standby: first("standby") };
    const then = endOf(early, at);
    const seen = noted(before, early, rules);
    const failedOf = (side: BotSide): readonly Method[] =>
      METHODS.filter((method) => early[side].some((one) => one.method === method && one.result === "failed"));
    const isBad = (side: BotSide): boolean => failedOf(side).length > 0 || verdict(seenAt(seen, side), then, rules) === "failed";

    const second = (side: BotSide): readonly Observation[] => {
      const other = side === "home" ? "standby" : "home";
      const suspected = side === suspect ? [] : failedOf(side).filter((method) => !failedBy(seenAt(seen, side), method, then, rules));
      const hasSpoken = early[side].some(({ method }) => method === "recognize");
      const isUnsure = isBad(other) && !failedOf(side).includes("session") && verdict(seenAt(seen, side), then, rules) !== "proven";
      return [
        ...suspected.flatMap((method) => confirm(side, method, then)),
        ...(!hasSpoken && (suspected.length > 0 || isUnsure) ? [probe(side, "recognize", then)] : []),
      ];
    };
    const late: Found = { home: second("home"), standby: second("standby") };
    const found: Found = { home: [...early.home, ...late.home], standby: [...early.standby, ...late.standby] };
    return { app, found, after: noted(before, found, rules), endsAt: endOf(found, at), bothFail: SIDES.every(isBad) };
  };
};

/** One observer over one pointer. */
export const steerTwinline = ({ time, world, chance }: Surroundings): Steering => {
  const route = routing(time);
  const probes: ProbeMade[] = [];
  const look = looker({ world, chance }, (made) => probes.push(made));
  let pointer: Pointer = firstPointer(RULES, 0);
  let apps: Seen = {};
  let calls: Calls = NO_CALLS;

  const settle = (evidence: Evidence): void => {
    const now = time.now();
    // Who cannot read or write the pointer decides nothing.
    if (!world.works("pointer-table", "home", now)) return;
    const next = pointerAfter(pointer, decide(pointer, evidence, now, RULES), now, RULES);
    if (!isChange(pointer, next) && now - pointer.updatedAt < ROW_AGE_MS) return;
    pointer = next;
    route.turn(pointer.state === "menu" ? "menu" : sideOf(activeRegion(pointer, RULES)), pointer.reason);
  };

  /** A round of the run, or a confirming one because calls failed at `suspect`: what it saw it keeps to itself, but for throttles. */
  const round = (at: number, suspect?: BotSide): void => {
    if (!world.works("observer", "home", at)) return;
    const before = apps;
    const turn = suspect === undefined ? nextTurn(before, at, RULES, false) : undefined;
    const asked: readonly Asked[] = [
      { app: WITNESS, before: before[WITNESS] ?? {}, speaks: (seen) => isDue(seen, at), ...(suspect === undefined ? {} : { suspect }) },
      ...(turn === undefined ? [] : [{ app: turn.slug, before: before[turn.slug] ?? {}, speaks: () => turn.speaks }]),
    ];
    const looked = asked.map((one) => look(at, one));
    const endsAt = Math.max(...looked.map((one) => one.endsAt));
    time.at(endsAt, () => {
      const after: Seen = { ...before, ...Object.fromEntries(looked.map((one) => [one.app, one.after])) };
      if (suspect === undefined) apps = after;
      else if (world.works("pointer-table", "home", endsAt))
        calls = afterRound(
          calls,
          looked.map(({ app, found }) => ({ app, throttled: throttledOf(found), failed: [] })),
          endsAt,
        );
      // The control endpoint is not Lex, and none of the scenarios breaks it.
      const bothFail = looked.some((one) => one.bothFail);
      settle({ apps: after, calls, ...(bothFail ? { control: { at: endsAt, result: "good" } } : {}) });
    });
  };

  const every = (at: number): void =>
    time.at(at, () => {
      round(at);
      every(at + RULES.intervalMs);
    });
  // Where in their intervals the probes are when something breaks is chance: so is when the first round begins, and when words are due.
  const spoken = (ago: number): BotSeen => ({ observations: [{ at: -Math.round(ago), method: "recognize", result: "good" }] });
  const ago = chance() * RULES.recognizeIntervalMs;
  const half = (ago + RULES.recognizeIntervalMs / 2) % RULES.recognizeIntervalMs;
  const others = OTHERS.map(({ slug }, index) => {
    const heard = spoken(ago + index * OTHERS_WORDS_EVERY * RULES.recognizeIntervalMs);
    return [slug, { [RULES.home]: heard, [RULES.standby]: heard }] as const;
  });
  apps = { ...Object.fromEntries(others), [WITNESS]: { [RULES.home]: spoken(ago), [RULES.standby]: spoken(half) } };
  every(Math.round(chance() * RULES.intervalMs));

  const onReport = (contactId: string, failed: BotSide, twin: Parameters<Steering["report"]>[2]): void => {
    const now = time.now();
    if (!world.works("report", "home", now) || !world.works("pointer-table", "home", now)) return;
    const after = afterReport(calls, { app: WITNESS, contactId, at: now, failedRegion: regionOf(failed), twin }, now);
    calls = after.calls;
    if (after.startsRound) time.at(now + ROUND_STARTS_MS, () => round(time.now(), failed));
  };

  return {
    // The replica of the pointer answers where home's table does not; the flow itself knows home where the lookup does not answer.
    route: () => ({ to: world.works("lookup", "home", time.now()) ? route.current() : "home", waitMs: LOOKUP_MS }),
    report: (contactId, failed, twin) => time.at(time.now() + REPORT_MS, () => onReport(contactId, failed, twin)),
    routed: route.routed,
    probes,
  };
};

export const TWINLINE: Strategy = {
  name: "twinline",
  says: `sessions every ${RULES.intervalMs / 1000} s and words every ${RULES.recognizeIntervalMs / 1000} s at both bots of the witness, confirmed; ${OTHERS.length} other apps in turn; reports from calls; the twin within the call`,
  hasTwin: true,
  textRequestsAMonth: (2 * MONTH_MS * (1 + 1 / OTHERS_WORDS_EVERY)) / RULES.recognizeIntervalMs,
  steer: steerTwinline,
};
