// One round of probes: of the witness's twins, and of another app's, side by side. Sessions always; words when they are due, and at once when
// they confirm or refute a failure. A bot that hangs costs two limits: one until it is suspected, one for all confirming probes together.
import type { Evidence, Seen, TwinsSeen } from "../lib/failover/evidence.ts";
import { rulesFor, type FailoverRules, type ProbeMethod, type StackRules } from "../lib/failover/rules.ts";
import { failedBy, note, UNSEEN, verdict, type BotSeen } from "../lib/failover/seen.ts";
import { nextTurn } from "../lib/failover/turns.ts";
import type { LexRuntime } from "../lib/aws/lex-runtime/lex-runtime.ts";
import { otherThan, type Region } from "../../shared/region.ts";
import { probeBot, type Probe, type Probed, type ProbeServices } from "./probe.ts";

export interface TwinRuntimes {
  readonly home: LexRuntime;
  readonly standby: LexRuntime;
}

export interface RoundServices extends ProbeServices {
  /** By slug. */
  readonly bots: Readonly<Record<string, TwinRuntimes>>;
  /** Whether an endpoint that is not Lex answers. */
  readonly askControl: () => Promise<"good" | "failed">;
}

export interface RoundSettings {
  readonly rules: StackRules;
  /** The most that each app is asked, by slug. */
  readonly probes: Readonly<Record<string, Probe>>;
}

/** A probe of this round. */
export type Made = Probed & { readonly app: string; readonly region: Region };

export interface RoundSeen {
  readonly apps: Seen;
  readonly made: readonly Made[];
  readonly control?: NonNullable<Evidence["control"]>;
}

/** Confirming probes are started this far apart: together they outlast a hiccup, but hang no longer than one. */
export const APART_MS = 300;

/** Whether it is time to say something to a bot again; sooner when the last answer was bad, to see it recover. */
const isDue = ({ observations }: BotSeen, now: number, rules: FailoverRules, isBeginning: boolean): boolean => {
  const last = observations.findLast(({ method }) => method === "recognize");
  if (last === undefined) return true;
  const interval = last.result === "good" ? rules.recognizeIntervalMs : Math.min(rules.provenMs, rules.recognizeIntervalMs);
  // Rounds come at intervals: the one nearest to the time is the one.
  return now - last.at >= interval + (isBeginning ? rules.intervalMs : 0) - rules.intervalMs / 2;
};

/** Why twins are asked. */
interface Occasion {
  /** A bot that calls reported: its confirming probes do not wait for a first one to fail. */
  readonly suspect?: Region;
  /** Whether something is said to both, failure or not. */
  readonly speaks: (seen: BotSeen) => boolean;
}

interface Twins {
  readonly app: string;
  readonly bots: TwinRuntimes;
  readonly probe: Probe;
  readonly rules: FailoverRules;
  readonly before: TwinsSeen;
}

interface Services extends ProbeServices {
  readonly askControl: () => Promise<void>;
}

