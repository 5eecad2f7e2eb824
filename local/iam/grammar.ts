// The grammar of policies as IAM judges it when one is put on a role, and its sizes: all that is wrong, in IAM's words. Pure. What is of the
// grammar and still not enforced here is another matter (policy.ts).
import { parseJson } from "../../shared/json.ts";

/** Characters of a role's trust policy, whitespace not counted; an account may ask for up to 4,096 (IAM user guide, reference_iam-quotas). */
const TRUST_CHARACTERS = 2_048;
/** Characters of all inline policies of a role together, whitespace not counted (the same). */
export const INLINE_CHARACTERS = 10_240;

const VERSIONS: readonly unknown[] = ["2012-10-17", "2008-10-17"]; // IAM user guide, reference_policies_elements_version
const SID = /^[\dA-Za-z]*$/; // IAM user guide, reference_policies_elements_sid
const ELEMENTS: ReadonlySet<string> = new Set([
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
]); // IAM user guide, reference_policies_grammar
const ACTION = /^(?:\*|[\da-zA-Z-]+:[\w*?]+)$/; // the same
const RESOURCE = /^(?:\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:.+)$/; // the same
/** What a trust policy may allow (IAM user guide, reference_iam-condition-keys and id_roles_update-role-trust-policy). */
const TRUST_ACTIONS = /^sts:(?:AssumeRole(?:WithSAML|WithWebIdentity)?|TagSession|SetSourceIdentity|SetContext|\*)$/;
const SERVICE = /^[\w.-]+\.amazonaws\.com(?:\.cn)?$/; // IAM user guide, reference_policies_elements_principal

const SYNTAX = "Syntax errors in policy.";

export type PolicyKind = "identity" | "trust";

type Element = Readonly<Record<string, unknown>>;
const isElement = (value: unknown): value is Element => typeof value === "object" && value !== null && !Array.isArray(value);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const texts = (value: unknown): readonly string[] => listed(value).filter((one) => typeof one === "string");
const isTexts = (value: unknown): boolean => listed(value).every((one) => typeof one === "string");

/** How long a policy is to IAM, in characters. */
export const charactersOf = (policy: string): number => policy.replaceAll(/\s/g, "").length;

const ofIdentity = (one: Element): readonly string[] => {
  const resources = listed(one["Resource"] ?? one["NotResource"]);
  return [
    ...("Principal" in one || "NotPrincipal" in one ? ["Policy document should not specify a principal."] : []),
    ...(resources.length === 0 ? ["Policy statement must contain resources."] : []),
    ...texts(resources)
      .filter((text) => !RESOURCE.test(text))
      .map((text) => `Resource ${text} must be in ARN format or "*".`),
  ];
};

const ofTrust = (one: Element): readonly string[] => {
  const principal = one["Principal"] ?? one["NotPrincipal"];
  const services = isElement(principal) ? texts(principal["Service"]) : [];
  return [
    ...(principal === undefined ? ["Missing required field Principal"] : []),
    ...services.filter((name) => !SERVICE.test(name)).map((name) => `Invalid principal in policy: "SERVICE":"${name}"`),
    ...("Resource" in one || "NotResource" in one ? ["Has prohibited field Resource"] : []),
    ...(texts(one["Action"]).every((action) => TRUST_ACTIONS.test(action))
      ? []
      : ["AssumeRole policy may only specify STS AssumeRole actions."]),
  ];
};

const ofStatement = (one: unknown, kind: PolicyKind): readonly string[] => {
  if (!isElement(one)) return [SYNTAX];
  const { Sid: sid = "", Effect: effect, Condition: condition } = one;
  const actions = one["Action"] ?? one["NotAction"];
  const isFormed =
    Object.keys(one).every((name) => ELEMENTS.has(name)) &&
    (effect === "Allow" || effect === "Deny") &&
    typeof sid === "string" &&
    isTexts(actions) &&
    isTexts(one["Resource"] ?? one["NotResource"]) &&
    (condition === undefined || (isElement(condition) && Object.values(condition).every(isElement)));
  return [
    ...(isFormed ? [] : [SYNTAX]),
    ...(typeof sid === "string" && !SID.test(sid)
      ? ["Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*"]
      : []),
    ...(listed(actions).length === 0 ? ["Policy statement must contain actions."] : []),
    ...(texts(actions).every((action) => ACTION.test(action))
      ? []
      : ["Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."]),
    ...(kind === "identity" ? ofIdentity(one) : ofTrust(one)),
  ];
};

const sizeProblems = (policy: string, kind: PolicyKind): readonly string[] => {
  const seen = charactersOf(policy);
  if (kind === "trust" && seen > TRUST_CHARACTERS) return [`LimitExceeded: Cannot exceed quota for ACLSizePerRole: ${TRUST_CHARACTERS}`];
  return kind === "identity" && seen > INLINE_CHARACTERS ? [`LimitExceeded: ${tooLong()}`] : [];
};

/** IAM's words for inline policies that are too long. */
export const tooLong = (role?: string): string =>
  `Maximum policy size of ${INLINE_CHARACTERS} bytes exceeded for ${role === undefined ? "its role" : `role ${role}`}`;

/**
 * Everything for which IAM would refuse a policy, each with its code.
 * @param policy JSON text
 */
export const policyProblems = (policy: string, kind: PolicyKind): readonly string[] => {
  const document = parseJson(policy);
  if (!isElement(document)) return ["MalformedPolicyDocument: This policy contains invalid Json"];
  const { Version: version = VERSIONS[1], Statement: statement, ...rest } = document;
  const statements = listed(statement);
  const sids = statements.flatMap((one) => (isElement(one) && typeof one["Sid"] === "string" && one["Sid"] !== "" ? [one["Sid"]] : []));
  const malformed = [
    ...(VERSIONS.includes(version) && statements.length > 0 && Object.keys(rest).every((name) => name === "Id") ? [] : [SYNTAX]),
    ...statements.flatMap((one) => ofStatement(one, kind)),
    ...(new Set(sids).size === sids.length ? [] : ["Statement IDs (SID) in a single policy must be unique."]),
  ];
  return [...new Set(malformed.map((words) => `MalformedPolicyDocument: ${words}`)), ...sizeProblems(policy, kind)];
};
