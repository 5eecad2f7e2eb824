// Which of the other apps the observer looks at in a round, and whether it says something to it. Pure, and out of what was seen alone: turns
// go on where the run before left them.
import type { EpochMs } from "../../../shared/clock.ts";
import type { Seen } from "./evidence.ts";
import { OTHERS_WORDS_EVERY, type OtherApp, type ProbeMethod, type StackRules } from "./rules.ts";
import type { Observation } from "./seen.ts";

export interface Turn {
  readonly slug: string;
  readonly speaks: boolean;
}

/** The last observation of either twin by this method. */
const lastOf = (seen: Seen, slug: string, method: ProbeMethod): Observation | undefined =>
  Object.values(seen[slug] ?? {})
    .flatMap(({ observations }) => observations.filter((one) => one.method === method))
    .toSorted((one, other) => one.at - other.at)
    .at(-1);

const lastAt = (seen: Seen, { slug }: OtherApp, method: ProbeMethod): EpochMs => lastOf(seen, slug, method)?.at ?? -Infinity;

/** The app that was asked so longest ago; of several, the first. */
const longestAgo = (apps: readonly OtherApp[], seen: Seen, method: ProbeMethod): OtherApp | undefined =>
  apps.toSorted((one, other) => lastAt(seen, one, method) - lastAt(seen, other, method) || 0)[0];

/** Whether a twin's last answer to words was bad, and long enough ago to see whether it has recovered. */
const isToBeHeardAgain = (seen: Seen, slug: string, now: EpochMs, { provenMs }: StackRules): boolean => {
  const last = Object.values(seen[slug] ?? {}).flatMap(
    ({ observations }) => observations.findLast(({ method }) => method === "recognize") ?? [],
  );
  return last.some(({ result }) => result !== "good") && last.every(({ at }) => now - at >= provenMs);
};

/**
 * The turn of a round; undefined when the stack has no other app.
 * @param isBeginning of a run: the run before may be saying something just now, and words cost
 */
export const nextTurn = (seen: Seen, now: EpochMs, rules: StackRules, isBeginning: boolean): Turn | undefined => {
  const quiet = longestAgo(rules.others, seen, "session");
  if (quiet === undefined) return undefined;
  const talking = rules.probes === "session" || isBeginning ? [] : rules.others.filter(({ hasWords }) => hasWords);
  const unheard = longestAgo(talking, seen, "recognize");
  const newest = talking.reduce((so, app) => Math.max(so, lastAt(seen, app, "recognize")), -Infinity);
  const isDue = now - newest >= rules.recognizeIntervalMs * OTHERS_WORDS_EVERY - rules.intervalMs / 2;
  if (unheard !== undefined && (isDue || lastAt(seen, unheard, "recognize") === -Infinity)) return { slug: unheard.slug, speaks: true };
  return { slug: quiet.slug, speaks: talking.includes(quiet) && isToBeHeardAgain(seen, quiet.slug, now, rules) };
};
