// The decision of IAM, pure: a deny anywhere wins, then one allow suffices, and without one the answer is no.
import type { Principal } from "../principal.ts";
import type { Permission } from "../services/action.ts";
import { CONDITION_OPERATORS, listOf, type PolicyStatement } from "./policy.ts";
import { matchesPattern } from "./pattern.ts";

/** Who asks. Wider than `Principal`: services that assume roles but never call themselves (lambda.amazonaws.com) are judged by trust policies. */
export type Asker = Exclude<Principal, { kind: "service" }> | { readonly kind: "service"; readonly service: string };

/**
 * Condition key in lower case to the request's value, or values. A key the request does not carry makes its condition fail: for operators on
 * sets that is stricter than IAM.
 */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

const matchesPrincipal = (statement: PolicyStatement, principal: Asker): boolean => {
  const { Principal: named } = statement;
  if (named === undefined || named === "*") return true;
  if (principal.kind === "service") return listOf(named.Service).includes(principal.service);
  if (principal.kind === "account") return listOf(named.AWS).includes("*");
  const accountId = principal.roleArn.split(":")[4] ?? "";
  const accepted = new Set(["*", principal.roleArn, accountId, `arn:aws:iam::${accountId}:root`]);
  return listOf(named.AWS).some((one) => accepted.has(one));
};

/** Whether a statement names the account as a whole, which leaves it to the account's own policies who of it may. */
const namesAccount = ({ Principal: named }: PolicyStatement, accountId: string): boolean =>
  typeof named === "object" && listOf(named.AWS).some((one) => one === accountId || one === `arn:aws:iam::${accountId}:root`);

/** Whether a statement names who asks, and not only the account that they are of. */
const namesItself = (statement: PolicyStatement, principal: Asker): boolean => {
  const { Principal: named } = statement;
  if (principal.kind !== "role" || typeof named !== "object") return matchesPrincipal(statement, principal);
  return listOf(named.AWS).some((one) => one === "*" || one === principal.roleArn);
};

const holds = (statement: PolicyStatement, context: RequestContext): boolean =>
  Object.entries(statement.Condition ?? {}).every(([operator, tests]) => {
    const test = CONDITION_OPERATORS.get(operator);
    return Object.entries(tests).every(([key, wanted]) => {
      const seen = context[key.toLowerCase()];
      return test !== undefined && seen !== undefined && listOf(seen).every((value) => listOf(wanted).some((one) => test(one, value)));
    });
  });

export interface Asked {
  readonly principal: Asker;
  readonly permission: Permission;
  readonly context: RequestContext;
}

/** Whether a statement speaks of what is asked, whoever asks. */
const covers = (statement: PolicyStatement, { permission, context }: Asked): boolean =>
  // IAM takes action names in either case.
  listOf(statement.Action).some((pattern) => matchesPattern(pattern.toLowerCase(), permission.action.toLowerCase())) &&
  (statement.Resource === undefined || listOf(statement.Resource).some((pattern) => matchesPattern(pattern, permission.resource))) &&
  holds(statement, context);

/** Whether a statement speaks of this request. A statement without `Resource` speaks of the resource that carries it. */
export const applies = (statement: PolicyStatement, asked: Asked): boolean =>
  matchesPrincipal(statement, asked.principal) && covers(statement, asked);

export type PolicyKind = "identity" | "resource";
export type Decision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly because: "denied" | "not-allowed"; readonly by: PolicyKind };

/**
 * Decides one request from the statements that may speak of it.
 * In one account an allow of either side suffices; a service principal has no identity policies, so that only the resource's can allow.
 */
export const decide = (statements: Readonly<Record<PolicyKind, readonly PolicyStatement[]>>, asked: Asked): Decision => {
  const kinds = ["identity", "resource"] as const satisfies readonly PolicyKind[];
  const speaking = kinds.flatMap((by) => statements[by].filter((one) => applies(one, asked)).map((one) => ({ by, effect: one.Effect })));
  const denied = speaking.find(({ effect }) => effect === "Deny");
  if (denied !== undefined) return { allowed: false, because: "denied", by: denied.by };
  if (speaking.length > 0) return { allowed: true };
  return { allowed: false, because: "not-allowed", by: asked.principal.kind === "service" ? "resource" : "identity" };
};

/**
 * Decides the use of a KMS key. Its own policy must allow: either it names who asks, or it names the account, and then IAM must allow as well
 * (KMS developer guide, "Key policies in AWS KMS"). The account itself needs no more than to be named.
 */
export const decideOnKey = (statements: Readonly<Record<PolicyKind, readonly PolicyStatement[]>>, asked: Asked): Decision => {
  const { principal, permission } = asked;
  const accountId = permission.resource.split(":")[4] ?? "";
  const onKey = statements.resource.filter((one) => covers(one, asked));
  const own = statements.identity.filter((one) => applies(one, asked));
  const denies = ({ Effect }: PolicyStatement): boolean => Effect === "Deny";
  const concerns = (one: PolicyStatement): boolean =>
    namesItself(one, principal) || (principal.kind !== "service" && namesAccount(one, accountId));
  if (onKey.some((one) => denies(one) && concerns(one))) return { allowed: false, because: "denied", by: "resource" };
  if (own.some(denies)) return { allowed: false, because: "denied", by: "identity" };
  const allowing = onKey.filter((one) => !denies(one));
  if (allowing.some((one) => namesItself(one, principal))) return { allowed: true };
  if (principal.kind === "service" || !allowing.some((one) => namesAccount(one, accountId)))
    return { allowed: false, because: "not-allowed", by: "resource" };
  return principal.kind === "account" || own.length > 0 ? { allowed: true } : { allowed: false, because: "not-allowed", by: "identity" };
};
