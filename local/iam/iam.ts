// IAM in the local cloud: roles with their policies, the keys issued for them, and the policies that resources carry.
import { UserError } from "../errors.ts";
import type { Principal } from "../principal.ts";
import type { Random } from "../random.ts";
import type { Permission } from "../services/action.ts";
import { decide, decideOnKey, type Asker, type Decision, type RequestContext } from "./evaluate.ts";
import { resourcePolicies, type ResourcePolicies } from "./resource-policies.ts";
import { localRoles, type Role, type Roles } from "./roles.ts";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly why: string };

export interface Iam extends Roles, ResourcePolicies {
  /**
   * Credentials under which a role's session calls; the same ones for the same role and session name.
   * @param sourceArn for what the service assumes it, where the trust policy asks (`aws:SourceArn`)
   * @throws UserError when the role's trust policy does not admit `service`
   */
  assumeRole(roleArn: string, sessionName: string, service: string, sourceArn?: string): Credentials;
  /** Who signs with this access key: a role's session for an issued key, the account for any other. */
  principalOf(accessKeyId: string): Principal;
  /** The secret of an issued key, to verify signatures. */
  secretOf(accessKeyId: string): string | undefined;
  /** Whether `principal` may; the refusal says who, what, which resource, in AWS's words. */
  authorize(principal: Principal, permission: Permission): Verdict;
  /** Whether somebody may use a KMS key: its own policy is asked first, even for the account. @param user services that never call, too */
  authorizeOnKey(user: Asker & { readonly sourceArn?: string }, permission: Permission): Verdict;
}

const UPPER_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** `arn:aws:iam::ACCOUNT:role/PATH/NAME` and a session, as STS names the one who calls. */
export const assumedRoleArn = (roleArn: string, sessionName: string): string =>
  `arn:aws:sts::${roleArn.split(":")[4] ?? ""}:assumed-role/${roleArn.split("/").at(-1) ?? ""}/${sessionName}`;

const nameOf = (principal: Asker & { readonly sourceArn?: string }): string => {
  if (principal.kind === "role") return `User: ${assumedRoleArn(principal.roleArn, principal.sessionName)}`;
  if (principal.kind === "account") return "The account";
  return `Service: ${principal.service}${principal.sourceArn === undefined ? "" : ` (for ${principal.sourceArn})`}`;
};

const verdictOf = (decision: Decision, principal: Asker & { readonly sourceArn?: string }, permission: Permission): Verdict => {
  if (decision.allowed) return decision;
  const reason =
    decision.because === "denied"
      ? `with an explicit deny in ${decision.by === "identity" ? "an identity-based" : "a resource-based"} policy`
      : `because no ${decision.by === "identity" ? "identity-based" : "resource-based"} policy allows the ${permission.action} action`;
  return {
    allowed: false,
    why: `${nameOf(principal)} is not authorized to perform: ${permission.action} on resource: ${permission.resource} ${reason}`,
  };
};

const contextOf = (sourceArn: string | undefined, accountId: string | undefined): RequestContext => ({
  ...(sourceArn === undefined ? {} : { "aws:sourcearn": sourceArn }),
  // SNS's own name for the same, in the policy that every topic begins with.
  ...(accountId === undefined ? {} : { "aws:sourceaccount": accountId, "aws:sourceowner": accountId }),
});

const admits = (role: Role, service: string, sourceArn: string | undefined): boolean =>
  decide(
    { identity: [], resource: role.trust.Statement },
    {
      principal: { kind: "service", service },
      permission: { action: "sts:AssumeRole", resource: role.arn },
      context: contextOf(sourceArn, role.arn.split(":")[4]),
    },
  ).allowed;

/** An empty IAM: no roles, and resources without policies. */
export const localIam = ({ random }: { readonly random: Random }): Iam => {
  const roles = localRoles();
  const resources = resourcePolicies();
  const issued = new Map<string, Credentials & { readonly principal: Principal }>();
  const sessions = new Map<string, Credentials>();

  const judged = (principal: Asker & { readonly sourceArn?: string }, permission: Permission): Parameters<typeof decide> => {
    const role = principal.kind === "role" ? roles.findRoleByArn(principal.roleArn) : undefined;
    const sourceArn = principal.kind === "service" ? principal.sourceArn : undefined;
    return [
      {
        identity: [...(role?.policies.values() ?? [])].flatMap(({ Statement }) => Statement),
        resource: resources.resourceStatements(permission.resource),
      },
      { principal, permission, context: { ...contextOf(sourceArn, sourceArn?.split(":")[4]), ...permission.context } },
    ];
  };

  return {
    ...roles,
    ...resources,
    assumeRole: (roleArn, sessionName, service, sourceArn) => {
      const role = roles.findRoleByArn(roleArn);
      if (role === undefined)
        throw new UserError(`Cannot assume role "${roleArn}" for ${service}: there is no such role. Declare it, or correct the ARN.`);
      if (!admits(role, service, sourceArn))
        throw new UserError(
          `Cannot assume role "${roleArn}": its trust policy does not admit ${service}${sourceArn === undefined ? "" : ` for ${sourceArn}`}. Allow sts:AssumeRole to that service.`,
        );
      const session = `${roleArn} ${sessionName}`;
      const known = sessions.get(session);
      if (known !== undefined) return known;
      const credentials: Credentials = {
        accessKeyId: `ASIA${random.text(16, UPPER_AND_DIGITS)}`,
        secretAccessKey: random.text(40, LETTERS_AND_DIGITS),
        sessionToken: random.text(64, LETTERS_AND_DIGITS),
      };
      sessions.set(session, credentials);
      issued.set(credentials.accessKeyId, { ...credentials, principal: { kind: "role", roleArn, sessionName } });
      return credentials;
    },
    principalOf: (accessKeyId) => issued.get(accessKeyId)?.principal ?? { kind: "account" },
    secretOf: (accessKeyId) => issued.get(accessKeyId)?.secretAccessKey,
    authorize: (principal, permission) => {
      // The account's root user: no policy of its own, and nothing here denies it.
      if (principal.kind === "account") return { allowed: true };
      return verdictOf(decide(...judged(principal, permission)), principal, permission);
    },
    authorizeOnKey: (user, permission) => verdictOf(decideOnKey(...judged(user, permission)), user, permission),
  };
};