/** Asks the twins of one app. */
const probeTwins = async (services: Services, { app, bots, probe, rules, before }: Twins, { suspect, speaks }: Occasion) => {
  const { clock, askControl } = services;
  const regions = [rules.home, rules.standby] as const;
  const hasWords = probe.method === "recognize";
  const made: Made[] = [];
  let seen = before;

  const of = (region: Region): BotSeen => seen[region] ?? UNSEEN;
  const ask = async (region: Region, method: ProbeMethod, afterMs = 0): Promise<void> => {
    if (afterMs > 0) await clock.sleep(afterMs);
    const probed = await probeBot(services, region === rules.home ? bots.home : bots.standby, method === "session" ? { method } : probe);
    made.push({ ...probed, app, region });
    seen = { ...seen, [region]: note(of(region), { at: clock.now(), method, result: probed.result }, rules) };
  };
  const confirm = (region: Region, method: ProbeMethod): readonly Promise<void>[] =>
    Array.from({ length: rules.confirmations }, (_, index) => ask(region, method, index * APART_MS));
  const was = (region: Region, method: ProbeMethod): boolean => made.some((one) => one.region === region && one.method === method);
  const failed = (region: Region, method: ProbeMethod): boolean =>
    made.some((one) => one.region === region && one.method === method && one.result === "failed");
  const isBad = (region: Region): boolean =>
    failed(region, "session") || failed(region, "recognize") || verdict(of(region), clock.now(), rules) === "failed";
  const controlIfBothFail = async (): Promise<void> => {
    if (regions.every(isBad)) await askControl();
  };

  await Promise.all(
    regions.flatMap((region) => [
      ask(region, "session"),
      ...(region === suspect ? confirm(region, "session") : []),
      ...(hasWords && (suspect !== undefined || speaks(of(region))) ? [ask(region, "recognize")] : []),
      ...(hasWords && region === suspect ? confirm(region, "recognize") : []),
    ]),
  );

  const now = clock.now();
  // A bot that is failed already needs no confirming.
  const suspected = (region: Region): readonly ProbeMethod[] =>
    region === suspect
      ? []
      : (["session", "recognize"] as const).filter((method) => failed(region, method) && !failedBy(of(region), method, now, rules));
  const needsWords = (region: Region): boolean =>
    hasWords &&
    !was(region, "recognize") &&
    (suspected(region).length > 0 ||
      (isBad(otherThan(rules, region)) && !failed(region, "session") && verdict(of(region), now, rules) !== "proven"));
  await Promise.all([
    controlIfBothFail(),
    ...regions.flatMap((region) => [
      ...suspected(region).flatMap((method) => confirm(region, method)),
      ...(needsWords(region) ? [ask(region, "recognize")] : []),
    ]),
  ]);
  await controlIfBothFail();
  return { seen, made };
};

const roundOf = async (
  services: RoundServices,
  { rules, probes }: RoundSettings,
  before: Seen,
  turns: readonly { readonly slug: string; readonly occasion: Occasion }[],
): Promise<RoundSeen> => {
  let asking: Promise<void> | undefined;
  let control: RoundSeen["control"];
  const askControl = (): Promise<void> =>
    (asking ??= (async () => {
      const result = await services.askControl();
      control = { at: services.clock.now(), result };
    })());
  const looked = await Promise.all(
    turns.map(async ({ slug, occasion }) => {
      const [bots, probe] = [services.bots[slug], probes[slug]];
      if (bots === undefined || probe === undefined) throw new Error(`The observer has no bots of app ${slug}.`);
      const twins = { app: slug, bots, probe, rules: rulesFor(rules, slug), before: before[slug] ?? {} };
      return { slug, ...(await probeTwins({ ...services, askControl }, twins, occasion)) };
    }),
  );
  return {
    apps: { ...before, ...Object.fromEntries(looked.map(({ slug, seen }) => [slug, seen])) },
    made: looked.flatMap(({ made }) => made),
    ...(control === undefined ? {} : { control }),
  };
};

/**
 * A round of a run: of the witness, and of the app whose turn it is.
 * @param before what was seen until now
 * @param isBeginning whether it is the run's first: the one before may be saying something just now, and words cost
 */
export const probeRound = (services: RoundServices, settings: RoundSettings, before: Seen, isBeginning: boolean): Promise<RoundSeen> => {
  const { rules } = settings;
  const now = services.clock.now();
  const turn = nextTurn(before, now, rules, isBeginning);
  return roundOf(services, settings, before, [
    { slug: rules.witness, occasion: { speaks: (seen) => isDue(seen, now, rules, isBeginning) } },
    ...(turn === undefined ? [] : [{ slug: turn.slug, occasion: { speaks: () => turn.speaks } }]),
  ]);
};

/**
 * The round that a report of a call asks for: of the app that was called, and of the witness, since it may move the pointer at once.
 * @param suspect the region whose bots are confirmed without waiting for a first probe to fail
 */
export const confirmRound = (
  services: RoundServices,
  settings: RoundSettings,
  before: Seen,
  { app, suspect }: { readonly app: string; readonly suspect: Region },
): Promise<RoundSeen> =>
  roundOf(
    services,
    settings,
    before,
    [...new Set([settings.rules.witness, app])].map((slug) => ({ slug, occasion: { suspect, speaks: () => true } })),
  );
