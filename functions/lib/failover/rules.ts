// The figures of failover. Every one is a setting of the stack; the defaults are the ones whose consequences `npm run simulate` prints.
import type { Regions } from "../../../shared/region.ts";

/** How a bot is asked whether it works: `session` only opens one; `recognize` says something, through understanding and code hook. */
export type ProbeMethod = "session" | "recognize";

/** The rules by which the twins of one app are judged. */
export interface FailoverRules extends Regions {
  /** The most that bots are asked. With `session` a bot is proven by sessions alone. */
  readonly probes: ProbeMethod;
  /** Milliseconds between two session probes of a bot. */
  readonly intervalMs: number;
  /** Milliseconds between two recognize probes of a bot, while nothing is suspected. */
  readonly recognizeIntervalMs: number;
  /** Probes that a failed one starts at once. Only if all of them fail too is the bot failed. */
  readonly confirmations: number;
  /** A bot is failed, too, when so many of its last `window` probes of one method failed: one that works half of the time. */
  readonly failuresToLeave: number;
  readonly window: number;
  /** Milliseconds for which a good probe proves a bot that callers may be moved to. */
  readonly provenMs: number;
  /** Milliseconds at a bot before it is left again when it fails. It doubles with each such move, up to `dwellMs`. */
  readonly coolDownMs: number;
  /** Good session probes in a row before traffic returns home. */
  readonly goodsToReturn: number;
  /** Milliseconds that the line stays at the standby at least, and for which home must not have failed, before traffic returns. */
  readonly dwellMs: number;
}

/**
 * Four failed probes in a row, or five of ten: how rarely that happens to a good bot, of which one probe in a hundred fails by chance, is
 * printed by `npm run simulate` beside its arithmetic.
 */
export const DEFAULT_RULES = {
  probes: "recognize",
  intervalMs: 5_000,
  recognizeIntervalMs: 60_000,
  confirmations: 3,
  failuresToLeave: 5,
  window: 10,
  provenMs: 15_000,
  coolDownMs: 30_000,
  goodsToReturn: 5,
  dwellMs: 300_000,
} as const satisfies Omit<FailoverRules, keyof Regions>;

/** An app whose evidence alone moves nothing. */
export interface OtherApp {
  readonly slug: string;
  /** Whether it has a probe that says something and changes nothing. */
  readonly hasWords: boolean;
}

/** The rules of a stack: the figures are those of its witness. */
export interface StackRules extends FailoverRules {
  /** Slug of the app whose evidence moves the pointer. */
  readonly witness: string;
  /** The other apps, in the stack's order. */
  readonly others: readonly OtherApp[];
}

/**
 * The other apps share one word probe in so many of the witness's intervals. Word probes are nearly all of what probing costs: so five apps
 * cost a twentieth more than one (`npm run simulate`), however many share it.
 */
export const OTHERS_WORDS_EVERY = 20;

/** All apps of a stack, the witness first. */
export const slugsOf = ({ witness, others }: Pick<StackRules, "witness" | "others">): readonly string[] => [
  witness,
  ...others.map(({ slug }) => slug),
];

const known = new WeakMap<StackRules, Map<string, FailoverRules>>();

/** The rules for one app's twins. The other apps take turns, so that each is looked at more rarely, and what was seen of it counts longer. */
export const rulesFor = (rules: StackRules, slug: string): FailoverRules => {
  if (slug === rules.witness) return rules;
  // Each round asks for them many times, and a month of rounds is simulated in the tests.
  const ofStack = known.get(rules) ?? new Map<string, FailoverRules>();
  known.set(rules, ofStack);
  const made = ofStack.get(slug) ?? otherRules(rules, slug);
  ofStack.set(slug, made);
  return made;
};

const otherRules = (rules: StackRules, slug: string): FailoverRules => {
  const turns = rules.others.length;
  const talking = rules.others.filter(({ hasWords }) => hasWords);
  const intervalMs = rules.intervalMs * turns;
  return {
    ...rules,
    probes: talking.some((app) => app.slug === slug) ? rules.probes : "session",
    intervalMs,
    recognizeIntervalMs: Math.max(intervalMs, rules.recognizeIntervalMs * OTHERS_WORDS_EVERY * talking.length),
    provenMs: rules.provenMs * turns,
  };
};
