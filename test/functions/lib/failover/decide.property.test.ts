// What must hold of decide() in every history of rounds, not only in those we thought of.
import * as fc from "fast-check";
import { NO_CALLS, type Calls } from "../../../../functions/lib/failover/calls.ts";
import { decide, isChange, pointerAfter, type Decision } from "../../../../functions/lib/failover/decide.ts";
import { seenOf, verdictOf, type Evidence, type Seen } from "../../../../functions/lib/failover/evidence.ts";
import { activeRegion, firstPointer, type Pointer } from "../../../../functions/lib/failover/pointer.ts";
import { rulesFor, slugsOf, type FailoverRules, type ProbeMethod } from "../../../../functions/lib/failover/rules.ts";
import { note, UNSEEN, type BotSeen, type Observation, type ProbeResult } from "../../../../functions/lib/failover/seen.ts";
import type { Region } from "../../../../shared/region.ts";
import { NOW, RULES as USUAL } from "./pointers.ts";

/** The usual rules with shorter times, so that a short history sees all of them. */
const RULES = {
  ...USUAL,
  recognizeIntervalMs: 15_000,
  coolDownMs: 10_000,
  dwellMs: 60_000,
  others: [
    { slug: "demo", hasWords: true },
    { slug: "ops", hasWords: false },
  ],
};
const APPS = slugsOf(RULES);
const REGIONS = [RULES.home, RULES.standby] as const;
/** Of each property, other ones for each: more than 10,000 in all. */
const HISTORIES = 950;
let seed = 20_261_121;

/** What sessions and words meet while a bot is in a mode; `flaky` fails every other round. */
const MODES = {
  good: ["good", "good"],
  down: ["failed", "failed"],
  deaf: ["good", "failed"],
  throttled: ["throttled", "throttled"],
  forbidden: ["unknown", "unknown"],
  silent: undefined,
  flaky: "flaky",
} as const satisfies Readonly<Record<string, readonly [ProbeResult, ProbeResult] | "flaky" | undefined>>;
type Mode = keyof typeof MODES;

interface Phase {
  /** Of the witness's bots. */
  readonly home: Mode;
  readonly standby: Mode;
  /** Of the other apps' bots, home first. */
  readonly others: Readonly<Record<"demo" | "ops", readonly [Mode, Mode]>>;
  readonly rounds: number;
  /** Seconds of a hold that begins with the phase. */
  readonly hold: number | null;
  /** Whose callers are failed, and whether the twin serves them. */
  readonly callers: { readonly app: string; readonly failedRegion: Region; readonly twin: "answered" | "failed" } | null;
  readonly control: "good" | "failed";
}

interface Round {
  readonly before: Pointer;
  readonly evidence: Evidence;
  readonly decision: Decision;
  readonly now: number;
  readonly phase: Phase;
  readonly isFirst: boolean;
}

const resultOf = (mode: Mode, method: ProbeMethod, round: number): ProbeResult | undefined => {
  const meets = MODES[mode];
  if (meets === undefined) return undefined;
  if (meets === "flaky") return round % 2 === 0 ? "failed" : "good";
  return meets[method === "session" ? 0 : 1];
};

/** What one round adds to what was seen of a bot: a failed probe brings its confirming ones. */
const look = (seen: BotSeen, mode: Mode, round: number, now: number, rules: FailoverRules): BotSeen =>
  (round % 3 === 0 ? (["session", "recognize"] as const) : (["session"] as const)).reduce((known, method) => {
    const result = resultOf(mode, method, round);
    if (result === undefined) return known;
    const times = result === "failed" && mode !== "flaky" ? RULES.confirmations + 1 : 1;
    return Array.from({ length: times }).reduce<BotSeen>((so) => note(so, { at: now, method, result }, rules), known);
  }, seen);

