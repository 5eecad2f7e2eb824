// In which time zone Lex reads "tomorrow". AWS says it for V1 alone ("Setting the Preferred Time Zone"); for V2 it is assumed, and `--assume` changes it.
import type { Region } from "../../shared/region.ts";
import { TIME_ZONE_ATTRIBUTE } from "../../shared/lex.ts";
import type { Attributes } from "./state.ts";

/**
 * - `region`: by the request attribute; without it by the region of the bot
 * - `utc`: by the request attribute; without it UTC in every region
 * - `ignored`: by the region of the bot, whatever the request says
 */
export const LEX_TIME_ZONES = ["region", "utc", "ignored"] as const;
export type LexTimeZone = (typeof LEX_TIME_ZONES)[number];

const ELSEWHERE = "UTC";

/** Lex V1 developer guide, "Setting the Preferred Time Zone". */
const BY_REGION: Readonly<Partial<Record<Region, string>>> = {
  "us-east-1": "America/New_York",
  "us-west-2": "America/Los_Angeles",
  "ap-southeast-1": "Asia/Singapore",
  "ap-southeast-2": "Australia/Sydney",
  "ap-northeast-1": "Asia/Tokyo",
  "eu-central-1": "Europe/Berlin",
  "eu-west-1": "Europe/Dublin",
  "eu-west-2": "Europe/London",
};

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    // Intl has no other way to ask.
    return false;
  }
};

/** The zone of one request. A zone that does not exist counts as none. Session attributes play no part. */
export const lexTimeZone = (assumed: LexTimeZone, region: Region, requestAttributes: Attributes | undefined): string => {
  const wanted = requestAttributes?.[TIME_ZONE_ATTRIBUTE];
  if (assumed !== "ignored" && wanted !== undefined && isTimeZone(wanted)) return wanted;
  return assumed === "utc" ? ELSEWHERE : (BY_REGION[region] ?? ELSEWHERE);
};
