// The settings of every stack, whatever apps it runs: which values make sense one by one. Each app adds its own (apps/<slug>/app.ts).
import { z } from "zod";
import { openingHours, timeZone, wholeNumber, yesOrNo } from "../../apps/kit/setting-values.ts";
import type { SettingsForm, SettingsOf } from "../../apps/kit/setting.ts";
import { isAwsRegion } from "./aws-region.ts";

/** Retentions that CloudWatch Logs accepts, in days (CloudWatch Logs API reference, PutRetentionPolicy). */
const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

const region = z.string().refine(isAwsRegion, "it is no region of AWS's common partition. Write one as in us-east-1");
const optionalId = z.union([z.literal(""), z.uuid("it is not an id. Copy the last part of the ARN, a UUID")]);
const instanceAlias = z
  .string()
  .regex(/^(?!d-)[\da-zA-Z](?:[-\da-zA-Z]{0,43}[\da-zA-Z])?$/, "use 1 to 45 letters, digits and hyphens, not beginning with d-");
const password = z.union([
  z.literal(""),
  z
    .string()
    .regex(
      /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)\S{8,64}$/,
      "it needs 8 to 64 characters without spaces, with a capital, a small letter and a digit",
    ),
]);
const email = z.union([z.literal(""), z.email("it is no e-mail address. Write one as in people@example.com, or leave it empty")]);
/** The form that local/resources/aws/limits.ts holds tags to. */
const tagValue = z.string().regex(/^[\p{L}\p{N} _.:/=+\-@]{1,256}$/u, "use 1 to 256 letters, digits, spaces and _.:/=+-@");
const retentionDays = z.coerce
  .number("it is not a number")
  .refine((days) => RETENTION_DAYS.includes(days), `CloudWatch Logs knows ${RETENTION_DAYS.join(", ")}`);

