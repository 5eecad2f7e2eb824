// Pointers, bots as they were seen, and rules with the usual values, to say only what a test is about.
import type { Item } from "../../../../functions/lib/aws/attribute-value.ts";
import { pointerItem, type Pointer } from "../../../../functions/lib/failover/pointer.ts";
import { DEFAULT_RULES, type FailoverRules, type ProbeMethod, type StackRules } from "../../../../functions/lib/failover/rules.ts";
import { note, UNSEEN, type BotSeen, type Observation, type ProbeResult } from "../../../../functions/lib/failover/seen.ts";
import { SATURDAY_9AM } from "../../services.ts";

/** Of a stack with one app, its witness. */
export const RULES: StackRules = { home: "us-east-1", standby: "us-west-2", ...DEFAULT_RULES, witness: "flowers", others: [] };
/** Of a stack with four more, of which three have something to say. */
export const FIVE: StackRules = {
  ...RULES,
  others: [
    { slug: "demo", hasWords: true },
    { slug: "ops", hasWords: true },
    { slug: "knowledge", hasWords: true },
    { slug: "desk", hasWords: false },
  ],
};
export const NOW = SATURDAY_9AM;

export const aPointer = (overrides: Partial<Pointer> = {}): Pointer => ({
  lexRegion: "us-east-1",
  epoch: 7,
  state: "normal",
  reason: "active-good",
  updatedAt: SATURDAY_9AM - 30_000,
  movedAt: SATURDAY_9AM - 3_600_000,
  coolDownMs: RULES.coolDownMs,
  ...overrides,
});

/** Its row, as the home region has it. */
export const aPointerItem = (pointer: Pointer): Item => pointerItem(pointer, RULES.home);

export const observed = (result: ProbeResult, method: ProbeMethod, at: number): Observation => ({ at, method, result });

/** A bot of which sessions, the last one now and each an interval apart, came out as written: `g`ood, `f`ailed, `t`hrottled, `u`nknown. */
export const aBotSeen = (sessions: string, recognized: string = "g", now = NOW, rules: FailoverRules = RULES): BotSeen => {
  const results: Readonly<Record<string, ProbeResult>> = { g: "good", f: "failed", t: "throttled", u: "unknown" };
  const list = (letters: string, method: ProbeMethod, apart: number): readonly Observation[] =>
    letters.split("").map((letter, index) => observed(results[letter] ?? "unknown", method, now - (letters.length - 1 - index) * apart));
  return [...list(sessions, "session", rules.intervalMs), ...list(recognized, "recognize", 1000)]
    .toSorted((one, other) => one.at - other.at)
    .reduce((seen, observation) => note(seen, observation, rules), UNSEEN);
};

/** A bot that has been good since long before any dwell. */
export const GOOD: BotSeen = { ...aBotSeen("gggggg"), goodSince: NOW - 3_600_000 };
/** A bot whose first failure was confirmed. */
export const FAILED: BotSeen = aBotSeen("ggffff", "g");
