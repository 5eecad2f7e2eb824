// The settings of demo: when demos are given, and what texts may cost.
import { isSupportedCountry } from "libphonenumber-js/mobile";
import { z } from "zod";
import type { SettingsForm, SettingsOf } from "../kit/setting.ts";
import { dates, listOf, openingHours, wholeNumber } from "../kit/setting-values.ts";

/** As the functions check them: what they refuse would take the app down. */
const countries = listOf(isSupportedCountry, "is no country. Write two capital letters each, as in US, CA").refine(
  (all) => all.length > 0,
  "name at least one country, as in US",
);

/** SNS developer guide, channels-sms-awssupport-sender-id. */
const senderId = z.union([
  z.literal(""),
  z.string().regex(/^(?=.*[A-Za-z])[\dA-Za-z]{1,11}$/, "use 1 to 11 letters and digits, a letter among them"),
]);

/** Countries without sender ids (SNS developer guide, sns-supported-regions-countries). */
const WITHOUT_SENDER_IDS: ReadonlySet<string> = new Set(["US", "CA", "CN"]);

export const demoSettings = {
  demoHours: {
    type: "string",
    default: "Mo-Fr 09:00-17:00",
    description: "When demos are given, days and hours.",
    schema: openingHours,
    inHook: true,
  },
  demoHolidays: {
    type: "string",
    default: "",
    description: "Dates without demos, with commas between, as in 2026-12-25, 2027-01-01. Empty for none.",
    schema: dates,
    inHook: true,
  },
  demoSlotMinutes: {
    type: "integer",
    default: "30",
    description: "Minutes that a demo takes, and by which they start apart, 5 to 480.",
    schema: wholeNumber(5, 480),
    inHook: true,
  },
  demoCapacity: {
    type: "integer",
    default: "1",
    description: "Demos at one time, 1 to 99.",
    schema: wholeNumber(1, 99),
    inHook: true,
  },
  demoLeadMinutes: {
    type: "integer",
    default: "60",
    description: "Minutes that must lie between a booking and its demo, 0 to 10080.",
    schema: wholeNumber(0, 10_080),
    inHook: true,
  },
  demoHorizonDays: {
    type: "integer",
    default: "60",
    description: "Days ahead that can be booked, 0 to 366. 0 is today only.",
    schema: wholeNumber(0, 366),
    inHook: true,
  },
  smsCountries: {
    type: "string",
    default: "US",
    description:
      "Countries that texts may go to, two letters each (ISO 3166), with commas between. A caller may name any number, and each text costs.",
    schema: countries,
    inHook: true,
  },
  smsPerNumberDay: {
    type: "integer",
    default: "5",
    description: "Texts to one number in a day at most, 1 to 100.",
    schema: wholeNumber(1, 100),
  },
  smsPerDay: { type: "integer", default: "200", description: "Texts in a day at most, 1 to 100000.", schema: wholeNumber(1, 100_000) },
  smsMaxPrice: {
    type: "string",
    default: "0.05",
    description: "USD that one text may cost at most; SNS sends none that is dearer.",
    schema: z.string().regex(/^(?!0*(?:\.0*)?$)\d{1,3}(?:\.\d{1,5})?$/, "write USD above 0, as in 0.05"),
  },
  smsSenderId: {
    type: "string",
    default: "",
    description:
      "Name that texts come from, 1 to 11 letters and digits with a letter among them. The United States, Canada and China know none. Empty for none.",
    schema: senderId,
  },
} as const satisfies SettingsForm;

export type DemoSettings = SettingsOf<typeof demoSettings>;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Which values contradict one another, though each alone makes sense. */
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
  return found;
};
