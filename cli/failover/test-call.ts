// Calls while the lines are in their standby region, one to each: placed by the local cloud's interpreter, or, on AWS, by the person who drills.
import type { Clock } from "../../shared/clock.ts";
import type { Region } from "../../shared/region.ts";
import type { LogEntry } from "../../local/events.ts";
import { ANYBODY } from "../common/caller-number.ts";
import { callOn } from "../common/call-running-cloud.ts";
import { asked } from "../common/ask-aws.ts";
import type { Proved } from "./prove.ts";
import type { Watch } from "./watch.ts";

/** An app that callers can dial. */
type Called = Proved & { readonly number: string };

export interface TestCalls {
  /** The region in which their bots must answer. */
  readonly region: Region;
  /** Whom to call, and what the caller says to each. */
  readonly lines: readonly Called[];
  /** Aborts when the drill is stopped. */
  readonly signal: AbortSignal;
  /** How often the drill itself asked the lookups since `since`: not calls, but counted among them. */
  readonly lookups: number;
  /** Epoch ms when the lines were moved. */
  readonly since: number;
  readonly tell: (text: string) => void;
}

/** Places the calls, or waits for them. @returns what is to be said of them. @throws Error saying why they are no proof */
export type PlaceTestCalls = (calls: TestCalls) => Promise<string>;

/** By the interpreter of a running local cloud. */
export const localCall =
  (endpoint: string): PlaceTestCalls =>
  async ({ region, lines }) => {
    const served: string[] = [];
    for (const { slug: name, number, words } of lines) {
      let ended: Extract<LogEntry, { kind: "call-ended" }> | undefined;
      await callOn(endpoint, words, { from: ANYBODY, to: number, chat: false }, (entry) => {
        if (entry.kind === "call-ended") ended = entry;
      });
      if (ended === undefined) throw new Error(`the call to ${name} never ended`);
      const { outcome, botRegion, switches, turns, because } = ended;
      if (outcome !== "completed" || botRegion !== region || switches > 0)
        throw new Error(
          `the call to ${name} ended ${outcome} with ${botRegion === null ? "no bot" : `the bot in ${botRegion}`}${switches > 0 ? ", its twin was asked" : ""}${because === undefined ? "" : ` (${because})`}`,
        );
      served.push(`${name}, ${turns} turns`);
    }
    return `served in ${region}: ${served.join("; ")}`;
  };

/** Milliseconds between two looks at the metric: it comes once a minute, late. */
const LOOK_MS = 5_000;

/** By a person who is asked to: the lookups count calls by region, of all lines together, and CloudWatch shows the count a minute or two later. */
export const callByHand =
  ({ clock, watch, limitMs }: { readonly clock: Clock; readonly watch: Watch; readonly limitMs: number }): PlaceTestCalls =>
  async ({ region, lines, signal, lookups, since, tell }) => {
    const numbers = lines.map(({ slug, number }) => `${number} (${slug})`).join(", and ");
    tell(`Call ${numbers} now, and say what you like or hang up. The call shows here a minute or two later.`);
    const until = clock.now() + limitMs;
    for (;;) {
      const calls = (await asked("count calls", () => watch.routed(region, since))) - lookups;
      if (calls >= lines.length) return `${calls === 1 ? "a call was" : `${calls} calls were`} sent to the bots in ${region}`;
      if (clock.now() >= until) {
        const seen = calls > 0 ? `only ${calls} of ${lines.length} calls` : "no call";
        throw new Error(`${seen} reached ${region} within ${Math.round(limitMs / 1_000)} s`);
      }
      signal.throwIfAborted();
      await clock.sleep(LOOK_MS);
    }
  };
