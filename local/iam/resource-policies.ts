// The policies that resources carry themselves: who may use a function, a topic, a queue or a bot alias.
import { type PolicyDocument, type PolicyStatement, requirePrincipal, requireSupported } from "./policy.ts";

export interface ResourcePolicies {
  /**
   * Adds one statement to a resource's own policy; a statement with the same Sid is replaced.
   * @throws UserError when it names no principal; UnsupportedError for a condition the local IAM does not enforce
   */
  putResourceStatement(resourceArn: string, statement: PolicyStatement): void;
  /** Puts a resource's whole policy in place of the one it had. @throws as putResourceStatement */
  putResourcePolicy(resourceArn: string, policy: PolicyDocument): void;
  /** The statements of a resource's own policy; none for a resource without one. */
  resourceStatements(resourceArn: string): readonly PolicyStatement[];
  deleteResourceStatement(resourceArn: string, sid: string): void;
  /** With the resource, goes its policy. */
  deleteResourcePolicy(resourceArn: string): void;
}

/** No resource has a policy. */
export const resourcePolicies = (): ResourcePolicies => {
  const resources = new Map<string, readonly PolicyStatement[]>();
  const without = (resourceArn: string, sid: string | undefined): readonly PolicyStatement[] =>
    (resources.get(resourceArn) ?? []).filter((one) => sid === undefined || one.Sid !== sid);
  return {
    putResourceStatement: (resourceArn, statement) => {
      requirePrincipal(resourceArn, [statement]);
      requireSupported(resourceArn, { Statement: [statement] });
      resources.set(resourceArn, [...without(resourceArn, statement.Sid), statement]);
    },
    putResourcePolicy: (resourceArn, policy) => {
      requirePrincipal(resourceArn, policy.Statement);
      requireSupported(resourceArn, policy);
      resources.set(resourceArn, [...policy.Statement]);
    },
    resourceStatements: (resourceArn) => resources.get(resourceArn) ?? [],
    deleteResourceStatement: (resourceArn, sid) => {
      resources.set(resourceArn, without(resourceArn, sid));
    },
    deleteResourcePolicy: (resourceArn) => {
      resources.delete(resourceArn);
    },
  };
};