export const stackForm = {
  apps: {
    type: "string",
    default: "flowers demo",
    description:
      "Apps that the stack runs, with spaces between (npx twinline apps lists them). The first one with a phone is called when nobody says which.",
    schema: z.string(),
  },
  closedApps: {
    type: "string",
    default: "",
    description:
      "Apps that the stack ran before and that were taken out of apps, with spaces between. Their numbers stay, and callers hear that the line is closed.",
    schema: z.string(),
  },
  numberIds: {
    type: "string",
    default: "",
    description: "Numbers that the adopted instance already holds, as app=ID with spaces between. An app without one claims a number.",
    schema: z.string(),
  },
  homeRegion: {
    type: "string",
    default: "us-east-1",
    description: "Region of the Connect instance, the lookup, the observer and the first bot. Connect must be offered there.",
    schema: region,
  },
  standbyRegion: {
    type: "string",
    default: "us-west-2",
    description: "Region of the twin bot and of the tables' replicas. It must not be the home region.",
    schema: region,
  },
  instanceAlias: {
    type: "string",
    default: "twinline",
    description:
      "Name of the Connect instance to make, unique over all of AWS (1 to 45 letters, digits, hyphens). Not used when instanceId is set.",
    schema: instanceAlias,
  },
  instanceId: {
    type: "string",
    default: "",
    description: "Id of an existing Connect instance to adopt instead of making one. Empty makes one.",
    schema: optionalId,
  },
  phoneNumberCountry: {
    type: "string",
    default: "US",
    description: "Country of the number to claim, two letters (ISO 3166).",
    schema: z.string().regex(/^[A-Z]{2}$/, "write two capital letters, as in US"),
  },
  phoneNumberType: {
    type: "string",
    default: "DID",
    description: "Kind of the number to claim, DID or TOLL_FREE.",
    schema: z.enum(["DID", "TOLL_FREE"], "write DID or TOLL_FREE"),
  },
  agentUserId: {
    type: "string",
    default: "",
    description: "Id of an existing user of the adopted instance who answers as the agent. Empty makes one.",
    schema: optionalId,
  },
  agentPassword: {
    type: "string",
    secret: true,
    description:
      "Password of the agent to make (8 to 64 characters, with a capital, a small letter and a digit). A secret without a default; not used when agentUserId is set.",
    schema: password,
  },
  adminUserId: {
    type: "string",
    default: "",
    description: "Id of an existing user of the adopted instance who administers it. Empty makes one.",
    schema: optionalId,
  },
  adminPassword: {
    type: "string",
    secret: true,
    description: "Password of the administrator to make, as for the agent. Not used when adminUserId is set.",
    schema: password,
  },
  peopleHours: {
    type: "string",
    default: "Mo-Su 00:00-24:00",
    description: "When people answer the queue, days and hours. Outside of them a callback is offered.",
    schema: openingHours,
  },
  timeZone: {
    type: "string",
    default: "America/New_York",
    description: 'IANA time zone of all hours, and of what a caller means by "tomorrow".',
    schema: timeZone,
  },
  queueMinutes: {
    type: "integer",
    default: "5",
    description: "Minutes a caller waits for a person before a callback is offered, 1 to 60.",
    schema: wholeNumber(1, 60),
  },
  probeMethod: {
    type: "string",
    default: "recognize",
    description:
      "How a bot is proven alive. session opens and deletes a session; recognize also asks the sample utterance and compares the answer.",
    schema: z.enum(["session", "recognize"], "write session or recognize"),
  },
  probeUtterance: {
    type: "string",
    default: "",
    description:
      "What the observer says to the witness's bots (method recognize), up to 1,024 characters. Empty for the words of the app's own probe.",
    schema: z.string().max(1024, "Lex takes at most 1,024 characters"),
  },
  probeExpectedIntent: {
    type: "string",
    default: "",
    description:
      "Intent that the bot must answer probeUtterance with. Empty for that of the app's own probe, or when only the text is compared.",
    schema: z.string(),
  },
  probeExpectedText: {
    type: "string",
    default: "",
    description: "Text that the bot's answer must contain. Empty when only the intent is compared.",
    schema: z.string(),
  },
  // A probe may take 2 s: a shorter interval would only make rounds wait for each other.
  probeSeconds: {
    type: "integer",
    default: "5",
    description:
      "Seconds between two session probes of a bot, 2 to 60. With its confirmations it bounds how soon an idle line leaves a dead bot.",
    schema: wholeNumber(2, 60),
  },
  recognizeSeconds: {
    type: "integer",
    default: "60",
    description:
      "Seconds between two recognize probes of a bot while nothing is suspected, 5 to 3600. Most of the idle line's cost (twinline cost).",
    schema: wholeNumber(5, 3600),
  },
  confirmations: {
    type: "integer",
    default: "3",
    description: "Probes that a failed one starts at once, 1 to 10. Only if all of them fail too is the bot failed.",
    schema: wholeNumber(1, 10),
  },
  // One failure alone never moves the line.
  failuresToLeave: {
    type: "integer",
    default: "5",
    description:
      "A bot is failed, too, when this many of its last failureWindow probes of one kind failed, 2 to 20. More than confirmations.",
    schema: wholeNumber(2, 20),
  },
  // The observer keeps 80 observations of a bot, of both kinds (functions/lib/failover/seen.ts).
  failureWindow: {
    type: "integer",
    default: "10",
    description: "How many of a bot's last probes of one kind are looked at, 2 to 20.",
    schema: wholeNumber(2, 20),
  },
  coolDownSeconds: {
    type: "integer",
    default: "30",
    description: "Seconds after a move before a failure may move the line again. It doubles with each such move, up to dwellSeconds.",
    schema: wholeNumber(1, 3600),
  },
  goodsToReturn: {
    type: "integer",
    default: "5",
    description: "Good session probes in a row before the line returns home, 1 to 20.",
    schema: wholeNumber(1, 20),
  },
  dwellSeconds: {
    type: "integer",
    default: "300",
    description: "Seconds that the line stays at the standby at least, and for which home must not have failed, before it returns.",
    schema: wholeNumber(1, 86_400),
  },
  costCap: {
    type: "integer",
    default: "100",
    description: "USD a month that the idle line may cost by twinline cost. Settings above it are refused.",
    schema: wholeNumber(1, 1_000_000),
  },
  alarmEmail: {
    type: "string",
    default: "",
    description: "Address that gets alarms and events by e-mail; AWS asks it to confirm first. Empty sends none.",
    schema: email,
  },
  pointerTable: {
    type: "string",
    default: "lexDR",
    description: "Name of the DynamoDB global table that says which region's bot is in use. Two stacks in one account need two names.",
    schema: z.string().regex(/^[\w.-]{3,255}$/, "use 3 to 255 letters, digits, _, - and ."),
  },
  // An account has 1,000 at first, new ones fewer (Lambda developer guide, "Quotas").
  reservedConcurrency: {
    type: "integer",
    default: "0",
    description:
      "Invocations at one time that Lambda keeps free for each function that callers wait for (lookups, recalls, code hooks), 0 to 1000. 0 reserves none, as a new account needs, whose quota of 10 leaves nothing to give.",
    schema: wholeNumber(0, 1000),
  },
  owner: {
    type: "string",
    default: "unset",
    description: 'Who answers for the line, put as tag owner on everything that can carry tags. "unset" says that nobody has been named.',
    schema: tagValue,
  },
  costCentre: {
    type: "string",
    default: "unset",
    description: "Who pays for the line, put as tag costCentre on everything that can carry tags.",
    schema: tagValue,
  },
  recording: {
    type: "boolean",
    default: "false",
    description: "Whether calls with people are recorded and chat transcripts kept, in an encrypted bucket.",
    schema: yesOrNo,
  },
  logRetentionDays: {
    type: "integer",
    default: "30",
    description: "Days that the functions' logs are kept, a number that CloudWatch Logs knows (1, 3, 5, 7, 14, 30, 60, 90, \u2026).",
    schema: retentionDays,
  },
  botAssociations: {
    type: "string",
    default: "program",
    description:
      "Who lets Connect use the bots. program does; by-hand where AWS refuses that, with a person's aws connect associate-bot (docs/going-live.md 5).",
    schema: z.enum(["program", "by-hand"], "write program or by-hand"),
  },
  closed: {
    type: "boolean",
    default: "false",
    description:
      "Whether callers hear that the line is closed, and nothing else. Set it and run pulumi up before a pulumi destroy --exclude-protected.",
    schema: yesOrNo,
  },
} as const satisfies SettingsForm;

/** What a stack decides besides its apps' own settings. */
export type StackSettings = SettingsOf<typeof stackForm>;
