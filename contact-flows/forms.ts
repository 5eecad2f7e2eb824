// The forms a parameter's value can have, and the judge of one value against one form. Connect wants every scalar as a string; a JSON number
// or boolean is refused with a misleading message, so this says it plainly.
import { seen, type Rule } from "./errors.ts";
import type { Json, JsonObject } from "./flow.ts";
import { hasLeaf, isPath } from "./json-path.ts";
import { isPlaceholder, type Kind } from "./kinds.ts";

export type Form =
  /** Non-empty text; a reference in it, or as the whole of it, is filled in at run time. */
  | { readonly is: "text"; readonly like?: RegExp; readonly say?: string }
  | { readonly is: "choice"; readonly of: readonly string[]; readonly anyCase?: true }
  | { readonly is: "whole"; readonly from: number; readonly to: number; readonly dynamic?: true }
  /** Exactly one reference with a leaf. */
  | { readonly is: "path" }
  /** An id or ARN of something outside the flow, or one reference. Blank means not chosen yet. */
  | { readonly is: "resource"; readonly fits: readonly Kind[] }
  | { readonly is: "map"; readonly of: Form; readonly attributeKeys?: true; readonly most?: number }
  | { readonly is: "list"; readonly of: Form; readonly least: number }
  | { readonly is: "object"; readonly fields: Fields; readonly choices?: readonly Choice[] }
  | { readonly is: "json" };

export interface Field {
  readonly form: Form;
  readonly required?: true;
}
export type Fields = Readonly<Record<string, Field>>;

/** How many of these parameters an action takes together. */
export interface Choice {
  readonly of: readonly string[];
  readonly least: 0 | 1;
  readonly most: number;
}

export interface Finding {
  readonly severity: "error" | "warning";
  readonly rule: Rule;
  readonly message: string;
  readonly remedy: string;
}

const bad = (rule: Rule, message: string, remedy: string): Finding => ({ severity: "error", rule, message, remedy });

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const judgeText = (form: Form, value: string, path: string): readonly Finding[] => {
  if (form.is === "resource" && value.trim() === "")
    return [
      {
        severity: "warning",
        rule: "unbound",
        message: `${path} is blank: nothing is chosen yet.`,
        remedy: "Choose a resource in the designer, or put a {{placeholder}} there and map it in the bind file.",
      },
    ];
  if (value === "")
    return [
      bad(
        "value",
        `${path} is empty, which Connect refuses.`,
        'Give it a value, leave it out, or use one blank " " where silence is meant.',
      ),
    ];
  if (isPlaceholder(value))
    return [
      {
        severity: "warning",
        rule: "unbound",
        message: `${path} holds a placeholder: ${seen(value)}.`,
        remedy: "Map it to a resource or value of this program in the bind file.",
      },
    ];
  const dynamic = value.startsWith("$");
  if (dynamic && isPath(value) && !hasLeaf(value))
    return [bad("value", `${path} refers to a whole group, not to a value: ${seen(value)}.`, `Name the value, as in ${value}.key.`)];
  switch (form.is) {
    case "path":
      return hasLeaf(value)
        ? []
        : [bad("value", `${path} must be one reference: ${seen(value)}.`, "Write one as in $.Attributes.key; a literal is refused here.")];
    case "choice": {
      const known = form.of.some((option) => option === value || (form.anyCase === true && option.toLowerCase() === value.toLowerCase()));
      return known ? [] : [bad("value", `${path} has no such choice: ${seen(value)}.`, `Use one of ${form.of.join(", ")}.`)];
    }
    case "whole": {
      if (dynamic && form.dynamic === true && isPath(value)) return [];
      const inRange = /^\d{1,19}$/.test(value) && Number(value) >= form.from && Number(value) <= form.to;
      const also = form.dynamic === true ? ", or one reference" : ", literally";
      return inRange
        ? []
        : [
            bad(
              "value",
              `${path} is out of range: ${seen(value)}.`,
              `Write a whole number from ${form.from} to ${form.to}, in quotes${also}.`,
            ),
          ];
    }
    case "text":
      return form.like === undefined || form.like.test(value) || (dynamic && isPath(value))
        ? []
        : [bad("value", `${path} has not the right form: ${seen(value)}.`, form.say ?? "Correct it.")];
    case "resource":
    case "json":
      return [];
    case "map":
    case "list":
    case "object":
      return [
        bad("value", `${path} must be ${form.is === "list" ? "a list" : "an object"}; it is ${seen(value)}.`, "Export the flow again."),
      ];
  }
};

