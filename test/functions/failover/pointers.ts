// Pointers and rules with the usual values, to say only what a test is about.
import { DEFAULT_RULES, type FailoverRules } from "../../../functions/failover/decide.ts";
import type { Pointer } from "../../../functions/failover/pointer.ts";
import { SATURDAY_9AM } from "../services.ts";

export const RULES: FailoverRules = { home: "us-east-1", standby: "us-west-2", ...DEFAULT_RULES };

export const aPointer = (overrides: Partial<Pointer> = {}): Pointer => ({
  lexRegion: "us-east-1",
  epoch: 7,
  state: "normal",
  reason: "active-good",
  updatedAt: SATURDAY_9AM - 60_000,
  movedAt: SATURDAY_9AM - 3_600_000,
  streaks: {},
  ...overrides,
});
