// A scenario's faults as rules of the local cloud (local/faults.ts), for the runs through the real flow and functions.
import type { Region, Regions } from "../shared/region.ts";
import type { Effect, Fault, Part, Scenario, Spell } from "./scenarios.ts";

/** What breaks, as a fault rule names it; undefined for what the local cloud has not. */
const TARGETS = {
  bot: "lex",
  alias: "lex",
  understanding: "lex.RecognizeText",
  // Locally both aliases serve the same model.
  model: undefined,
  kms: "dynamodb",
  // Of the app that is played: its function ends in its slug.
  "code-hook": "lambda",
  "pointer-table": "dynamodb:lexDR",
  dynamodb: "dynamodb",
  lookup: "lambda:lookup",
  observer: "lambda:observer",
  report: "lambda:report",
} as const satisfies Readonly<Record<Part, string | undefined>>;

/** A run of the observer goes on for so long, ms, whatever becomes of later ones (functions/observer). */
const OBSERVER_RUN_MS = 150_000;

const percent = (share: number): string => (share === 1 ? "" : `@${Math.round(share * 100)}%`);

const effectText = (part: Part, effect: Effect): string | undefined => {
  if (part === "kms") return effect.kind === "down" ? "keyless" : undefined;
  if (effect.kind === "slow") return `slow:${effect.ms}ms`;
  if (effect.kind === "throttle") return `throttle${percent(effect.share)}`;
  if (effect.kind === "errors") return `error${percent(effect.share)}`;
  return effect.kind === "older" ? undefined : effect.kind;
};

/** Where a scenario is played. */
export interface Played extends Regions {
  /** Slug of the app that is. */
  readonly witness: string;
}

/** The rules for one fault, one for each region it is in; none for a fault that has no local form. */
export const localRules = ({ where, part, effect }: Fault, { home, standby, witness }: Played): readonly string[] => {
  const target = part === "code-hook" ? `${TARGETS[part]}:${witness}` : TARGETS[part];
  const text = effectText(part, effect);
  if (target === undefined || text === undefined) return [];
  const regions: readonly Region[] = where === "both" ? [home, standby] : [where === "home" ? home : standby];
  return regions.map((region) => `${region}/${target}=${text}`);
};

/** When a fault must begin so that it is there in full at its time: no later observer starts, and the last one before has ended. */
const beginsAt = ({ fromMs, fault }: Spell): number => (fault.part === "observer" ? Math.max(0, fromMs - OBSERVER_RUN_MS) : fromMs);

/** Every time at which the rules in force change, with the rules from then on. */
export const localTimeline = (
  { spells }: Pick<Scenario, "spells">,
  played: Played,
): readonly { readonly atMs: number; readonly rules: readonly string[] }[] =>
  [...new Set(spells.flatMap((spell) => [beginsAt(spell), spell.untilMs]))]
    .toSorted((one, other) => one - other)
    .map((atMs) => ({
      atMs,
      rules: spells.filter((spell) => beginsAt(spell) <= atMs && atMs < spell.untilMs).flatMap(({ fault }) => localRules(fault, played)),
    }));
