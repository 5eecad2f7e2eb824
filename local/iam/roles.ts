// The roles of the local IAM: whom each one trusts, and the policies that are written into it.
import { ServiceError, UserError } from "../errors.ts";
import { charactersOf, INLINE_CHARACTERS, tooLong } from "./grammar.ts";
import { type PolicyDocument, requirePrincipal, requireSupported } from "./policy.ts";

export interface RoleSettings {
  readonly trust: PolicyDocument;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface Role extends RoleSettings {
  readonly arn: string;
  readonly name: string;
  /** Inline policies by name. */
  readonly policies: ReadonlyMap<string, PolicyDocument>;
}

export interface Roles {
  /** @throws ServiceError EntityAlreadyExists; UserError and UnsupportedError for a trust policy that cannot hold */
  createRole(role: Omit<Role, "policies">): void;
  findRole(name: string): Role | undefined;
  findRoleByArn(arn: string): Role | undefined;
  /** Its sessions go on, and are judged by what it is from now on. @throws ServiceError NoSuchEntity, and as createRole */
  updateRole(name: string, settings: RoleSettings): void;
  /** @throws ServiceError DeleteConflict while it has policies */
  deleteRole(name: string): void;
  /**
   * Puts a policy, in place of the one of that name: it holds from the next call on.
   * @throws UserError when there is no such role; ServiceError LimitExceeded over what a role's policies may be together; UnsupportedError for a condition the local IAM does not enforce
   */
  putRolePolicy(roleName: string, policyName: string, policy: PolicyDocument): void;
  deleteRolePolicy(roleName: string, policyName: string): void;
}

type Kept = Role & { readonly policies: Map<string, PolicyDocument> };

/** No roles yet. */
export const localRoles = (): Roles => {
  const roles = new Map<string, Kept>();
  const requireTrust = (name: string, trust: PolicyDocument): void => {
    requirePrincipal(`role ${name}`, trust.Statement);
    requireSupported(`role ${name}`, trust);
  };
  return {
    findRoleByArn: (arn) => [...roles.values()].find((role) => role.arn === arn),
    findRole: (name) => roles.get(name),
    createRole: (role) => {
      const { name, trust } = role;
      requireTrust(name, trust);
      if (roles.has(name)) throw new ServiceError("EntityAlreadyExists", 409, `Role with name ${name} already exists.`);
      roles.set(name, { ...role, policies: new Map() });
    },
    updateRole: (name, { trust, tags = {} }) => {
      const role = roles.get(name);
      if (role === undefined) throw new ServiceError("NoSuchEntity", 404, `The role with name ${name} cannot be found.`);
      requireTrust(name, trust);
      roles.set(name, { ...role, trust, tags });
    },
    deleteRole: (name) => {
      if ((roles.get(name)?.policies.size ?? 0) > 0)
        throw new ServiceError("DeleteConflict", 409, "Cannot delete entity, must delete policies first.");
      roles.delete(name);
    },
    putRolePolicy: (roleName, policyName, policy) => {
      const role = roles.get(roleName);
      if (role === undefined)
        throw new UserError(`Cannot put policy "${policyName}": there is no role "${roleName}". Declare the role before its policies.`);
      requireSupported(`role ${roleName}`, policy);
      const others = [...role.policies].filter(([name]) => name !== policyName).map(([, other]) => other);
      const characters = [...others, policy].reduce((sum, one) => sum + charactersOf(JSON.stringify(one)), 0);
      if (characters > INLINE_CHARACTERS) throw new ServiceError("LimitExceeded", 409, tooLong(roleName));
      role.policies.set(policyName, policy);
    },
    deleteRolePolicy: (roleName, policyName) => {
      roles.get(roleName)?.policies.delete(policyName);
    },
  };
};