const roundsOf = (phases: readonly Phase[]): readonly Round[] => {
  const rounds: Round[] = [];
  let pointer = firstPointer(RULES, NOW);
  let apps: Seen = {};
  for (const phase of phases)
    for (let index = 0; index < phase.rounds; index += 1) {
      const now = NOW + (rounds.length + 1) * RULES.intervalMs;
      if (index === 0 && phase.hold !== null) pointer = { ...pointer, hold: { by: "ada", until: now + phase.hold * 1000 } };
      const modes = { flowers: [phase.home, phase.standby] as const, ...phase.others };
      const turn = RULES.others[rounds.length % RULES.others.length]?.slug;
      apps = Object.fromEntries(
        Object.entries(modes).map(([slug, [home, standby]]) => {
          const seen = (region: Region): BotSeen => apps[slug]?.[region] ?? UNSEEN;
          const rules = rulesFor(RULES, slug);
          const after = (region: Region): BotSeen => look(seen(region), region === RULES.home ? home : standby, index, now, rules);
          const isAsked = slug === RULES.witness || slug === turn;
          return [slug, Object.fromEntries(REGIONS.map((region) => [region, isAsked ? after(region) : seen(region)]))];
        }),
      );
      const { callers } = phase;
      const calls: Calls =
        callers === null ? NO_CALLS : { ...NO_CALLS, ended: ["a", "b", "c"].map((contactId) => ({ contactId, at: now, ...callers })) };
      const evidence = { apps, calls, control: { at: now, result: phase.control } };
      const decision = decide(pointer, evidence, now, RULES);
      rounds.push({ before: pointer, evidence, decision, now, phase, isFirst: index === 0 });
      const after = pointerAfter(pointer, decision, now, RULES);
      if (isChange(pointer, after)) pointer = after;
    }
  return rounds;
};

const phaseOf = (...modes: readonly Mode[]) =>
  fc.record<Phase>({
    others: fc.record({
      demo: fc.tuple(fc.constantFrom(...modes), fc.constantFrom(...modes)),
      ops: fc.tuple(fc.constantFrom(...modes), fc.constantFrom(...modes)),
    }),
    home: fc.constantFrom(...modes),
    standby: fc.constantFrom(...modes),
    rounds: fc.integer({ min: 1, max: 9 }),
    hold: fc.option(fc.integer({ min: 1, max: 60 }), { freq: 6 }),
    callers: fc.option(
      fc.record({ app: fc.constantFrom(...APPS), failedRegion: fc.constantFrom(...REGIONS), twin: fc.constantFrom("answered", "failed") }),
      { freq: 4 },
    ),
    control: fc.constantFrom("good", "good", "failed"),
  });
const phases = fc.array(phaseOf("good", "good", "down", "deaf", "throttled", "forbidden", "silent", "flaky"), { maxLength: 7 });

const inEvery = (histories: fc.Arbitrary<readonly Phase[]>, holds: (rounds: readonly Round[]) => boolean): void =>
  fc.assert(
    fc.property(histories, (history) => holds(roundsOf(history))),
    { numRuns: HISTORIES, seed: (seed += 1) },
  );

const movesOf = (rounds: readonly Round[]) =>
  rounds.flatMap((round) => (round.decision.kind === "switch" ? [{ ...round, ...round.decision }] : []));
const lastOf = ({ observations }: BotSeen, asked: ProbeMethod): Observation | undefined =>
  observations.findLast(({ method, result }) => method === asked && (result === "good" || result === "failed"));

