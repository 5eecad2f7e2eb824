// Reading an action's parameters. Exports write every scalar as a string, numbers and booleans included; a JSON number or boolean is taken
// for its text. Whether Connect would have published the values is the checker's business: here a wrong one leads to the error branch.
import type { FlowAction, Json, JsonObject } from "../../contact-flows/flow.ts";
import type { Contact, Strings } from "./contact.ts";
import { parseTemplate, parseValue, resolve, type Template, type Value } from "./reference.ts";

const at = (action: FlowAction, path: readonly string[]): Json | undefined => {
  let value: Json | undefined = action.Parameters;
  for (const key of path) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    value = Object.entries(value).find(([name]) => name === key)?.[1];
  }
  return value;
};

/** The text of a scalar parameter; undefined when it is absent, blank, or no scalar. */
export const textAt = (action: FlowAction, ...path: readonly string[]): string | undefined => {
  const value = at(action, path);
  if (value === undefined || value === null || typeof value === "object") return undefined;
  const text = String(value);
  return text === "" ? undefined : text;
};

/** A scalar parameter as a literal or one reference. */
export const valueAt = (action: FlowAction, ...path: readonly string[]): Value | undefined => {
  const text = textAt(action, ...path);
  return text === undefined ? undefined : parseValue(text);
};

export const templateAt = (action: FlowAction, ...path: readonly string[]): Template | undefined => {
  const text = textAt(action, ...path);
  return text === undefined ? undefined : parseTemplate(text);
};

/** A number written as text; `otherwise` when absent, undefined when it is no number. */
export const numberAt = (action: FlowAction, otherwise: number, ...path: readonly string[]): number | undefined => {
  const text = textAt(action, ...path);
  if (text === undefined) return otherwise;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
};

/** True for `True`, `true` and a JSON true: the letter case differs per parameter (connect-flow-language.md 1.2). */
export const flagAt = (action: FlowAction, ...path: readonly string[]): boolean => textAt(action, ...path)?.toLowerCase() === "true";

export const objectAt = (action: FlowAction, ...path: readonly string[]): JsonObject => {
  const value = at(action, path);
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isList(value) ? value : {};
};

export const listAt = (action: FlowAction, ...path: readonly string[]): readonly Json[] => {
  const value = at(action, path);
  return isList(value) ? value : [];
};

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** A map of parameters, keys and values literal or a reference each. */
export type Pairs = readonly { readonly key: Value; readonly value: Value }[];

export const pairsAt = (action: FlowAction, ...path: readonly string[]): Pairs =>
  Object.entries(objectAt(action, ...path)).map(([key, value]) => ({
    key: parseValue(key),
    value: parseValue(typeof value === "string" ? value : JSON.stringify(value)),
  }));

/** The pairs as they stand now; one whose key or value refers to nothing is left out. */
export const resolvePairs = (contact: Contact, pairs: Pairs): Strings => {
  const found: Record<string, string> = {};
  for (const pair of pairs) {
    const key = resolve(contact, pair.key);
    const value = resolve(contact, pair.value);
    if (key !== undefined && value !== undefined) found[key] = value;
  }
  return found;
};
