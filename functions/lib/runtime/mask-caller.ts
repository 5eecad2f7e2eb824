// A caller's number as it may be shown: the country and the last four digits. Enough for an agent to tell calls apart, too little to dial.

/** What a caller without a number is called. They share a word, never a key. */
const WITHHELD = "withheld";

/** ITU-T E.164 country codes by length: one digit, the two-digit ones, and three digits for all others. */
const E164 = /^\+(?<country>1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(?<rest>\d{4,12})$/;
const SHOWN_DIGITS = 4;

/** `+1***0101`. A number too short to hide anything shows no digit; what is no number at all is withheld. */
export const maskCaller = (address: string | undefined): string => {
  const { country, rest } = E164.exec(address ?? "")?.groups ?? {};
  if (country === undefined || rest === undefined) return WITHHELD;
  return rest.length < 2 * SHOWN_DIGITS - 1 ? `+${country}***` : `+${country}***${rest.slice(-SHOWN_DIGITS)}`;
};
