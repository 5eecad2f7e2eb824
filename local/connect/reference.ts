// JSONPath references of the flow language: `$.Attributes.name`, `$.Attributes.['my key']`, `$['Attributes']['x']`, alone or inside text.
// They are read once, when a flow is compiled; resolving one walks the contact. connect-flow-language.md 4
import type { Json, JsonObject } from "../../contact-flows/flow.ts";
import type { Contact } from "./contact.ts";
import { readRoot } from "./roots.ts";

export interface Reference {
  readonly kind: "reference";
  /** As written. */
  readonly text: string;
  readonly path: readonly string[];
}

/** A literal, or exactly one reference: what most parameters accept. */
export type Value = Reference | { readonly kind: "literal"; readonly text: string };

/** Text with references in it: what Text, SSML and Uri accept. */
export type Template = readonly Value[];

const NAME = "[A-Za-z0-9_:-]+";
/** In a sentence, a colon or dash after a name is the sentence's own. */
const NAME_IN_TEXT = "[A-Za-z0-9_:-]*[A-Za-z0-9_]";
const stepBy = (name: string): string => String.raw`(?:\.${name}|\.?\[(?:'[^'\]]+'|"[^"\]]+")\])`;
const FIRST = stepBy("[A-Za-z][A-Za-z0-9_]*");
const ANYWHERE = new RegExp(String.raw`\$${FIRST}${stepBy(NAME_IN_TEXT)}*`, "g");
const WHOLE = new RegExp(String.raw`^\$${FIRST}${stepBy(NAME)}*$`);
const STEPS = /\.?\[(?:'([^'\]]+)'|"([^"\]]+)")\]|\.([A-Za-z0-9_:-]+)/g;

const toReference = (text: string): Reference => ({
  kind: "reference",
  text,
  path: [...text.matchAll(STEPS)].map((step) => step[1] ?? step[2] ?? step[3] ?? ""),
});

export const parseValue = (text: string): Value => (WHOLE.test(text) ? toReference(text) : { kind: "literal", text });

export const parseTemplate = (text: string): Template => {
  const parts: Value[] = [];
  let end = 0;
  for (const match of text.matchAll(ANYWHERE)) {
    if (match.index > end) parts.push({ kind: "literal", text: text.slice(end, match.index) });
    parts.push(toReference(match[0]));
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: "literal", text: text.slice(end) });
  return parts;
};

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

const walk = (value: Json | undefined, path: readonly string[], from: number): Json | undefined => {
  let at = value;
  for (let index = from; index < path.length; index += 1) {
    const key = path[index] ?? "";
    if (!isObject(at) || !Object.hasOwn(at, key)) return undefined;
    at = at[key];
  }
  return at;
};

/** What a reference stands for now; undefined when nothing is set there. */
export const readReference = (contact: Contact, reference: Reference): Json | undefined => {
  const found = walk(readRoot(contact, reference.path[0] ?? ""), reference.path, 1);
  return found === null ? undefined : found;
};

const asText = (value: Json | undefined): string | undefined =>
  value === undefined || typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value);

/** The value as text; undefined when it is a reference to nothing. */
export const resolve = (contact: Contact, value: Value): string | undefined =>
  value.kind === "literal" ? value.text : asText(readReference(contact, value));

/** The text with every reference filled in; an unset one renders as nothing (connect-flow-language.md 4, GUESS). */
export const render = (contact: Contact, template: Template): string => template.map((part) => resolve(contact, part) ?? "").join("");
