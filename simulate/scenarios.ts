// What breaks, and when: the faults that every strategy of failover is tried against, as data. The fast model (model.ts) and the runs through
// the real flow and functions (line/) read the same list, so that their outcomes can be compared.

export type Side = "home" | "standby" | "both";

/**
 * What is broken. `bot` is Lex itself; `alias` the alias that names it; `understanding` what Lex makes of words; `model` the version that an
 * alias serves; `code-hook` the Lambda behind the bot; `kms` the key of that region's tables; the rest are tables and functions of ours.
 */
export type Part =
  | "bot"
  | "alias"
  | "understanding"
  | "model"
  | "code-hook"
  | "pointer-table"
  | "dynamodb"
  | "kms"
  | "lookup"
  | "observer"
  | "report";

export type Effect =
  | { readonly kind: "down" }
  | { readonly kind: "hang" }
  | { readonly kind: "slow"; readonly ms: number }
  /** The share of requests that meet it, in (0, 1]. */
  | { readonly kind: "throttle"; readonly share: number }
  | { readonly kind: "errors"; readonly share: number }
  /** Answers with confidence, and wrongly. */
  | { readonly kind: "wrong" }
  /** An older version: this share of conversations asks for what it does not know yet. */
  | { readonly kind: "older"; readonly share: number }
  | { readonly kind: "missing" };

export interface Fault {
  readonly where: Side;
  readonly part: Part;
  readonly effect: Effect;
}

/** A fault and its time: from `fromMs` (in it) to `untilMs` (not in it), both from the scenario's start. */
export interface Spell {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly fault: Fault;
}

export interface Scenario {
  readonly name: string;
  /** One sentence. */
  readonly says: string;
  readonly spells: readonly Spell[];
  /** When the first bot breaks: what detection is timed from, and what calls under way are in the middle of. */
  readonly breaksAtMs: number;
  /** How long it is watched. */
  readonly lengthMs: number;
  /** T: how long Connect waits for a bot that hangs. AWS does not document it (design.md 4). */
  readonly botWaitMs: number;
  /** Whether only one region is at fault: nobody may be lost then. */
  readonly isOneRegion: boolean;
}

/** T where it is not what is tried: that of `twinline call`. */
const BOT_WAIT_MS = 8_000;
const minutes = (count: number): number => count * 60_000;

/** Bots break after five minutes of peace and a bit: not at the beginning of a minute, where schedules fire. */
const BREAKS_AT = minutes(5) + 7_300;
const MENDED_AT = BREAKS_AT + minutes(10);
/** Long enough to see the line return home after its dwell. */
const LENGTH = minutes(25);

const spell = (fault: Fault, fromMs = BREAKS_AT, untilMs = MENDED_AT): Spell => ({ fault, fromMs, untilMs });
const at = (where: Side, part: Part, effect: Effect): Fault => ({ where, part, effect });

const HOME_BOT_DOWN = at("home", "bot", { kind: "down" });

type Made = Pick<Scenario, "name" | "says" | "spells"> & Partial<Scenario>;
const scenario = (made: Made): Scenario => ({
  breaksAtMs: BREAKS_AT,
  lengthMs: LENGTH,
  botWaitMs: BOT_WAIT_MS,
  isOneRegion: made.spells.every(({ fault }) => fault.where === "home") || made.spells.every(({ fault }) => fault.where === "standby"),
  ...made,
});

/** A fault that comes and goes, from `BREAKS_AT` on. */
const recurring = (fault: Fault, badMs: number, everyMs: number, times: number): readonly Spell[] =>
  Array.from({ length: times }, (_, index) => spell(fault, BREAKS_AT + index * everyMs, BREAKS_AT + index * everyMs + badMs));

/**
 * A fault of what steers the line, from minute 4 to minute 20, with a clean outage of the home bot within it: alone it would break no call
 * and prove nothing.
 */
const beforeOutage = (name: string, says: string, ...faults: readonly Fault[]): Scenario =>
  scenario({
    name,
    says: `${says} The home bot then goes down for ten minutes.`,
    spells: [...faults.map((fault) => spell(fault, minutes(4), minutes(20))), spell(HOME_BOT_DOWN)],
  });

/** T in seconds, as the issue asks. */
const HANGS = [3, 8, 15, 30] as const;

