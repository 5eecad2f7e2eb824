// Inputs of an aws-native resource held against the CloudFormation schema of its type, as Cloud Control would before it does anything. zod reads
// the schemas: JSON Schema is one of its languages.
import { z } from "zod";
import { sdkName, toCloudFormation, toSdkPath } from "./names.ts";
import { schemaOf, type ResourceSchema, type Schema } from "./schemas.ts";
import { words } from "./words.ts";

export interface Nonconformity {
  /** Where among the provider's inputs, as in `botLocales`, 0, `localeId`. */
  readonly path: readonly PropertyKey[];
  /** In CloudFormation's words. */
  readonly reason: string;
}

const isRecord = (value: unknown): value is Schema => typeof value === "object" && value !== null && !Array.isArray(value);
const isJsonSchema = (value: unknown): value is z.core.JSONSchema.JSONSchema => isRecord(value);

/**
 * A schema in the form that zod reads. CloudFormation leaves out the type of an object that has properties, and of the branches of a choice
 * that only say what is required: there, a branch gets the properties it asks for, or any value would match it.
 */
const spelledOut = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(spelledOut);
  if (!isRecord(value)) return value;
  const { properties, oneOf, type } = value;
  const branch = (option: unknown): unknown => {
    const required: unknown = isRecord(option) ? option["required"] : undefined;
    if (!isRecord(option) || !Array.isArray(required) || !isRecord(properties) || "properties" in option) return option;
    return { ...option, properties: Object.fromEntries(required.map((name: unknown) => [String(name), properties[String(name)]])) };
  };
  const choosing = Array.isArray(oneOf) ? { ...value, oneOf: oneOf.map(branch) } : value;
  const spelled = Object.fromEntries(Object.entries(choosing).map(([key, inner]) => [key, spelledOut(inner)]));
  return isRecord(properties) && type === undefined ? { ...spelled, type: "object" } : spelled;
};

const validators = new Map<string, z.ZodType>();

const validatorOf = (type: string, { root }: ResourceSchema): z.ZodType => {
  const known = validators.get(type);
  if (known !== undefined) return known;
  const { definitions = {}, properties, required = [] } = root;
  const spelled = spelledOut({ definitions, properties, required, additionalProperties: false, type: "object" });
  if (!isJsonSchema(spelled)) throw new TypeError(`The schema of ${type} is no object.`);
  const made = z.fromJSONSchema(spelled, { defaultTarget: "draft-7" });
  validators.set(type, made);
  return made;
};

/**
 * Everything in which inputs differ from what CloudFormation takes, all at once; nothing for a type without a schema here.
 * @param type token, as in `aws-native:lex:Bot`
 */
export const nonconformities = (type: string, inputs: Readonly<Record<string, unknown>>): readonly Nonconformity[] => {
  const schema = schemaOf(type);
  if (schema === undefined) return [];
  const { root, readOnly } = schema;
  const given = toCloudFormation(root, root, inputs);
  const issues = validatorOf(type, schema).safeParse(given).error?.issues ?? [];
  return [
    ...issues.flatMap((issue) => words(issue, given).map((reason) => ({ path: toSdkPath(root, issue.path), reason }))),
    ...readOnly
      .filter((name) => isRecord(given) && name in given)
      .map((name) => ({ path: [sdkName(name)], reason: `#/${name}: it is read-only: AWS sets it` })),
  ];
};

/** The inputs whose change makes a new resource, in the provider's spelling. */
export const createOnlyInputs = (type: string): readonly string[] => schemaOf(type)?.createOnly.map(sdkName) ?? [];
