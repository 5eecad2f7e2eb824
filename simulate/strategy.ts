// What a design of failover is, to the model: something that probes when it likes and says where new calls go.
import type { TwinStage } from "../functions/lib/failover/calls.ts";
import type { Route } from "./call.ts";
import type { Routed } from "./outcomes.ts";
import type { Timeline } from "./timeline.ts";
import type { BotSide, World } from "./world.ts";

export interface Surroundings {
  readonly time: Timeline;
  readonly world: World;
  readonly chance: () => number;
}

/** One probe of a bot, for the pictures and the bill. */
export interface ProbeMade {
  /** Slug of the app whose bot it was; absent for a strategy that knows one app. */
  readonly app?: string;
  readonly atMs: number;
  readonly side: BotSide;
  readonly method: "session" | "recognize";
  readonly good: boolean;
}

export interface Steering {
  /** Where a call goes that begins now. */
  route(): Route;
  /** The flow's report function is invoked now. */
  report(contactId: string, failed: BotSide, twin: TwinStage): void;
  readonly routed: readonly Routed[];
  readonly probes: readonly ProbeMade[];
}

export interface Strategy {
  readonly name: string;
  /** What it does and what is assumed of it, for the reader of a table. */
  readonly says: string;
  /** Whether a call that meets a failed bot is given to the twin, and then to something simpler. */
  readonly hasTwin: boolean;
  /** Requests to bots, in 30 quiet days, that Lex bills as text requests. */
  readonly textRequestsAMonth: number;
  readonly steer: (surroundings: Surroundings) => Steering;
}

export const MONTH_MS = 30 * 24 * 3_600_000;
export const LOOKUP_MS = 100;

/** Where new calls go, kept as a history. */
export const routing = (time: Timeline) => {
  const routed: Routed[] = [{ fromMs: 0, to: "home", why: "first run" }];
  return {
    routed,
    current: (): Routed["to"] => routed.at(-1)?.to ?? "home",
    turn: (to: Routed["to"], why: string): void => {
      if (routed.at(-1)?.to !== to) routed.push({ fromMs: time.now(), to, why });
    },
  };
};
