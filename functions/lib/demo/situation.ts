// What a decision about a demo hangs on besides the caller's words, and what is kept of a conversation besides its slots. A code is never kept,
// only which booking it has proved.
import type { CountryCode } from "libphonenumber-js/mobile";
import { isRecord, parseJson, textAt } from "../../../shared/json.ts";
import type { EpochMs } from "../../../shared/clock.ts";
import type { Conversation } from "../dialog/conversation.ts";
import type { Situation } from "../dialog/dialog.ts";
import type { Attributes } from "../dialog/lex-event.ts";
import type { Calendar, Slot } from "./bookings/calendar.ts";
import { readCaller, readTextNumber } from "./bookings/phone.ts";
import type { Words } from "./words/words.ts";

export interface DemoSettings {
  readonly calendar: Calendar;
  /** Where texts may go; a number that names no country is of the first. */
  readonly countries: readonly CountryCode[];
}

export interface DemoSituation extends Situation<Words>, DemoSettings {}

/** What is done at the table. */
export type Deed =
  /** Is anything free on the day? */
  | { readonly kind: "look-at-day"; readonly slots: readonly Slot[]; readonly date: string }
  | { readonly kind: "look-at-slot"; readonly slot: Slot }
  /** Why not, and what is free near. */
  | { readonly kind: "offer"; readonly why: string; readonly near: EpochMs; readonly date: string }
  | { readonly kind: "book"; readonly slot: Slot; readonly caller: string }
  /** `numbers`: at least one. */
  | { readonly kind: "prove"; readonly numbers: readonly string[]; readonly code: string }
  | { readonly kind: "cancel"; readonly proved: Proved };

export interface Proved {
  readonly id: string;
  /** E.164, the booking's. */
  readonly caller: string;
  readonly startsAt: EpochMs;
}

export const provedText = ({ id, caller, startsAt }: Proved): string => JSON.stringify({ id, caller, startsAt });

/** The booking that a code has proved. */
export const provedIn = ({ own }: Pick<Conversation, "own">): Proved | undefined => {
  const value = parseJson(own["proved"] ?? "");
  const [id, caller] = [textAt(value, "id"), textAt(value, "caller")];
  const startsAt = isRecord(value) ? value["startsAt"] : undefined;
  return id === undefined || caller === undefined || typeof startsAt !== "number" ? undefined : { id, caller, startsAt };
};

/** The caller's own number as Connect has it, in E.164; undefined when it is withheld. */
export const ownNumber = (attributes: Attributes): string | undefined => readCaller(attributes["customerNumber"]);

/** What the caller's own number is good for: `ok` takes texts. */
const reachOf = (attributes: Attributes, { countries }: DemoSettings): string =>
  ownNumber(attributes) === undefined
    ? "withheld"
    : readTextNumber(attributes["customerNumber"] ?? "", countries).kind === "number"
      ? "ok"
      : "no-texts";

/** Another wish begins afresh, but for a number that was given, read back and found right. */
export const keptOf = (
  attributes: Attributes,
  kept: Conversation | undefined,
  intent: string,
  situation: DemoSituation,
): Conversation["own"] => {
  const { mobile, proved } = kept?.own ?? {};
  return {
    reach: reachOf(attributes, situation),
    ...(mobile === undefined ? {} : { mobile }),
    ...(proved === undefined || kept?.intent !== intent ? {} : { proved }),
  };
};