const judgeMap = (form: Form & { readonly is: "map" }, value: JsonObject, path: string): readonly Finding[] => {
  const keys = Object.keys(value);
  const findings: Finding[] = [];
  if (form.most !== undefined && keys.length > form.most)
    findings.push(bad("value", `${path} has ${keys.length} entries; at most ${form.most} are taken.`, "Remove some."));
  for (const key of keys)
    // The console allows a reference as a whole key; a literal key with these characters could not be referred to.
    if (key.trim() === "" || (form.attributeKeys === true && /[$.]/.test(key) && !isPath(key)))
      findings.push(bad("value", `${path} has the key ${seen(key)}.`, "Attribute keys hold neither $ nor ., and are not blank."));
  return [...findings, ...keys.flatMap((key) => judge(form.of, value[key] ?? null, `${path}.${key}`))];
};

/** Judges one object's members: unknown, missing, too many or too few together, and each value. `open` lets unknown ones pass with a warning. */
export const judgeFields = (
  { fields, choices = [], open }: { readonly fields: Fields; readonly choices?: readonly Choice[]; readonly open?: boolean },
  value: JsonObject,
  path: string,
): readonly Finding[] => {
  const known = Object.keys(fields);
  const findings: Finding[] = [];
  for (const key of Object.keys(value))
    if (!known.includes(key))
      findings.push({
        severity: open === true ? "warning" : "error",
        rule: "unknown-parameter",
        message: `${path}.${key} is not a parameter ${open === true ? "this checker knows" : "of this action"}.`,
        remedy: known.length === 0 ? "Remove it: this action takes none." : `Known here: ${known.join(", ")}.`,
      });
  for (const [key, { form, required }] of Object.entries(fields)) {
    const member = value[key];
    if (member !== undefined) findings.push(...judge(form, member, `${path}.${key}`));
    else if (required === true) findings.push(bad("missing-parameter", `${path}.${key} is missing.`, "Add it."));
  }
  for (const { of, least, most } of choices) {
    const present = of.filter((key) => value[key] !== undefined);
    if (present.length > most)
      findings.push(bad("choice", `${path} has ${present.join(" and ")}; only one of them may be given.`, "Keep one."));
    if (present.length < least) findings.push(bad("choice", `${path} has none of ${of.join(", ")}.`, "Give one."));
  }
  return findings;
};

/** What Connect would refuse in one value (`path` names it in messages), and what is not bound yet. */
export const judge = (form: Form, value: Json, path: string): readonly Finding[] => {
  if (form.is === "json") return [];
  if (typeof value === "string") return judgeText(form, value, path);
  if (form.is === "list") {
    if (!Array.isArray(value)) return [bad("value", `${path} must be a list; it is ${seen(value)}.`, "Write it as [ … ].")];
    const items: readonly Json[] = value;
    const few = items.length < form.least ? [bad("value", `${path} is empty.`, `Give at least ${form.least}.`)] : [];
    return [...few, ...items.flatMap((item, index) => judge(form.of, item, `${path}[${index}]`))];
  }
  if (form.is === "object" || form.is === "map") {
    if (!isObject(value)) return [bad("value", `${path} must be an object; it is ${seen(value)}.`, "Write it as { … }.")];
    return form.is === "map" ? judgeMap(form, value, path) : judgeFields(form, value, path);
  }
  const remedy = typeof value === "number" || typeof value === "boolean" ? `Put it in quotes: "${value}".` : "Give it as text.";
  return [bad("value", `${path} must be a string; it is ${seen(value)}.`, remedy)];
};