describe("decide(), in every history,", () => {
  it("moves only to a bot whose last session and answer are good and recent", () => {
    inEvery(phases, (rounds) =>
      movesOf(rounds).every(({ to, now, evidence }) => {
        const seen = seenOf(evidence, RULES.witness, to);
        const [session, words] = [lastOf(seen, "session"), lastOf(seen, "recognize")];
        return session?.result === "good" && now - session.at <= RULES.provenMs && words?.result === "good";
      }),
    );
  });

  it("never breaks a hold before its end", () => {
    inEvery(phases, (rounds) => movesOf(rounds).every(({ before, now }) => before.hold === undefined || now >= before.hold.until));
  });

  it("returns home only after a whole dwell at the standby, in which home was not failed", () => {
    inEvery(phases, (rounds) =>
      movesOf(rounds)
        .filter(({ because }) => because === "home-recovered")
        .every(
          ({ before, now }) =>
            now - before.movedAt >= RULES.dwellMs &&
            rounds.every(({ phase, now: then }) => then <= now - RULES.dwellMs || then > now || phase.home !== "down"),
        ),
    );
  });

  it("moves at most once in a cool-down", () => {
    inEvery(phases, (rounds) => {
      const moves = movesOf(rounds);
      return moves.every(({ now, before }, index) => {
        const last = moves[index - 1];
        return last === undefined || now - last.now >= Math.max(RULES.coolDownMs, before.coolDownMs);
      });
    });
  });

  it("moves nothing for throttles, refusals and silence, whatever callers say", () => {
    const quiet = fc.array(phaseOf("throttled", "forbidden", "silent"), { maxLength: 7 });
    inEvery(quiet, (rounds) => movesOf(rounds).length === 0);
    const busy = fc.array(
      phaseOf("good", "throttled", "forbidden", "silent").map((phase) => ({ ...phase, callers: null })),
      { maxLength: 7 },
    );
    inEvery(busy, (rounds) => movesOf(rounds).length === 0);
  });

  for (const [good, modes] of [
    ["us-east-1", { home: "good", standby: "down" }],
    ["us-west-2", { home: "deaf", standby: "good" }],
  ] as const)
    it(`ends at ${good} when that bot is the good one for long enough`, () => {
      const others = { demo: ["good", "good"], ops: ["good", "good"] } as const;
      const then: Phase = { ...modes, others, rounds: 30, hold: null, callers: null, control: "good" };
      inEvery(
        phases.map((history) => [...history, then]),
        (rounds) => {
          const last = rounds.at(-1);
          return last !== undefined && activeRegion(last.before, RULES) === good;
        },
      );
    });

  it("moves nothing while both are down", () => {
    inEvery(phases, (rounds) => movesOf(rounds).every(({ phase }) => phase.home !== "down" || phase.standby !== "down"));
  });

  it("passes over observations that are stale or of a time to come", () => {
    const junk = fc.record({
      at: fc.oneof(fc.integer({ min: -90_000_000, max: -901_000 }), fc.integer({ min: 1, max: 9_000_000 })),
      method: fc.constantFrom<ProbeMethod>("session", "recognize"),
      result: fc.constantFrom<ProbeResult>("good", "failed", "throttled"),
    });
    fc.assert(
      fc.property(phases, fc.array(junk, { minLength: 1, maxLength: 8 }), (history, odd) =>
        roundsOf(history).every(({ before, evidence, now, decision }) => {
          const withJunk = ({ observations, ...rest }: BotSeen): BotSeen => ({
            ...rest,
            observations: [...observations, ...odd.map((one) => ({ ...one, at: now + one.at }))].toSorted(
              (one, other) => one.at - other.at,
            ),
          });
          const apps = Object.fromEntries(
            APPS.map((slug) => [slug, Object.fromEntries(REGIONS.map((region) => [region, withJunk(seenOf(evidence, slug, region))]))]),
          );
          return JSON.stringify(decide(before, { ...evidence, apps }, now, RULES)) === JSON.stringify(decision);
        }),
      ),
      { numRuns: HISTORIES, seed: (seed += 1) },
    );
  });

  it("moves nothing, and rings for nobody else, for what one app beside the witness has against a region", () => {
    const alone = { ...RULES, others: RULES.others.slice(0, 1) };
    fc.assert(
      fc.property(phases, (history) =>
        roundsOf(history).every(({ before, evidence, now }) => {
          const [withIt, without] = [decide(before, evidence, now, alone), decide(before, evidence, now, { ...RULES, others: [] })];
          // When the witness's bots are both down, callers of another app that is down as well may say so, too.
          return withIt.kind === "menu" || JSON.stringify(withIt) === JSON.stringify(without);
        }),
      ),
      { numRuns: HISTORIES, seed: (seed += 1) },
    );
  });

  it("follows two other apps only to where neither of them is failed", () => {
    inEvery(phases, (rounds) =>
      movesOf(rounds)
        .filter(({ because }) => because === "apps-agree")
        .every(({ to, evidence, now }) => RULES.others.every(({ slug }) => verdictOf(evidence, slug, to, now, RULES) !== "failed")),
    );
  });

  it("decides the same when the same is seen again", () => {
    fc.assert(
      fc.property(phases, (history) => {
        const told = (): string => JSON.stringify(roundsOf(history).map(({ before, decision }) => ({ before, decision })));
        return told() === told();
      }),
      { numRuns: HISTORIES, seed: (seed += 1) },
    );
  });
});
