// What a request to a bot, a table or a function meets at a time: the scenario's faults, seen from whoever asks. Pure but for chance, which is
// given. A request meets what is broken when it is sent.
import type { Effect, Part, Scenario, Side } from "./scenarios.ts";

export type BotSide = Exclude<Side, "both">;
/** How a bot is asked: by the two kinds of probes, or by a caller. */
export type Request = "session" | "recognize" | "turn";

export interface BotAnswer {
  readonly result: "good" | "error" | "throttled" | "wrong";
  /** Infinity for one that never comes. */
  readonly ms: number;
}

export interface World {
  /** @param isOther whether an app is asked that callers do not call: it shares Lex itself with theirs, and nothing else */
  ask(side: BotSide, request: Request, at: number, chance: () => number, isOther?: boolean): BotAnswer;
  /** Whether nothing is wrong with this bot. */
  isGood(side: BotSide, at: number): boolean;
  /** Whether this table or function works; `where` says whose. */
  works(part: Part, where: BotSide, at: number): boolean;
  /** The share of conversations that this bot's version is too old for. */
  tooOldFor(side: BotSide, at: number): number;
}

/** How long good answers take, in ms: assumptions, of the size seen from Lex in one region. */
export const GOOD_MS = { session: 80, recognize: 400, turn: 500 } as const satisfies Record<Request, number>;
/** How long it takes to be refused: a round trip between regions. */
const REFUSED_MS = 60;
/** A code hook's own limit (design.md 4). */
const HOOK_LIMIT_MS = 3_000;

const OF_EVERY_BOT: readonly Part[] = ["bot"];
const OF_A_BOT: readonly Part[] = ["bot", "alias", "understanding", "code-hook"];

const error = (ms: number): BotAnswer => ({ result: "error", ms });

/** What one fault makes of an answer; undefined where it lets the request pass. */
const meets = (part: Part, effect: Effect, request: Request, chance: () => number): BotAnswer | undefined => {
  // Opening a session asks neither understanding nor the code hook.
  const isPassedBy = request === "session" && (part === "understanding" || part === "code-hook");
  if (isPassedBy) return undefined;
  if (effect.kind === "down" || effect.kind === "missing") return error(REFUSED_MS);
  if (effect.kind === "hang") return part === "code-hook" ? error(HOOK_LIMIT_MS) : error(Infinity);
  if (effect.kind === "wrong") return { result: "wrong", ms: GOOD_MS[request] };
  if (effect.kind === "slow") return { result: "good", ms: GOOD_MS[request] + effect.ms };
  if (effect.kind === "older" || chance() >= effect.share) return undefined;
  return effect.kind === "throttle" ? { result: "throttled", ms: REFUSED_MS } : error(REFUSED_MS);
};

export const world = ({ spells }: Pick<Scenario, "spells">): World => {
  const during = (at: number, where: BotSide, parts: readonly Part[]) =>
    spells.filter(
      ({ fromMs, untilMs, fault }) =>
        fromMs <= at && at < untilMs && parts.includes(fault.part) && (fault.where === where || fault.where === "both"),
    );
  return {
    ask: (side, request, at, chance, isOther = false) => {
      for (const { fault } of during(at, side, isOther ? OF_EVERY_BOT : OF_A_BOT)) {
        const answer = meets(fault.part, fault.effect, request, chance);
        if (answer !== undefined) return answer;
      }
      return { result: "good", ms: GOOD_MS[request] };
    },
    isGood: (side, at) => during(at, side, OF_A_BOT).length === 0,
    works: (part, where, at) => {
      // A region's DynamoDB takes all its tables along, and so does the key that they are encrypted with.
      const parts: readonly Part[] =
        part === "dynamodb" ? ["dynamodb", "kms"] : part === "pointer-table" ? [part, "dynamodb", "kms"] : [part];
      return during(at, where, parts).length === 0;
    },
    tooOldFor: (side, at) =>
      during(at, side, ["model"]).reduce(
        (most, { fault }) => (fault.effect.kind === "older" ? Math.max(most, fault.effect.share) : most),
        0,
      ),
  };
};
