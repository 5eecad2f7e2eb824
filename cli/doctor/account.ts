// The account: whose credentials these are, whether both regions are on and have what the line needs, and whether its quotas are enough.
import { fail, look, ok, warn, type Diagnosis } from "./check.ts";
import type { DoctorServices } from "./services.ts";

/**
 * Where the services are offered (AWS General Reference, "Amazon Connect endpoints and quotas" and "Amazon Lex endpoints and quotas", 2026-11-21;
 * the list of Connect is recollection). A region that is not here is only warned of: AWS adds some.
 */
const LEX_V2 =
  "us-east-1 us-west-2 af-south-1 ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-west-1 eu-west-2".split(
    " ",
  );
const CONNECT =
  "us-east-1 us-west-2 af-south-1 ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-2 ca-central-1 eu-central-1 eu-west-2".split(
    " ",
  );

type Account = Pick<DoctorServices, "clock" | "whoAmI" | "quotas">;

export const credentials = (services: Account, region: string): Promise<Diagnosis> => {
  const what = `credentials in ${region}`;
  return look(
    services,
    async (signal) => ok(what, (await services.whoAmI(region, signal)).arn),
    (why) =>
      fail(
        what,
        why,
        /InvalidClientTokenId|not enabled|OptIn/i.test(why)
          ? "Switch the region on in the account's settings, or use other credentials."
          : "Log in, as in aws sso login, or set AWS_PROFILE.",
      ),
  );
};

/** @param role what the region is for: Connect lives at home only */
export const offered = (region: string, role: "home" | "standby"): Diagnosis => {
  const what = `services in ${region}`;
  const missing = [...(LEX_V2.includes(region) ? [] : ["Lex V2"]), ...(role === "standby" || CONNECT.includes(region) ? [] : ["Connect"])];
  if (missing.length === 0) return ok(what, role === "home" ? "Connect and Lex V2 are offered" : "Lex V2 is offered");
  return warn(
    what,
    `${missing.join(" and ")} not known to be offered`,
    `Look at https://docs.aws.amazon.com/general/latest/gr/, or choose another ${role}Region.`,
  );
};

interface Needed {
  readonly service: string;
  /** A part of the quota's name. */
  readonly name: RegExp;
  readonly says: string;
  readonly least: number;
  readonly where: "home" | "both";
  readonly why: string;
}

/** What the line needs at least (aws-limits.md 2.2, 5 and 6). */
export const NEEDED: readonly Needed[] = [
  {
    service: "connect",
    name: /instances/i,
    says: "Connect instances",
    least: 1,
    where: "home",
    why: "The phone of a stack is one more instance.",
  },
  { service: "connect", name: /phone numbers/i, says: "phone numbers", least: 2, where: "home", why: "Each app with a phone claims one." },
  {
    service: "connect",
    name: /concurrent (?:active )?calls/i,
    says: "concurrent calls",
    least: 10,
    where: "home",
    why: "The next caller would hear a busy tone.",
  },
  {
    service: "lambda",
    name: /^concurrent executions$/i,
    says: "concurrent executions",
    least: 50,
    where: "both",
    why: "New accounts have 10, and each caller, the observer and its probes need some at once.",
  },
];

/** Of one service in one region: asked once for all that is needed of it. */
export const quotas = async (
  services: Account,
  service: string,
  region: string,
  role: "home" | "standby",
): Promise<readonly Diagnosis[]> => {
  const needed = NEEDED.filter((one) => one.service === service && (role === "home" || one.where === "both"));
  const ask = (says: string): string => `Ask for more in Service Quotas, ${service}, "${says}", in ${region}.`;
  let found: ReadonlyMap<string, number> = new Map();
  const asked = await look(
    services,
    async (signal) => {
      found = await services.quotas(service, region, signal);
      return ok(service, "");
    },
    (why) => warn(`quotas of ${service} in ${region}`, `they cannot be read (${why})`, "Look at them in the console: Service Quotas."),
  );
  if (asked.state !== "ok") return [asked];
  return needed.map(({ name, says, least, why }) => {
    const what = `${says} in ${region}`;
    const [value] = [...found].flatMap(([quota, amount]) => (name.test(quota) ? [amount] : []));
    if (value === undefined) return warn(what, "the quota is not listed", `Look at it in the console: at least ${least}. ${why}`);
    return value >= least ? ok(what, `${value}`) : warn(what, `${value}, and at least ${least} are wise`, `${ask(says)} ${why}`);
  });
};

export const SERVICES = [...new Set(NEEDED.map(({ service }) => service))];
