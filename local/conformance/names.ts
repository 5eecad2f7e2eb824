// Names as the aws-native provider has them and as CloudFormation has them: idleSessionTtlInSeconds and IdleSessionTTLInSeconds. By the schema,
// since a map's keys (a prompt's attempts) are data and stay as they are. Pure.
import type { Schema } from "./schemas.ts";

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null && !Array.isArray(value);
const own = (schema: Schema, key: string): Schema => {
  const value = schema[key];
  return isSchema(value) ? value : {};
};

/**
 * A CloudFormation name in the provider's spelling: acronyms as words, the first letter small (pulumi-aws-native, naming.go). A run of capitals
 * and digits lends its last one to the next word, but for the `s` of a plural.
 */
export const sdkName = (name: string): string => {
  const words = name.replaceAll(/[A-Z0-9]{2,}/g, (run: string, at: number) => {
    const rest = name.slice(at + run.length);
    const end = rest === "" || /^s(?:$|[A-Z0-9])/.test(rest) ? run.length : run.length - 1;
    return run.slice(0, 1) + run.slice(1, end).toLowerCase() + run.slice(end);
  });
  return words.slice(0, 1).toLowerCase() + words.slice(1);
};

/** What a schema is once its reference is followed. References in these schemas are local. */
export const resolved = (root: Schema, schema: Schema): Schema => {
  const reference = schema["$ref"];
  if (typeof reference !== "string") return schema;
  const target = reference
    .slice("#/".length)
    .split("/")
    .reduce((found, key) => own(found, key), root);
  return resolved(root, target);
};

const propertiesOf = (schema: Schema): readonly (readonly [name: string, schema: Schema])[] =>
  Object.keys(own(schema, "properties")).map((name) => [name, own(own(schema, "properties"), name)]);

/** The schema of a map's values; undefined for what is no map. */
const valuesOf = (schema: Schema): Schema | undefined => {
  const [pattern] = Object.values(own(schema, "patternProperties"));
  const values = pattern ?? schema["additionalProperties"];
  return isSchema(values) ? values : undefined;
};

const pascal = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** Inputs of the provider as CloudFormation reads them. What the schema does not know is spelled as it would be. */
export const toCloudFormation = (root: Schema, schema: Schema, value: unknown): unknown => {
  const here = resolved(root, schema);
  if (Array.isArray(value)) return value.map((item) => toCloudFormation(root, own(here, "items"), item));
  if (!isSchema(value)) return value;
  const properties = propertiesOf(here);
  const values = valuesOf(here);
  // A free object (a policy document) is data all through.
  if (properties.length === 0 && values === undefined && here["additionalProperties"] !== false) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (values !== undefined && properties.length === 0) return [key, toCloudFormation(root, values, inner)];
      const [name, property] = properties.find(([one]) => sdkName(one) === key) ?? [pascal(key), {}];
      return [name, toCloudFormation(root, property, inner)];
    }),
  );
};

/** The path of a value among CloudFormation's inputs, as it is among the provider's. */
export const toSdkPath = (root: Schema, path: readonly PropertyKey[]): readonly PropertyKey[] => {
  let here = root;
  return path.map((step) => {
    const schema = resolved(root, here);
    if (typeof step !== "string") {
      here = own(schema, "items");
      return step;
    }
    const property = propertiesOf(schema).find(([name]) => name === step);
    here = property?.[1] ?? valuesOf(schema) ?? {};
    return property === undefined ? step : sdkName(step);
  });
};
