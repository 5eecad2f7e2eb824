// IAM in the local cloud: roles with their policies, the keys issued for them, and the policies that resources carry.
import type { Principal } from "../principal.ts";
import type { Permission } from "../services/action.ts";

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly why: string };

export interface Iam {
  createRole(role: { readonly arn: string; readonly name: string; readonly trust: PolicyDocument }): void;
  putRolePolicy(roleName: string, policyName: string, policy: PolicyDocument): void;
  /** Adds one statement to a resource's own policy; a statement with the same Sid is replaced. */
  putResourceStatement(resourceArn: string, statement: PolicyStatement): void;
  /** Credentials under which a role's session calls; the same ones for the same role and session name. @throws UserError when the role's trust policy does not admit `service` */
  assumeRole(roleArn: string, sessionName: string, service: string): Credentials;
  /** Who signs with this access key: a role's session for an issued key, the account for any other. */
  principalOf(accessKeyId: string): Principal;
  /** The secret of an issued key, to verify signatures. */
  secretOf(accessKeyId: string): string | undefined;
  /** Whether `principal` may; the refusal says who, what, which resource, in AWS's words. */
  authorize(principal: Principal, permission: Permission): Verdict;
}