export const SCENARIOS: readonly Scenario[] = [
  scenario({
    name: "clean-outage",
    says: "The home bot refuses every connection for ten minutes.",
    spells: [spell(HOME_BOT_DOWN)],
  }),
  ...HANGS.map((seconds) =>
    scenario({
      name: `hang-${seconds}s`,
      says: `The home bot takes requests and never answers, for ten minutes; Connect gives up after ${seconds} s.`,
      spells: [spell(at("home", "bot", { kind: "hang" }))],
      botWaitMs: seconds * 1000,
    }),
  ),
  scenario({
    name: "alias-deleted",
    says: "Somebody deletes the home bot's alias; it is back after ten minutes.",
    spells: [spell(at("home", "alias", { kind: "missing" }))],
  }),
  scenario({
    name: "wrong-intent",
    says: "The home bot answers at once, with the wrong intent, for ten minutes.",
    spells: [spell(at("home", "understanding", { kind: "wrong" }))],
  }),
  scenario({
    name: "code-hook-failing",
    says: "The home bot's Lambda fails on every call for ten minutes; its sessions open as ever.",
    spells: [spell(at("home", "code-hook", { kind: "errors", share: 1 }))],
  }),
  scenario({
    name: "throttling-one",
    says: "The home bot throttles seven requests of ten, for ten minutes.",
    spells: [spell(at("home", "bot", { kind: "throttle", share: 0.7 }))],
  }),
  scenario({
    name: "throttling-both",
    says: "Both bots throttle three requests of ten, for ten minutes.",
    spells: [spell(at("both", "bot", { kind: "throttle", share: 0.3 }))],
  }),
  scenario({
    name: "errors-30",
    says: "The home bot fails three requests of ten, for ten minutes.",
    spells: [spell(at("home", "bot", { kind: "errors", share: 0.3 }))],
  }),
  scenario({
    name: "flapping",
    says: "The home bot is down for 40 s and good for 40 s, by turns, for twelve minutes.",
    spells: recurring(HOME_BOT_DOWN, 40_000, 80_000, 9),
  }),
  scenario({
    name: "brown-out",
    says: "The home bot gets slower in steps: 1 s an answer, 3 s, and 9 s, three minutes each.",
    spells: [1000, 3000, 9000].map((ms, step) =>
      spell(at("home", "bot", { kind: "slow", ms }), BREAKS_AT + minutes(3 * step), BREAKS_AT + minutes(3 * step + 3)),
    ),
  }),
  beforeOutage(
    "pointer-table-down",
    "The pointer's table at home refuses everybody for sixteen minutes.",
    at("home", "pointer-table", { kind: "down" }),
  ),
  scenario({
    name: "home-tables-down",
    says: "DynamoDB at home is down for five minutes, then the key of its tables for eleven. The home bot goes down for ten minutes meanwhile.",
    // One after the other: both at one time would show only DynamoDB's own outage.
    spells: [
      spell(at("home", "dynamodb", { kind: "down" }), minutes(4), minutes(9)),
      spell(at("home", "kms", { kind: "down" }), minutes(9), minutes(20)),
      spell(HOME_BOT_DOWN),
    ],
  }),
  beforeOutage("lookup-down", "The lookup function fails for sixteen minutes.", at("home", "lookup", { kind: "errors", share: 1 })),
  beforeOutage("observer-dead", "The observer does not run for sixteen minutes.", at("home", "observer", { kind: "errors", share: 1 })),
  beforeOutage("report-dead", "The report function fails for sixteen minutes.", at("home", "report", { kind: "errors", share: 1 })),
  scenario({
    name: "both-down",
    says: "Both bots refuse every connection for ten minutes.",
    spells: [spell(at("both", "bot", { kind: "down" }))],
  }),
  scenario({
    name: "twin-drift",
    says: "The twin serves an older version, unknown to one caller in five; the home bot then goes down for ten minutes.",
    spells: [spell(at("standby", "model", { kind: "older", share: 0.2 }), 0, LENGTH), spell(HOME_BOT_DOWN)],
    isOneRegion: false,
  }),
  scenario({
    name: "bursts",
    says: "The home bot fails for 3 s every 5 min: one request in a hundred, all at one time.",
    spells: recurring(HOME_BOT_DOWN, 3_000, 300_000, 4),
  }),
];

/** How busy the line is. */
export type Load =
  /** One call, 12 s after the bot breaks; none before, so that calls cannot help to see it. */
  | { readonly name: "idle" }
  | { readonly name: "0.1/s" | "1/s" | "10/s"; readonly perSecond: number }
  /** Twenty calls under way when the bot breaks, one begun every 2 s before it; none after. */
  | { readonly name: "mid-call" };

export const LOADS: readonly Load[] = [
  { name: "idle" },
  { name: "mid-call" },
  { name: "0.1/s", perSecond: 0.1 },
  { name: "1/s", perSecond: 1 },
  { name: "10/s", perSecond: 10 },
];
