// Every statement of every policy that a stack declares, whichever resource carries it: of roles, of topics, queues, keys, buckets, and the
// permissions of functions.
import { parseJson } from "../shared/json.ts";
import { at, isProps, listOf, ofType, textAt, type Props, type Resource } from "./resource.ts";

export interface Statement {
  readonly resource: Resource;
  /** The property that carries the policy: `policy`, `assumeRolePolicy`. */
  readonly property: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Kinds (Service, AWS, Federated, *) and who. Empty in an identity's own policy. */
  readonly principals: readonly (readonly [kind: string, who: string])[];
  /** Names of the keys of all conditions, in small letters: IAM does not tell their case apart. */
  readonly conditionKeys: readonly string[];
  /** NotAction, NotResource, NotPrincipal: what it says by leaving out. */
  readonly inverted: readonly string[];
}

const texts = (value: unknown): readonly string[] => listOf(value).map(String);

/** A policy document, from its text or as it is; undefined for anything else. */
const documentOf = (value: unknown): Props | undefined => {
  if (isProps(value)) return "Statement" in value ? value : undefined;
  if (typeof value !== "string" || !value.includes('"Statement"')) return undefined;
  const parsed = parseJson(value);
  return isProps(parsed) ? parsed : undefined;
};

const principalsOf = (principal: unknown): Statement["principals"] =>
  isProps(principal)
    ? Object.entries(principal).flatMap(([kind, who]) => texts(who).map((one) => [kind, one] as const))
    : texts(principal).map((who) => ["*", who] as const);

const conditionKeysOf = (condition: unknown): readonly string[] =>
  isProps(condition)
    ? Object.values(condition).flatMap((keys) => (isProps(keys) ? Object.keys(keys).map((key) => key.toLowerCase()) : []))
    : [];

const read = (resource: Resource, property: string, statement: unknown): Statement => ({
  resource,
  property,
  effect: textAt(statement, "Effect"),
  actions: texts(at(statement, "Action")),
  resources: texts(at(statement, "Resource")),
  principals: principalsOf(at(statement, "Principal")),
  conditionKeys: conditionKeysOf(at(statement, "Condition")),
  inverted: ["NotAction", "NotResource", "NotPrincipal"].filter((name) => at(statement, name) !== undefined),
});

/** A function's permission, which Lambda turns into a statement of its resource policy. */
const permission = (resource: Resource): Statement => {
  const { props } = resource;
  const principal = textAt(props, "principal");
  const conditions = { sourceArn: "aws:sourcearn", sourceAccount: "aws:sourceaccount", principalOrgId: "aws:principalorgid" };
  return {
    resource,
    property: "principal",
    effect: "Allow",
    actions: texts(props["action"]),
    resources: texts(props["function"]),
    principals: [[principal.includes(".") ? "Service" : principal === "*" ? "*" : "AWS", principal]],
    conditionKeys: Object.entries(conditions).flatMap(([input, key]) => (props[input] === undefined ? [] : [key])),
    inverted: [],
  };
};

/** Inputs by name; an extension resource (aws-native) has those of its own type in one of them. */
const inputsOf = ({ props }: Resource): readonly (readonly [name: string, value: unknown])[] => {
  const inner = props["properties"];
  return [...Object.entries(props), ...(isProps(inner) ? Object.entries(inner) : [])];
};

export const statementsOf = (stack: readonly Resource[]): readonly Statement[] => [
  ...stack.flatMap((resource) =>
    inputsOf(resource).flatMap(([property, value]) =>
      listOf(at(documentOf(value), "Statement")).map((statement) => read(resource, property, statement)),
    ),
  ),
  ...ofType(stack, "aws:lambda/permission:Permission").map(permission),
];
