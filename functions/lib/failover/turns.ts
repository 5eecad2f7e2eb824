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

/** When an app was last asked, and what its twins said to words. */
interface Asked {
  readonly slug: string;
  readonly hasWords: boolean;
  readonly openedAt: EpochMs;
  readonly words: readonly Observation[];
  readonly spokenAt: EpochMs;
}

const newest = (observations: readonly Observation[]): EpochMs => observations.reduce((so, { at }) => Math.max(so, at), -Infinity);

const askedOf = ({ slug, hasWords }: OtherApp, seen: Seen): Asked => {
  const twins = Object.values(seen[slug] ?? {});
  const last = (method: ProbeMethod): readonly Observation[] =>
    twins.flatMap(({ observations }) => observations.findLast((one) => one.method === method) ?? []);
  const words = hasWords ? last("recognize") : [];
  return { slug, hasWords, openedAt: newest(last("session")), words, spokenAt: newest(words) };
};

/** The app that was asked longest ago; of several, the first. */
const longestAgo = (apps: readonly Asked[], when: (app: Asked) => EpochMs): Asked | undefined =>
  apps.reduce<Asked | undefined>((so, app) => (so === undefined || when(app) < when(so) ? app : so), undefined);

/** Whether a twin's last answer to words was bad, and long enough ago to see whether it has recovered. */
const isToBeHeardAgain = ({ words }: Asked, now: EpochMs, { provenMs }: StackRules): boolean =>
  words.some(({ result }) => result !== "good") && words.every(({ at }) => now - at >= provenMs);

/**
 * The turn of a round; undefined when the stack has no other app.
 * @param isBeginning of a run: the run before may be saying something just now, and words cost
 */
export const nextTurn = (seen: Seen, now: EpochMs, rules: StackRules, isBeginning: boolean): Turn | undefined => {
  const asked = rules.others.map((app) => askedOf(app, seen));
  const quiet = longestAgo(asked, ({ openedAt }) => openedAt);
  if (quiet === undefined) return undefined;
  const talking = rules.probes === "session" || isBeginning ? [] : asked.filter(({ hasWords }) => hasWords);
  const unheard = longestAgo(talking, ({ spokenAt }) => spokenAt);
  const lastWords = talking.reduce((so, { spokenAt }) => Math.max(so, spokenAt), -Infinity);
  const isDue = now - lastWords >= rules.recognizeIntervalMs * OTHERS_WORDS_EVERY - rules.intervalMs / 2;
  if (unheard !== undefined && (isDue || unheard.spokenAt === -Infinity)) return { slug: unheard.slug, speaks: true };
  return { slug: quiet.slug, speaks: talking.includes(quiet) && isToBeHeardAgain(quiet, now, rules) };
};
