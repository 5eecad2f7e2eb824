// IAM in the local cloud: roles with their policies, the keys issued for them, and the policies that resources carry.
import { UserError } from "../errors.ts";
import type { Principal } from "../principal.ts";
import type { Random } from "../random.ts";
import type { Permission } from "../services/action.ts";
import { decide, type RequestContext } from "./evaluate.ts";
import { type PolicyDocument, type PolicyStatement, requireSupported } from "./policy.ts";

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly why: string };

export interface Iam {
  createRole(role: { readonly arn: string; readonly name: string; readonly trust: PolicyDocument }): void;
  /** @throws UserError when there is no such role; UnsupportedError for a condition the local IAM does not enforce */
  putRolePolicy(roleName: string, policyName: string, policy: PolicyDocument): void;
  /**
   * Adds one statement to a resource's own policy; a statement with the same Sid is replaced.
   * @throws UserError when it names no principal; UnsupportedError as above
   */
  putResourceStatement(resourceArn: string, statement: PolicyStatement): void;
  /** Puts a resource's whole policy in place of the one it had. @throws as putResourceStatement */
  putResourcePolicy(resourceArn: string, policy: PolicyDocument): void;
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
}

interface Role {
  readonly arn: string;
  readonly trust: PolicyDocument;
  readonly policies: Map<string, PolicyDocument>;
}

const UPPER_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** `arn:aws:iam::ACCOUNT:role/PATH/NAME` and a session, as STS names the one who calls. */
export const assumedRoleArn = (roleArn: string, sessionName: string): string =>
  `arn:aws:sts::${roleArn.split(":")[4] ?? ""}:assumed-role/${roleArn.split("/").at(-1) ?? ""}/${sessionName}`;

const nameOf = (principal: Principal): string => {
  if (principal.kind === "role") return `User: ${assumedRoleArn(principal.roleArn, principal.sessionName)}`;
  return principal.kind === "service" ? `Service: ${principal.service} (for ${principal.sourceArn})` : "The account";
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

// A statement on a role carries no principal; one on a resource must, or it would speak of everyone.
const requirePrincipal = (owner: string, statements: readonly PolicyStatement[]): void => {
  const problems = statements
    .filter((one) => one.Principal === undefined)
    .map(({ Sid }) => `Cannot put statement "${Sid ?? "(no Sid)"}" on ${owner}: it names no Principal. Say whom it is for.`);
  if (problems.length > 0) throw new UserError(problems);
};

/** An empty IAM: no roles, and resources without policies. */
export const localIam = ({ random }: { readonly random: Random }): Iam => {
  const roles = new Map<string, Role>();
  const resources = new Map<string, PolicyStatement[]>();
  const issued = new Map<string, Credentials & { readonly principal: Principal }>();
  const sessions = new Map<string, Credentials>();
  const roleByArn = (arn: string): Role | undefined => [...roles.values()].find((role) => role.arn === arn);

  return {
    createRole: ({ arn, name, trust }) => {
      requirePrincipal(`role ${name}`, trust.Statement);
      requireSupported(`role ${name}`, trust);
      roles.set(name, { arn, trust, policies: new Map() });
    },
    putRolePolicy: (roleName, policyName, policy) => {
      const role = roles.get(roleName);
      if (role === undefined)
        throw new UserError(`Cannot put policy "${policyName}": there is no role "${roleName}". Declare the role before its policies.`);
      requireSupported(`role ${roleName}`, policy);
      role.policies.set(policyName, policy);
    },
    putResourceStatement: (resourceArn, statement) => {
      requirePrincipal(resourceArn, [statement]);
      requireSupported(resourceArn, { Statement: [statement] });
      const others = (resources.get(resourceArn) ?? []).filter((one) => statement.Sid === undefined || one.Sid !== statement.Sid);
      resources.set(resourceArn, [...others, statement]);
    },
    putResourcePolicy: (resourceArn, policy) => {
      requirePrincipal(resourceArn, policy.Statement);
      requireSupported(resourceArn, policy);
      resources.set(resourceArn, [...policy.Statement]);
    },
    assumeRole: (roleArn, sessionName, service, sourceArn) => {
      const role = roleByArn(roleArn);
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
      const role = principal.kind === "role" ? roleByArn(principal.roleArn) : undefined;
      const sourceArn = principal.kind === "service" ? principal.sourceArn : undefined;
      const decision = decide(
        {
          identity: [...(role?.policies.values() ?? [])].flatMap(({ Statement }) => Statement),
          resource: resources.get(permission.resource) ?? [],
        },
        { principal, permission, context: { ...contextOf(sourceArn, sourceArn?.split(":")[4]), ...permission.context } },
      );
      if (decision.allowed) return decision;
      const reason =
        decision.because === "denied"
          ? `with an explicit deny in ${decision.by === "identity" ? "an identity-based" : "a resource-based"} policy`
          : `because no ${decision.by === "identity" ? "identity-based" : "resource-based"} policy allows the ${permission.action} action`;
      return {
        allowed: false,
        why: `${nameOf(principal)} is not authorized to perform: ${permission.action} on resource: ${permission.resource} ${reason}`,
      };
    },
  };
};
