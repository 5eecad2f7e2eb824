// One call in the fast model: a lookup, a hello, five turns with a bot, and what the line does when that bot fails. Computed at once from when
// it begins: nothing that happens to other calls can change it any more.
import type { TwinStage } from "../functions/lib/failover/calls.ts";
import type { CallOutcome, Ending } from "./outcomes.ts";
import { GOOD_MS, type BotSide, type World } from "./world.ts";

/** Where a new call is sent, and how long it waits to be told. */
export interface Route {
  readonly to: BotSide | "menu";
  readonly waitMs: number;
}

export interface CallMade {
  readonly outcome: CallOutcome;
  /** What the flow tells the report function, and when. */
  readonly reports: readonly { readonly atMs: number; readonly failed: BotSide; readonly twin: TwinStage }[];
}

interface Line {
  readonly world: World;
  /** T. */
  readonly botWaitMs: number;
  /** Whether the flow asks the twin within the call, and the keypad menu after it. */
  readonly hasTwin: boolean;
  readonly chance: () => number;
}

/** How a call goes: assumptions, of the size that the flow's own prompts and the bot's questions have when they are spoken. */
const TURNS = 5;
const HELLO_MS = 6_000;
const CALLER_SPEAKS_MS = 2_500;
const BOT_SPEAKS_MS = 3_500;
/** Loading what was said so far (300 ms is its limit for each table). */
const RECALL_MS = 100;
/** The one sentence by which the twin goes on. */
const ONCE_MORE_MS = 4_000;
const REPLICA_LAG_MS = 1_000;

/** How long a call with good bots takes from dialling, in ms. */
export const CALL_MS = HELLO_MS + TURNS * (CALLER_SPEAKS_MS + GOOD_MS.turn + BOT_SPEAKS_MS);

const twinOf = (side: BotSide): BotSide => (side === "home" ? "standby" : "home");

/** How many turns of a conversation the line still knows, after the bot of `side` failed. */
const known = ({ world }: Line, side: BotSide, toldAt: readonly number[], now: number): number => {
  const isKnown = (at: number): boolean => {
    // A hook keeps through its own region's endpoint, else through the other's; the recall reads both.
    const keeper = [side, twinOf(side)].find((one) => world.works("dynamodb", one, at));
    if (keeper === undefined) return false;
    return world.works("dynamodb", keeper, now) || (world.works("dynamodb", twinOf(keeper), now) && now - at > REPLICA_LAG_MS);
  };
  return toldAt.findLastIndex(isKnown) + 1;
};

/** @param startedAtMs when the caller is connected, from the scenario's start */
export const makeCall = (line: Line, route: Route, startedAtMs: number): CallMade => {
  const { world, botWaitMs, hasTwin, chance } = line;
  const reports: CallMade["reports"][number][] = [];
  let delayMs = 0;
  let extraSentences = 0;
  let askedAgain = 0;
  let metFailed = false;
  let reported = false;
  const report = (atMs: number, failed: BotSide, twin: TwinStage): void => {
    reports.push({ atMs, failed, twin });
    reported ||= world.works("report", "home", atMs);
  };
  const ended = (ending: Ending): CallMade => ({
    outcome: { startedAtMs, ending, delayMs, extraSentences, askedAgain, metFailed, reported },
    reports,
  });

  if (route.to === "menu") {
    extraSentences = 1;
    return ended("keys");
  }
  const first = route.to;
  let side: BotSide = first;
  let now = startedAtMs + route.waitMs + HELLO_MS;
  const isUnusual = chance();
  const toldAt: number[] = [];
  for (let turn = 0; turn < TURNS;) {
    now += CALLER_SPEAKS_MS;
    if (isUnusual < world.tooOldFor(side, now)) return ended("misled");
    const { result, ms } = world.ask(side, "turn", now, chance);
    const waited = Math.min(ms, botWaitMs);
    now += waited;
    if (result === "wrong") return ended("misled");
    if (result === "good" && ms <= botWaitMs) {
      delayMs += waited - GOOD_MS.turn;
      toldAt.push(now);
      now += BOT_SPEAKS_MS;
      turn += 1;
      continue;
    }
    metFailed ||= side === first;
    delayMs += waited;
    if (!hasTwin) return ended("lost");
    if (side !== first) {
      report(now, first, "failed");
      extraSentences += 1;
      return ended("keys");
    }
    report(now, first, "asked");
    const remembered = known(line, side, toldAt, now);
    askedAgain += turn - remembered;
    extraSentences += 1 + turn - remembered;
    delayMs += RECALL_MS + ONCE_MORE_MS + CALLER_SPEAKS_MS + (turn - remembered) * (CALLER_SPEAKS_MS + GOOD_MS.turn + BOT_SPEAKS_MS);
    now += RECALL_MS + ONCE_MORE_MS;
    turn = remembered;
    toldAt.length = remembered;
    side = twinOf(first);
  }
  if (side !== first) report(now, first, "answered");
  // An order is stored at home; one that cannot be is somebody's to call back for (decision 0006).
  if (!world.works("dynamodb", "home", now)) return ended("callback");
  return ended(side === first ? "served" : "twin");
};
