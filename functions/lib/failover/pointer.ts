// The pointer: a row of table lexDR for each Connect region, which says which region's bots its calls use. It names regions, never ARNs, so
// that who can write the table cannot aim calls elsewhere. Its epoch numbers its versions: whoever writes says which version was read.
import { numberAttribute, readNumber, readText, textAttribute, type Item, type RawItem } from "../aws/attribute-value.ts";
import type { EpochMs } from "../../../shared/clock.ts";
import { DEFAULT_RULES } from "./rules.ts";
import { isRegion, oneOf, type Region, type Regions } from "../../../shared/region.ts";

/**
 * `both-down` is for people to see: probes alone are not trusted to keep callers from both bots (design.md 4). `menu` sends every call to the
 * keypad menu: calls say so too, or a person does, under a hold.
 */
export type PointerState = "normal" | "failed-over" | "both-down" | "menu";

export interface Hold {
  readonly by: string;
  readonly until: EpochMs;
}

export interface Pointer {
  readonly lexRegion: Region;
  /** The row's version; 0 for a row that is not there yet. */
  readonly epoch: number;
  readonly state: PointerState;
  readonly reason: string;
  /** When the row was last written. It never expires: age alarms, but does not change what a call does. */
  readonly updatedAt: EpochMs;
  /** When `lexRegion` last changed. */
  readonly movedAt: EpochMs;
  /** Milliseconds from `movedAt` before a failure may move it again (rules.ts). */
  readonly coolDownMs: number;
  /** Who holds the line where it is, and until when. */
  readonly hold?: Hold;
}

export type ReadPointer =
  | { readonly kind: "pointer"; readonly pointer: Pointer }
  | { readonly kind: "missing" }
  | { readonly kind: "malformed"; readonly problems: readonly string[] };

/** Hash key of the table. The name is the one that was published with it in 2020 (docs/published-names.md). */
export const POINTER_KEY_NAME = "connectRegion";

/** The key of a Connect region's row. */
export const pointerKey = (connectRegion: Region): Item => ({ [POINTER_KEY_NAME]: textAttribute(connectRegion) });

const STATES = ["normal", "failed-over", "both-down", "menu"] as const satisfies readonly PointerState[];
const NUMBERS = ["epoch", "updatedAt", "movedAt", "coolDownMs"] as const;

/** The row's hold, if one can be read. */
export const readHold = (item: RawItem): Hold | undefined => {
  const until = readNumber(item, "heldUntil");
  return until === undefined || until <= 0 ? undefined : { by: readText(item, "heldBy") ?? "someone", until };
};

/** The row's state, if it is one that we know. */
export const readState = (item: RawItem): PointerState | undefined => STATES.find((name) => name === readText(item, "state"));

/**
 * A row as it was published in 2020 and as people write it by hand: a region and nothing else. It is whole again when the observer next writes
 * it; `updatedAt` 0 says that its age is not known.
 */
const publishedPointer = (item: RawItem): Pointer | undefined => {
  const lexRegion = readText(item, "lexRegion");
  const isBare = Object.keys(item).every((name) => name === POINTER_KEY_NAME || name === "lexRegion");
  if (!isBare || lexRegion === undefined || !isRegion(lexRegion)) return undefined;
  return { lexRegion, epoch: 0, state: "normal", reason: "", updatedAt: 0, movedAt: 0, coolDownMs: DEFAULT_RULES.coolDownMs };
};

/**
 * Reads the row. One of an older form lacks something, and one made by hand may hold anything: what is wrong is told, never guessed, so that
 * the lookup is at home meanwhile and the observer writes a whole row again (repair.ts).
 */
