// Whether an account can text callers: the sandbox, what a month may cost, a number to send from, and who wants no texts. All of it holds for one
// region, the one that sends (functions/notify).
import type { SNSClient } from "@aws-sdk/client-sns";
import {
  GetSMSAttributesCommand,
  GetSMSSandboxAccountStatusCommand,
  ListPhoneNumbersOptedOutCommand,
  paginateListOriginationNumbers,
} from "@aws-sdk/client-sns";
import { apps } from "../../apps/index.ts";
import { look, ok, warn, type Diagnosis } from "./check.ts";
import type { DoctorServices } from "./services.ts";

/** What SNS tells of an account's SMS; each throws Error when it may not be asked. */
export interface SmsAccount {
  readonly isInSandbox: (signal: AbortSignal) => Promise<boolean>;
  /** USD a month; undefined where nobody has set it. */
  readonly spendLimit: (signal: AbortSignal) => Promise<number | undefined>;
  /** Countries of its own origination numbers, two letters each. */
  readonly numbersIn: (signal: AbortSignal) => Promise<readonly string[]>;
  /** How many numbers have answered STOP. */
  readonly optedOut: (signal: AbortSignal) => Promise<{ readonly count: number; readonly more: boolean }>;
}

export const smsAccount = (client: SNSClient): SmsAccount => ({
  isInSandbox: async (abortSignal) => (await client.send(new GetSMSSandboxAccountStatusCommand({}), { abortSignal })).IsInSandbox === true,
  spendLimit: async (abortSignal) => {
    const { attributes } = await client.send(new GetSMSAttributesCommand({ attributes: ["MonthlySpendLimit"] }), { abortSignal });
    const limit = Number.parseFloat(attributes?.["MonthlySpendLimit"] ?? "");
    return Number.isNaN(limit) ? undefined : limit;
  },
  numbersIn: async (abortSignal) => {
    const countries: string[] = [];
    for await (const { PhoneNumbers = [] } of paginateListOriginationNumbers({ client }, {}, { abortSignal }))
      countries.push(...PhoneNumbers.flatMap(({ Iso2CountryCode }) => Iso2CountryCode ?? []));
    return countries;
  },
  optedOut: async (abortSignal) => {
    const { phoneNumbers = [], nextToken } = await client.send(new ListPhoneNumbersOptedOutCommand({}), { abortSignal });
    return { count: phoneNumbers.length, more: nextToken !== undefined };
  },
});

/** Of the stack's settings, as texts. */
type Settings = Readonly<Record<string, string>>;

/** Countries that take texts from numbers only that AWS has registered for their sender (aws-limits.md 4). */
const REGISTERED: readonly string[] = ["US"];

const sandbox = (services: Services, account: SmsAccount, region: string): Promise<Diagnosis> => {
  const what = `SMS sandbox in ${region}`;
  return look(
    services,
    async (signal) =>
      (await account.isInSandbox(signal))
        ? warn(
            what,
            "this account's SMS is in the sandbox: only verified numbers get texts, ten at most, and other callers get no code",
            `Ask AWS Support to move it out: docs/going-live.md, "Texts to callers". To try meanwhile: aws sns create-sms-sandbox-phone-number --region ${region} --phone-number +…`,
          )
        : ok(what, "the account is out of it"),
    (why) => warn(what, `it cannot be seen (${why})`, "Look in the console: Amazon SNS, Text messaging."),
  );
};

const spending = (services: Services, account: SmsAccount, region: string, { smsPerDay, smsMaxPrice }: Settings): Promise<Diagnosis> => {
  const what = `SMS spend limit in ${region}`;
  const [perDay, price] = [Number(smsPerDay), Number(smsMaxPrice)];
  const raise = `Ask AWS Support for more, then aws sns set-sms-attributes --region ${region} --attributes MonthlySpendLimit=…`;
  return look(
    services,
    async (signal) => {
      const limit = await account.spendLimit(signal);
      if (limit === undefined) return warn(what, "nobody has set one: the account's quota holds, 1 USD a month for a new account", raise);
      const seen = `${limit} USD a month, ${Math.floor(limit / price)} texts of smsMaxPrice (${price} USD)`;
      return limit < perDay * price
        ? warn(
            what,
            `${seen}: fewer than smsPerDay (${perDay}) lets go in one day, and after them none goes until the month is over`,
            raise,
          )
        : ok(what, seen);
    },
    (why) => warn(what, `it cannot be read (${why})`, "Look in the console: Amazon SNS, Text messaging."),
  );
};

const origination = (services: Services, account: SmsAccount, region: string, country: string): Promise<Diagnosis> => {
  const what = `number for SMS to ${country} in ${region}`;
  const remedy = `Have one registered, which takes weeks: docs/going-live.md, "Texts to callers".`;
  return look(
    services,
    async (signal) =>
      (await account.numbersIn(signal)).includes(country)
        ? ok(what, "the account has one; whether its registration is complete the console shows")
        : warn(what, "the account has none, and carriers there take texts from registered numbers only", remedy),
    (why) => warn(what, `it cannot be seen (${why})`, "Look in the console: AWS End User Messaging, Phone numbers."),
  );
};

const optedOut = (services: Services, account: SmsAccount, region: string): Promise<Diagnosis> => {
  const what = `numbers that want no SMS in ${region}`;
  return look(
    services,
    async (signal) => {
      const { count, more } = await account.optedOut(signal);
      return ok(what, `${more ? "more than " : ""}${count}${count === 0 ? "" : ": their owners answered STOP, and get no code"}`);
    },
    (why) => warn(what, `they cannot be counted (${why})`, "Look in the console: Amazon SNS, Text messaging."),
  );
};

type Services = Pick<DoctorServices, "clock" | "sms">;

/** Nothing where the stack runs no app that texts: one that has the setting `smsCountries`. @param region home, where texts are sent from */
export const textsOf = async (services: Services, region: string, settings: Settings): Promise<readonly Diagnosis[]> => {
  const { apps: chosen = "", smsCountries = "" } = settings;
  const texting = new Set(apps.filter((app) => Object.hasOwn(app.settings, "smsCountries")).map(({ slug }) => slug));
  if (!chosen.split(/\s+/).some((slug) => texting.has(slug))) return [];
  const account = services.sms(region);
  const countries = REGISTERED.filter((country) => smsCountries.split(",").some((one) => one.trim() === country));
  return Promise.all([
    sandbox(services, account, region),
    spending(services, account, region, settings),
    ...countries.map((country) => origination(services, account, region, country)),
    optedOut(services, account, region),
  ]);
};
