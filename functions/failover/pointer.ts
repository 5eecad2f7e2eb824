// The pointer: the one row of table lexDR that says which region's bot the line uses. It names regions, never ARNs, so that who can write
// the table cannot aim calls elsewhere. Its epoch numbers its versions: whoever writes says which version was read.
import { numberAttribute, readNumber, readText, textAttribute, type Item, type RawItem } from "../attribute.ts";
import type { EpochMs } from "../clock.ts";
import { DEFAULT_RULES } from "./rules.ts";
import { isRegion, oneOf, type Region, type Regions } from "../region.ts";

/**
 * `both-down` is for people to see: probes alone are not trusted to keep callers from both bots (design.md 4). `menu` sends every call to the
 * keypad menu: calls say so too, or a person does, under a hold.
 */
export type PointerState = "normal" | "failed-over" | "both-down" | "menu";

export interface Pointer {
  readonly lexRegion: Region;
  /** The row's version; 0 for a row that is not there yet, or that was made by hand without one. */
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
  readonly hold?: { readonly by: string; readonly until: EpochMs };
}

export type ReadPointer =
  | { readonly kind: "pointer"; readonly pointer: Pointer }
  | { readonly kind: "missing" }
  | { readonly kind: "malformed"; readonly problems: readonly string[] };

/** The table's hash key, and its one value. */
export const POINTER_KEY: Item = { key: textAttribute("connectRegion") };

const STATES = ["normal", "failed-over", "both-down", "menu"] as const satisfies readonly PointerState[];

/**
 * Reads the row. What an older or a hand-made row lacks has a harmless default; what contradicts the form is told, never guessed.
 */
export const parsePointer = (item: RawItem | undefined): ReadPointer => {
  if (item === undefined) return { kind: "missing" };
  const problems: string[] = [];
  const number = (name: string): number => {
    const value = readNumber(item, name);
    if (value === undefined && name in item)
      problems.push(`Cannot read the pointer: attribute ${name} is not a number. Set it to one, or remove it.`);
    return value ?? 0;
  };

  const lexRegion = readText(item, "lexRegion");
  const state = readText(item, "state") ?? "normal";
  const known = STATES.find((name) => name === state);
  const updatedAt = number("updatedAt");
  const pointer = {
    epoch: number("epoch"),
    reason: readText(item, "reason") ?? "",
    updatedAt,
    movedAt: "movedAt" in item ? number("movedAt") : updatedAt,
    coolDownMs: "coolDownMs" in item ? number("coolDownMs") : DEFAULT_RULES.coolDownMs,
    hold: { by: readText(item, "heldBy") ?? "someone", until: number("heldUntil") },
  };
  if (lexRegion === undefined || !isRegion(lexRegion))
    problems.push(
      `Cannot read the pointer: attribute lexRegion is ${lexRegion ?? "missing"}. Set it to the code of a region, as in us-east-1.`,
    );
  if (known === undefined) problems.push(`Cannot read the pointer: attribute state is "${state}". Set it to one of ${STATES.join(", ")}.`);
  if (problems.length > 0 || lexRegion === undefined || !isRegion(lexRegion) || known === undefined) return { kind: "malformed", problems };

  const { hold, ...rest } = pointer;
  return { kind: "pointer", pointer: { ...rest, lexRegion, state: known, ...(hold.until > 0 ? { hold } : {}) } };
};

/** The row as it is stored. */
export const pointerItem = (pointer: Pointer): Item => ({
  ...POINTER_KEY,
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