export const parsePointer = (item: RawItem | undefined): ReadPointer => {
  if (item === undefined) return { kind: "missing" };
  const published = publishedPointer(item);
  if (published !== undefined) return { kind: "pointer", pointer: published };
  const lexRegion = readText(item, "lexRegion");
  const state = readState(item);
  const [epoch, updatedAt, movedAt, coolDownMs] = NUMBERS.map((name) => readNumber(item, name));
  const hold = readHold(item);
  if (
    lexRegion !== undefined &&
    isRegion(lexRegion) &&
    state !== undefined &&
    epoch !== undefined &&
    updatedAt !== undefined &&
    movedAt !== undefined &&
    coolDownMs !== undefined &&
    (hold !== undefined || !("heldUntil" in item))
  ) {
    const reason = readText(item, "reason") ?? "";
    const pointer = { lexRegion, epoch, state, reason, updatedAt, movedAt, coolDownMs };
    return { kind: "pointer", pointer: hold === undefined ? pointer : { ...pointer, hold } };
  }
  const problems: string[] = [];
  const tell = (name: string, remedy: string): void => {
    const value = name in item ? JSON.stringify(item[name]).slice(0, 100) : "missing";
    problems.push(`Cannot read the pointer: attribute ${name} is ${value}. Set it to ${remedy}.`);
  };
  if (lexRegion === undefined || !isRegion(lexRegion)) tell("lexRegion", "the code of a region, as in us-east-1");
  if (state === undefined) tell("state", `one of ${STATES.join(", ")}`);
  for (const name of NUMBERS) if (readNumber(item, name) === undefined) tell(name, "a number");
  if (hold === undefined && "heldUntil" in item) tell("heldUntil", "the end of a hold in ms since 1970, or remove it");
  return { kind: "malformed", problems };
};

/** Clocks of two machines differ by less, in ms. */
const CLOCKS_DIFFER_MS = 60_000;
/** The longest cool-down that settings allow: a day, in ms (the most that DWELL_SECONDS may be). */
const LONGEST_COOL_DOWN_MS = 86_400_000;

/** What makes no sense in a row that can be read: nobody but a hand or a fault can have written it. */
export const pointerProblems = (pointer: Pointer, regions: Regions, now: EpochMs): readonly string[] => {
  const { lexRegion, epoch, updatedAt, movedAt, coolDownMs } = pointer;
  const isFuture = (at: EpochMs): boolean => at > now + CLOCKS_DIFFER_MS;
  const checks = [
    ["lexRegion", lexRegion, oneOf(regions, lexRegion) !== undefined, `one of the line's, ${regions.home} or ${regions.standby}`],
    ["epoch", epoch, Number.isSafeInteger(epoch) && epoch >= 0, "a whole number, 0 or more"],
    ["updatedAt", updatedAt, !isFuture(updatedAt), "a time that is not to come, in ms since 1970"],
    ["movedAt", movedAt, !isFuture(movedAt), "a time that is not to come, in ms since 1970"],
    ["coolDownMs", coolDownMs, coolDownMs >= 0 && coolDownMs <= LONGEST_COOL_DOWN_MS, `0 to ${LONGEST_COOL_DOWN_MS}`],
  ] as const;
  return checks
    .filter(([, , makesSense]) => !makesSense)
    .map(([name, value, , remedy]) => `Cannot use the pointer: attribute ${name} is ${value}. Set it to ${remedy}.`);
};

/** The row as it is stored for a Connect region. */
export const pointerItem = (pointer: Pointer, connectRegion: Region): Item => ({
  ...pointerKey(connectRegion),
  lexRegion: textAttribute(pointer.lexRegion),
  epoch: numberAttribute(pointer.epoch),
  state: textAttribute(pointer.state),
  reason: textAttribute(pointer.reason),
  updatedAt: numberAttribute(pointer.updatedAt),
  movedAt: numberAttribute(pointer.movedAt),
  coolDownMs: numberAttribute(pointer.coolDownMs),
  ...(pointer.hold === undefined ? {} : { heldBy: textAttribute(pointer.hold.by), heldUntil: numberAttribute(pointer.hold.until) }),
});

/** The pointer of a line that has none yet: at home, under epoch 0, so that it is written only where there is no row. */
export const firstPointer = ({ home }: Regions, now: EpochMs): Pointer => ({
  lexRegion: home,
  epoch: 0,
  state: "normal",
  reason: "first run",
  updatedAt: now,
  // It has not moved: a failure in the first minute is left as at any other time.
  movedAt: 0,
  coolDownMs: DEFAULT_RULES.coolDownMs,
});

/** The region in use. A region the line does not have means home. */
export const activeRegion = (pointer: Pointer, regions: Regions): Region => oneOf(regions, pointer.lexRegion) ?? regions.home;
