// A caller's number as it may be shown: the country and the last four digits. Enough for an agent to tell calls apart, too little to dial.
import { partsOf } from "../../../shared/e164.ts";

/** What a caller without a number is called. They share a word, never a key. */
const WITHHELD = "withheld";

const SHOWN_DIGITS = 4;

/** `+1***0101`. A number too short to hide anything shows no digit; what is no number at all is withheld. */
export const maskCaller = (address: string | undefined): string => {
  const { country, rest } = partsOf(address ?? "") ?? {};
  if (country === undefined || rest === undefined) return WITHHELD;
  return rest.length < 2 * SHOWN_DIGITS - 1 ? `+${country}***` : `+${country}***${rest.slice(-SHOWN_DIGITS)}`;
};
