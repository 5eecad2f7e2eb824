// Set flow attributes: seen by this flow only, 32 KB. connect-flow-language.md 3.2
import type { FlowAction, Json, JsonObject } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { fail, next } from "../moves.ts";
import { objectAt } from "../parameters.ts";
import { parseValue, resolve } from "../reference.ts";
import { attributeProblem } from "./update-contact-attributes.ts";

const isObject = (value: Json): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (entry: Json): string => {
  const value = isObject(entry) ? entry["Value"] : entry;
  return typeof value === "string" ? value : JSON.stringify(value ?? "");
};

export const updateFlowAttributes = (action: FlowAction): Run => {
  const values = Object.entries(objectAt(action, "FlowAttributes")).map(([key, entry]) => ({ key, value: parseValue(textOf(entry)) }));
  return (contact) => {
    const set = Object.fromEntries(values.map(({ key, value }) => [key, resolve(contact, value) ?? ""]));
    const flowAttributes = { ...contact.flowAttributes, ...set };
    const problem = attributeProblem(flowAttributes);
    return problem === undefined ? next({ ...contact, flowAttributes }) : fail(contact, problem);
  };
};
