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

/** Whether a statement speaks of this request. A statement without `Resource` speaks of the resource that carries it. */
export const applies = (statement: PolicyStatement, { principal, permission, context }: Asked): boolean =>
  matchesPrincipal(statement, principal) &&
  // IAM takes action names in either case.
  listOf(statement.Action).some((pattern) => matchesPattern(pattern.toLowerCase(), permission.action.toLowerCase())) &&
  (statement.Resource === undefined || listOf(statement.Resource).some((pattern) => matchesPattern(pattern, permission.resource))) &&
  holds(statement, context);

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
