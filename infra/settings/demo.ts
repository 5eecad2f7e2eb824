// The settings of the demo line, each by itself: when demos are, and what texts may cost. Pulumi.yaml says what each means.
import { isSupportedCountry } from "libphonenumber-js/mobile";
import { z } from "zod";

/** The lines that the program knows; each is a flow and a number. */
export const LINES = ["flowers", "demo"] as const;
export type LineName = (typeof LINES)[number];

const isLine = (text: string): text is LineName => LINES.some((line) => line === text);

/** Texts with commas between; none in an empty one. */
const listed = (text: string): readonly string[] => (text.trim() === "" ? [] : text.split(",").map((one) => one.trim()));

const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
};

/** A list in which every text must pass, each only once. */
const listOf = (fits: (text: string) => boolean, remedy: string) =>
  z.string().transform((text, context): readonly string[] => {
    const all = listed(text);
    const wrong = all.find((one) => !fits(one)) ?? all.find((one, index) => all.indexOf(one) !== index);
    if (wrong === undefined) return all;
    context.addIssue({ code: "custom", message: fits(wrong) ? `"${wrong}" is named twice` : `"${wrong}" ${remedy}` });
    return z.NEVER;
  });

export const lines = z.string().transform((text, context): readonly [LineName, ...LineName[]] => {
  const named = text.split(/\s+/).filter((word) => word !== "");
  const known = named.filter(isLine);
  const [first, ...others] = known;
  if (first !== undefined && known.length === named.length && new Set(known).size === known.length) return [first, ...others];
  context.addIssue({ code: "custom", message: `name each line once, of ${LINES.join(" and ")}, with a space between` });
  return z.NEVER;
});

const COUNTRY_REMEDY = "is no country. Write two capital letters each, as in US, CA";

export const holidays = listOf(isDate, "is no date. Write dates as in 2026-12-25, with commas between");

/** As the functions judge them (functions/lib/demo/bookings/settings.ts): what is refused there takes the line down. */
export const countries = listOf(isSupportedCountry, COUNTRY_REMEDY).refine((all) => all.length > 0, "name at least one country, as in US");

/** Locales of the demo bot, or what leaves the choice to callers. */
export const demoLocale = z.enum(["en_US", "es_US", "ask"], "write en_US, es_US or ask");

export const maxPrice = z.string().regex(/^(?!0*(?:\.0*)?$)\d{1,3}(?:\.\d{1,5})?$/, "write USD above 0, as in 0.05");

/** aws-limits.md 4; its form is of the SNS developer guide, channels-sms-awssupport-sender-id. */
export const senderId = z.union([
  z.literal(""),
  z.string().regex(/^(?=.*[A-Za-z])[\dA-Za-z]{1,11}$/, "use 1 to 11 letters and digits, a letter among them"),
]);

/** Countries without sender ids (aws-limits.md 4). */
const WITHOUT_SENDER_IDS: ReadonlySet<string> = new Set(["US", "CA", "CN"]);

export interface DemoSettings {
  readonly lines: readonly LineName[];
  readonly secondNumberId: string;
  readonly instanceId: string;
  readonly demoHours: { readonly days: readonly { readonly open: string; readonly close: string }[] };
  readonly demoSlotMinutes: number;
  readonly demoLeadMinutes: number;
  readonly demoHorizonDays: number;
  readonly smsCountries: readonly string[];
  readonly smsPerNumberDay: number;
  readonly smsPerDay: number;
  readonly smsSenderId: string;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** What contradicts in them, though each value alone makes sense: the setting's name and what is wrong. */
export const demoContradictions = (settings: DemoSettings): readonly (readonly [keyof DemoSettings, string])[] => {
  const found: [keyof DemoSettings, string][] = [];
  const longest = Math.max(...settings.demoHours.days.map(({ open, close }) => minutesOf(close) - minutesOf(open)));
  if (settings.demoSlotMinutes > longest)
    found.push(["demoSlotMinutes", `no day of demoHours is as long, so that there would be no demo at all. Write at most ${longest}`]);
  if (settings.demoLeadMinutes >= (settings.demoHorizonDays + 1) * 1440)
    found.push([
      "demoLeadMinutes",
      `no demo within demoHorizonDays (${settings.demoHorizonDays}) is as far away, so that nothing could be booked. Write less`,
    ]);
  if (settings.smsPerNumberDay > settings.smsPerDay)
    found.push([
      "smsPerNumberDay",
      `it is above smsPerDay (${settings.smsPerDay}), which would never let one number have as many. Write at most that`,
    ]);
  if (settings.smsSenderId !== "" && settings.smsCountries.every((country) => WITHOUT_SENDER_IDS.has(country)))
    found.push(["smsSenderId", `no country of smsCountries (${settings.smsCountries.join(", ")}) knows sender ids. Leave it empty`]);
  if (settings.secondNumberId !== "" && settings.instanceId === "")
    found.push(["secondNumberId", "it belongs to an instance, and none is adopted. Set instanceId too, or leave this empty"]);
  if (settings.secondNumberId !== "" && settings.lines.length < 2)
    found.push(["secondNumberId", `there is no second line: lines names ${settings.lines.join(" ")} alone. Add one, or leave this empty`]);
  return found;
};
