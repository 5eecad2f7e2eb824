// What CloudFormation says of inputs that its schema does not take: the words of its validator (everit), with every value left out, since a
// value may be a secret (aws-cloudformation/cloudformation-resource-schema, ValidationException). Pure.
import type { z } from "zod";

type Issue = z.core.$ZodIssue;

const at = (path: readonly PropertyKey[]): string => ["#", ...path.map(String)].join("/");

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown => {
  let found: unknown = value;
  for (const step of path)
    found = typeof found === "object" && found !== null ? new Map(Object.entries(found)).get(String(step)) : undefined;
  return found;
};

const TYPES: Readonly<Record<string, string>> = {
  array: "JSONArray",
  boolean: "Boolean",
  int: "Integer",
  number: "Number",
  object: "JSONObject",
  record: "JSONObject",
  string: "String",
};

const typeOf = (value: unknown): string => {
  if (value === null) return "Null";
  if (Array.isArray(value)) return "JSONArray";
  if (typeof value === "number") return Number.isInteger(value) ? "Integer" : "BigDecimal";
  return TYPES[typeof value] ?? "JSONObject";
};

const sizeOf = (value: unknown): number =>
  typeof value === "string" || Array.isArray(value)
    ? value.length
    : typeof value === "object" && value !== null
      ? Object.keys(value).length
      : 0;

const size = (issue: Extract<Issue, { code: "too_big" | "too_small" }>, value: unknown): string => {
  const small = issue.code === "too_small";
  const limit = String(small ? issue.minimum : issue.maximum);
  if (issue.origin === "string") return `expected ${small ? "minLength" : "maxLength"}: ${limit}, actual: ${sizeOf(value)}`;
  if (issue.origin === "array") return `expected ${small ? "minimum" : "maximum"} item count: ${limit}, found: ${sizeOf(value)}`;
  if (issue.origin === "object") return `${small ? "minimum" : "maximum"} size: [${limit}], found: [${sizeOf(value)}]`;
  return `failed validation constraint for keyword [${small ? "minimum" : "maximum"}]`;
};

/** What a problem says, a line each. @param value the whole of the inputs, as CloudFormation reads them */
export const words = (issue: Issue, value: unknown): readonly string[] => {
  const { path } = issue;
  const here = valueAt(value, path);
  const say = (text: string): readonly string[] => [`${at(path)}: ${text}`];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => `${at(path)}: extraneous key [${key}] is not permitted`);
  if (here === undefined && path.length > 0) return [`${at(path.slice(0, -1))}: required key [${String(path.at(-1))}] not found`];
  if (issue.code === "invalid_type") return say(`expected type: ${TYPES[issue.expected] ?? issue.expected}, found: ${typeOf(here)}`);
  if (issue.code === "too_big" || issue.code === "too_small") return say(size(issue, here));
  if (issue.code === "invalid_format") return say("failed validation constraint for keyword [pattern]");
  if (issue.code === "invalid_value") return say("failed validation constraint for keyword [enum]");
  if (issue.code === "invalid_union") return say(`${issue.inclusive === false ? 2 : 0} subschemas matched instead of one`);
  if (issue.code === "custom") return [`${at(path.slice(0, -1))}: array items are not unique`];
  return say(issue.message);
};
