// The form of a stack's settings: which values make sense, one by one and together. Pulumi.yaml describes each and holds its default. Every
// problem is reported at once, so that nobody mends a stack one error at a time. It loads without Pulumi: the command line reads it too.
import { z } from "zod";
import { parseHours, type Hours } from "./hours.ts";
import { isAwsRegion } from "./aws-region.ts";
import { countries, demoLocale, holidays, lines, maxPrice, senderId } from "./demo.ts";
import { contradictions } from "./contradictions.ts";

/** Retentions that CloudWatch Logs accepts, in days (PutRetentionPolicy, API reference). */
const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

const isTimeZone = (text: string): boolean => Intl.supportedValuesOf("timeZone").includes(text) || text === "UTC";

const region = z.string().refine(isAwsRegion, "it is no region of AWS's common partition. Write one as in us-east-1");
const optionalId = z.union([z.literal(""), z.uuid("it is not an id. Copy the last part of the ARN, a UUID")]);
const password = z.union([
  z.literal(""),
  z
    .string()
    .regex(
      /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)\S{8,64}$/,
      "it needs 8 to 64 characters without spaces, with a capital, a small letter and a digit",
    ),
]);
const hours = z.string().transform((text, context): Hours => {
  const parsed = parseHours(text);
  if (typeof parsed !== "string") return parsed;
  context.addIssue({ code: "custom", message: parsed });
  return z.NEVER;
});
const wholeNumber = (from: number, to: number) =>
  z.coerce
    .number(`it is not a number. Write one from ${from} to ${to}`)
    .int(`write a whole number`)
    .min(from, `write ${from} to ${to}`)
    .max(to, `write ${from} to ${to}`);
const yesOrNo = z.enum(["true", "false"], "write true or false").transform((text) => text === "true");

const tagValue = z.string().regex(/^[\p{L}\p{N} _.:/=+\-@]{1,256}$/u, "use 1 to 256 letters, digits, spaces and _.:/=+-@"); // as local/resources/aws/limits.ts

const form = z.object({
  homeRegion: region,
  standbyRegion: region,
  instanceAlias: z
    .string()
    .regex(/^(?!d-)[\da-zA-Z](?:[-\da-zA-Z]{0,43}[\da-zA-Z])?$/, "use 1 to 45 letters, digits and hyphens, not beginning with d-"),
  instanceId: optionalId,
  phoneNumberCountry: z.string().regex(/^[A-Z]{2}$/, "write two capital letters, as in US"),
  phoneNumberType: z.enum(["DID", "TOLL_FREE"], "write DID or TOLL_FREE"),
  phoneNumberId: optionalId,
  agentUserId: optionalId,
  agentPassword: password,
  adminUserId: optionalId,
  adminPassword: password,
  locale: z.string().regex(/^[a-z]{2}_[A-Z]{2}$/, "write it as Lex does, as in en_US"),
  voice: z.string().regex(/^[A-Z][a-z]+$/, "write the name of an Amazon Polly voice, as in Joanna"),
  shopHours: hours,
  peopleHours: hours,
  timeZone: z.string().refine(isTimeZone, "it is not an IANA time zone. Write one as in America/New_York"),
  queueMinutes: wholeNumber(1, 60),
  probeMethod: z.enum(["session", "recognize"], "write session or recognize"),
  probeUtterance: z.string().min(1, "write what the observer says").max(1024, "Lex takes at most 1,024 characters"), // lex-v2.md 5
  probeExpectedIntent: z.string(),
  probeExpectedText: z.string(),
  probeSeconds: wholeNumber(2, 60), // A probe may take 2 s: a shorter interval would only make rounds wait for each other.
  recognizeSeconds: wholeNumber(5, 3600),
  confirmations: wholeNumber(1, 10),
  failuresToLeave: wholeNumber(2, 20), // One failure alone never moves the line.
  failureWindow: wholeNumber(2, 20), // The observer keeps 80 observations of a bot, of both kinds (functions/lib/failover/seen.ts).
  coolDownSeconds: wholeNumber(1, 3600),
  goodsToReturn: wholeNumber(1, 20),
  dwellSeconds: wholeNumber(1, 86_400),
  costCap: wholeNumber(1, 1_000_000),
  alarmEmail: z.union([z.literal(""), z.email("it is no e-mail address. Write one as in people@example.com, or leave it empty")]),
  pointerTable: z.string().regex(/^[\w.-]{3,255}$/, "use 3 to 255 letters, digits, _, - and ."),
  reservedConcurrency: wholeNumber(0, 1000), // An account has 1,000 at first, new ones fewer (aws-limits.md 2.2).
  lines,
  secondNumberId: optionalId,
  demoHours: hours,
  demoHolidays: holidays,
  demoSlotMinutes: wholeNumber(5, 480),
  demoCapacity: wholeNumber(1, 99), // As functions/lib/demo/bookings/settings.ts reads it.
  demoLeadMinutes: wholeNumber(0, 10_080),
  demoHorizonDays: wholeNumber(0, 366),
  demoLocale,
  smsCountries: countries,
  smsPerNumberDay: wholeNumber(1, 100),
  smsPerDay: wholeNumber(1, 100_000),
  smsMaxPrice: maxPrice,
  smsSenderId: senderId,
  owner: tagValue,
  costCentre: tagValue,
  recording: yesOrNo,
  botAssociations: z.enum(["program", "by-hand"], "write program or by-hand"),
  closed: yesOrNo,
  logRetentionDays: z.coerce
    .number("it is not a number")
    .refine((days) => RETENTION_DAYS.includes(days), `CloudWatch Logs knows ${RETENTION_DAYS.join(", ")}`),
});

export type Settings = z.infer<typeof form>;

/** The texts of a project's own settings, out of a configuration whose keys carry the project's name (`twinline:locale`). */
export const settingTexts = (project: string, config: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const prefix = `${project}:`;
  return Object.fromEntries(
    Object.entries(config)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, text]) => [key.slice(prefix.length), text]),
  );
};

/**
 * Reads settings from their texts.
 * @returns the settings, or every problem found, each in one sentence with its remedy; secrets are never quoted
 */
export const parseSettings = (raw: Readonly<Record<string, string>>): Settings | readonly string[] => {
  const quote = (name: string): string => (name.endsWith("Password") ? "(a secret)" : JSON.stringify(raw[name] ?? ""));
  const known = Object.keys(form.shape);
  const problems = Object.keys(raw)
    .filter((name) => !known.includes(name))
    .map((name) => `Cannot use setting "${name}": no such setting is known. Known are ${known.join(", ")}.`);
  const parsed = form.safeParse(raw);
  if (parsed.success) {
    problems.push(...contradictions(parsed.data).map(([name, why]) => `Cannot use setting "${name}" ${quote(name)}: ${why}.`));
    return problems.length === 0 ? parsed.data : problems;
  }
  for (const { path, message } of parsed.error.issues) {
    const name = String(path[0]);
    problems.push(
      name in raw
        ? `Cannot use setting "${name}" ${quote(name)}: ${message}.`
        : `Setting "${name}" has no value: Pulumi.yaml gives its default. Restore it there, or set it with pulumi config set ${name} VALUE.`,
    );
  }
  return problems;
};
