// Phone numbers in E.164: a plus, the code of a country, and the number, digits alone.

/** Seven digits at least: shorter numbers are dialled within one network only. ITU-T E.164 ends at fifteen. */
export const E164 = /^\+[1-9]\d{6,14}$/;

export const isE164 = (text: string): boolean => E164.test(text);

/** A number as people write it, `+1 (202) 555-0123`; `undefined` for anything that is no number with its country. */
export const toE164 = (text: string): string | undefined => {
  const number = text.trim().replaceAll(/[\s().-]/g, "");
  return isE164(number) ? number : undefined;
};

/** ITU-T E.164 country codes by length: one digit, the two-digit ones, and three digits for all others. */
const PARTS = /^\+(?<country>1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(?<rest>\d{4,12})$/;

/** The code of the country and the number behind it. */
export const partsOf = (number: string): { readonly country: string; readonly rest: string } | undefined => {
  const { country, rest } = PARTS.exec(number)?.groups ?? {};
  return country === undefined || rest === undefined ? undefined : { country, rest };
};
