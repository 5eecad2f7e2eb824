// Faults as rules over (region, service, operation, resource). They apply at the door of every service, so that the code under test meets
// them as it would in AWS.
import { UserError } from "./errors.ts";
import { isRegion, type Region } from "../shared/region.ts";
import type { ServiceName } from "./services/action.ts";

export type FaultEffect =
  | { readonly kind: "down" }
  | { readonly kind: "hang" }
  | { readonly kind: "slow"; readonly ms: number }
  /** It is done after `ms`, though nobody may wait for it any more, and the connection breaks before the answer. */
  | { readonly kind: "unanswered"; readonly ms: number }
  | { readonly kind: "throttle" }
  | { readonly kind: "error" }
  /** What is called is gone: a deleted alias, table or function. */
  | { readonly kind: "missing" }
  /** The key that tables are encrypted with cannot be used. */
  | { readonly kind: "keyless" }
  /** The account may write to verified phones alone. */
  | { readonly kind: "sandbox" }
  | { readonly kind: "wrong" };

export interface FaultRule {
  /** The rule as the person wrote it. */
  readonly text: string;
  readonly region: Region | "*";
  readonly service: ServiceName | "*";
  readonly operation: string | undefined;
  readonly resource: string | undefined;
  /** The share of matching calls it hits, in (0, 1]. */
  readonly share: number;
  readonly effect: FaultEffect;
}

const SERVICES = [
  "cloudwatch",
  "dynamodb",
  "lambda",
  "lex",
  "logs",
  "scheduler",
  "sns",
  "sqs",
  "sts",
] as const satisfies readonly ServiceName[];
const EFFECTS = ["down", "hang", "slow", "unanswered", "throttle", "error", "missing", "keyless", "sandbox", "wrong"] as const;
const FORM =
  /^(?<region>[^/=]+)\/(?<service>[a-z]+|\*)(?:\.(?<operation>[A-Za-z]+))?(?::(?<resource>[^=@]+))?=(?<effect>[a-z]+)(?::(?<ms>\d+)ms)?(?:@(?<share>\d+(?:\.\d+)?)%)?$/;

/** How a fault rule is written, for help texts. */
export const FAULT_RULE_HELP =
  "REGION/SERVICE[.Operation][:RESOURCE]=down|hang|slow:300ms|unanswered[:600ms]|throttle|error|missing|keyless|sandbox|wrong[@30%], e.g. us-east-1/lex=down, us-east-1/lambda:flowers=error";

const isServiceName = (text: string): text is ServiceName => SERVICES.some((service) => service === text);

const parseEffect = (effect: string, ms: string | undefined): FaultEffect | string => {
  const kind = EFFECTS.find((known) => known === effect);
  if (kind === undefined) return `"${effect}" is no fault. Use one of ${EFFECTS.join(", ")}.`;
  if (kind === "slow") return ms === undefined ? `"slow" needs a time. Write slow:300ms.` : { kind, ms: Number(ms) };
  if (kind === "unanswered") return { kind, ms: Number(ms ?? 0) };
  return ms === undefined ? { kind } : `"${kind}" takes no time. Write =${kind}, or slow:${ms}ms.`;
};

/**
 * Reads fault rules, all problems at once.
 * @throws UserError naming each rule that cannot be read and why
 */
export const parseFaultRules = (texts: readonly string[]): readonly FaultRule[] => {
  const problems: string[] = [];
  const rules: FaultRule[] = [];
  for (const text of texts) {
    const parts = FORM.exec(text)?.groups;
    const { region = "", service = "", operation, resource, effect = "", ms, share } = parts ?? {};
    const found = parts === undefined ? "it has not the form of a rule." : parseEffect(effect, ms);
    const problem =
      typeof found === "string"
        ? found
        : region !== "*" && !isRegion(region)
          ? `"${region}" is no region. Write one as in us-east-1, or * for all.`
          : service !== "*" && !isServiceName(service)
            ? `"${service}" is no service here. Use one of ${SERVICES.join(", ")}, or *.`
            : found.kind === "keyless" && service !== "dynamodb"
              ? `"keyless" is a fault of tables. Write it for dynamodb.`
              : found.kind === "sandbox" && service !== "sns"
                ? `"sandbox" is a fault of SMS. Write it for sns.`
                : share !== undefined && !(Number(share) > 0 && Number(share) <= 100)
                  ? `"${share}%" is no share. Write one above 0 % and up to 100 %.`
                  : undefined;
    if (problem !== undefined || typeof found === "string") {
      problems.push(`Cannot read fault rule "${text}": ${problem ?? ""} The form is ${FAULT_RULE_HELP}.`);
      continue;
    }
    if ((region === "*" || isRegion(region)) && (service === "*" || isServiceName(service)))
      rules.push({ text, region, service, operation, resource, share: share === undefined ? 1 : Number(share) / 100, effect: found });
  }
  if (problems.length > 0) throw new UserError(problems);
  return rules;
};

export interface FaultTarget {
  readonly region: Region;
  readonly service: ServiceName;
  readonly operation: string;
  readonly resource: string | undefined;
}

/** A resource by its name, or by the end of it, since a stack puts its own prefix before: `lookup` is `twinline-dev-lookup`. */
const isNamed = (name: string, resource: string): boolean => resource === name || resource.endsWith(`-${name}`);

/** The first rule that hits this call, chance included. */
export const faultFor = (rules: readonly FaultRule[], call: FaultTarget, chance: () => number): FaultRule | undefined =>
  rules.find(
    (rule) =>
      (rule.region === "*" || rule.region === call.region) &&
      (rule.service === "*" || rule.service === call.service) &&
      (rule.operation === undefined || rule.operation === call.operation) &&
      (rule.resource === undefined || isNamed(rule.resource, call.resource ?? "")) &&
      (rule.share === 1 || chance() < rule.share),
  );

/** What a rule can name. */
export interface FaultWorld {
  readonly operations: Readonly<Record<ServiceName, readonly string[]>>;
  readonly functions: readonly { readonly region: Region; readonly name: string }[];
}

/** Why rules can never hit anything: a fault that is misspelt would look like a fault that was survived. */
export const idleRules = (rules: readonly FaultRule[], { operations, functions }: FaultWorld): readonly string[] =>
  rules.flatMap(({ text, region, service, operation, resource }) => {
    if (service !== "*" && operation !== undefined && !operations[service].includes(operation))
      return [`Cannot use fault rule "${text}": ${service} has no operation ${operation} here. It has ${operations[service].join(", ")}.`];
    if (service !== "lambda" || resource === undefined) return [];
    const here = functions.filter((one) => region === "*" || one.region === region);
    if (here.some(({ name }) => isNamed(resource, name))) return [];
    const names = [...new Set(here.map(({ name }) => name))].join(", ");
    return [
      `Cannot use fault rule "${text}": ${region === "*" ? "no region" : region} has no function "${resource}". It has ${names === "" ? "none" : names}.`,
    ];
  });

/** The rules in force. They can change while the cloud runs. */
export interface Faults {
  rules(): readonly FaultRule[];
  set(rules: readonly FaultRule[]): void;
}

export const faultBox = (initial: readonly FaultRule[] = []): Faults => {
  let rules = initial;
  return {
    rules: () => rules,
    set: (next) => {
      rules = next;
    },
  };
};
