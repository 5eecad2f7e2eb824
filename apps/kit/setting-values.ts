// How the texts of settings are read: the kinds of values that stacks and apps share.
import { z } from "zod";
import { parseHours, type Hours } from "../../shared/opening-hours.ts";

export const wholeNumber = (from: number, to: number) =>
  z.coerce
    .number(`it is not a number. Write one from ${from} to ${to}`)
    .int(`write a whole number`)
    .min(from, `write ${from} to ${to}`)
    .max(to, `write ${from} to ${to}`);

export const yesOrNo = z.enum(["true", "false"], "write true or false").transform((text) => text === "true");

export const openingHours = z.string().transform((text, context): Hours => {
  const parsed = parseHours(text);
  if (typeof parsed !== "string") return parsed;
  context.addIssue({ code: "custom", message: parsed });
  return z.NEVER;
});

/** True for an IANA time zone that this machine's Intl knows. */
export const isTimeZone = (text: string): boolean => Intl.supportedValuesOf("timeZone").includes(text) || text === "UTC";

const ZONE_REMEDY = "it is not an IANA time zone. Write one as in America/New_York";
export const timeZone = z.string().refine(isTimeZone, ZONE_REMEDY);
/** A zone, or an empty text for the stack's own. */
export const optionalTimeZone = z.string().refine((text) => text === "" || isTimeZone(text), `${ZONE_REMEDY}, or leave it empty`);

export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
};

/** Texts with commas between; none in an empty one. */
const listed = (text: string): readonly string[] => (text.trim() === "" ? [] : text.split(",").map((one) => one.trim()));

/** A list in which every text must pass, each only once. @param remedy the end of a sentence that begins with the text */
export const listOf = (fits: (text: string) => boolean, remedy: string) =>
  z.string().transform((text, context): readonly string[] => {
    const all = listed(text);
    const wrong = all.find((one) => !fits(one)) ?? all.find((one, index) => all.indexOf(one) !== index);
    if (wrong === undefined) return all;
    context.addIssue({ code: "custom", message: fits(wrong) ? `"${wrong}" is named twice` : `"${wrong}" ${remedy}` });
    return z.NEVER;
  });

export const dates = listOf(isDate, "is no date. Write dates as in 2026-12-25, with commas between");
