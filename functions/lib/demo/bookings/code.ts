// The code that proves a booking: 6 random digits. A caller's number only says where to look, since it can be forged.
import { createHash, randomInt, timingSafeEqual } from "node:crypto";

export const CODE_DIGITS = 6;

/** A fresh code, from the machine's own chance. */
export const randomCode = (): string => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");

/** The code in what was said or keyed, `12 34 56` and `1-2-3-4-5-6` too; undefined for anything that is not 6 digits. */
export const readCode = (text: string): string | undefined => {
  const digits = text.replaceAll(/[\s.,-]/g, "");
  return digits.length === CODE_DIGITS && /^\d+$/.test(digits) ? digits : undefined;
};

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Compares in a time that tells nothing of where two codes differ. */
export const isSameCode = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
