// A call to the line while it is in its standby region: placed by the local cloud's interpreter, or, on AWS, by the person who drills.
import type { Clock } from "../../functions/clock.ts";
import type { Region } from "../../functions/region.ts";
import type { LogEntry } from "../../local/events.ts";
import { ANYBODY } from "../call-from.ts";
import { callOn } from "../call-on.ts";
import { asked } from "./asked.ts";
import type { Line } from "./line.ts";
import type { Watch } from "./watch.ts";

export interface TestCall {
  /** The region in which its bot must answer. */
  readonly region: Region;
  /** What the caller says, in order. */
  readonly words: readonly string[];
  /** Aborts when the drill is stopped. */
  readonly signal: AbortSignal;
  /** How often the drill itself asked the lookup since `since`: not calls, but counted among them. */
  readonly lookups: number;
  /** Epoch ms when the line was moved. */
  readonly since: number;
  readonly tell: (text: string) => void;
}

/** Places a call, or waits for one. @returns what is to be said of it. @throws Error saying why it is no proof */
export type PlaceTestCall = (call: TestCall) => Promise<string>;

/** By the interpreter of a running local cloud. */
export const localCall =
  (endpoint: string): PlaceTestCall =>
  async ({ region, words }) => {
    let ended: Extract<LogEntry, { kind: "call-ended" }> | undefined;
    await callOn(endpoint, words, { from: ANYBODY, chat: false }, (entry) => {
      if (entry.kind === "call-ended") ended = entry;
    });
    if (ended === undefined) throw new Error("the call never ended");
    const { outcome, botRegion, switches, turns, because } = ended;
    if (outcome !== "completed" || botRegion !== region || switches > 0)
      throw new Error(
        `the call ended ${outcome} with ${botRegion === null ? "no bot" : `the bot in ${botRegion}`}${switches > 0 ? ", its twin was asked" : ""}${because === undefined ? "" : ` (${because})`}`,
      );
    return `the bot in ${region} took the call, ${turns} turns`;
  };

/** Milliseconds between two looks at the metric: it comes once a minute, late. */
const LOOK_MS = 5_000;

/** By a person who is asked to: the lookup counts calls by region, and CloudWatch shows the count a minute or two later. */
export const callByHand =
  ({
    clock,
    watch,
    line,
    limitMs,
  }: {
    readonly clock: Clock;
    readonly watch: Watch;
    readonly line: Line;
    readonly limitMs: number;
  }): PlaceTestCall =>
  async ({ region, signal, lookups, since, tell }) => {
    tell(`Call ${line.phoneNumber} now, and order or hang up as you like. The call shows here a minute or two later.`);
    const until = clock.now() + limitMs;
    for (;;) {
      const calls = (await asked("count calls", () => watch.routed(region, since))) - lookups;
      if (calls > 0) return `${calls === 1 ? "a call was" : `${calls} calls were`} sent to the bot in ${region}`;
      if (clock.now() >= until) throw new Error(`no call reached ${region} within ${Math.round(limitMs / 1_000)} s`);
      signal.throwIfAborted();
      await clock.sleep(LOOK_MS);
    }
  };
