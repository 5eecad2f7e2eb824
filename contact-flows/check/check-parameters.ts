// One value against one form. Connect wants every scalar as a string; a JSON number or boolean is refused with the misleading message
// "Invalid Action type", so this says it plainly.
import { seen } from "./errors.ts";
import type { Json, JsonObject } from "../flow.ts";
import { isObject, refusal, type Choice, type Fields, type Finding, type Form } from "./forms.ts";
import { judgeText } from "./check-text.ts";
import { isPath } from "./json-path.ts";

const judgeMap = (form: Form & { readonly is: "map" }, value: JsonObject, path: string): readonly Finding[] => {
  const keys = Object.keys(value);
  const findings: Finding[] = [];
  if (form.most !== undefined && keys.length > form.most)
    findings.push(refusal("value", `${path} has ${keys.length} entries; at most ${form.most} are taken.`, "Remove some."));
  for (const key of keys)
    // The console allows a reference as a whole key; a literal key with these characters could not be referred to.
    if (key.trim() === "" || (form.attributeKeys === true && /[$.]/.test(key) && !isPath(key)))
      findings.push(refusal("value", `${path} has the key ${seen(key)}.`, "Attribute keys hold neither $ nor ., and are not blank."));
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
    else if (required === true) findings.push(refusal("missing-parameter", `${path}.${key} is missing.`, "Add it."));
  }
  for (const { of, least, most } of choices) {
    const present = of.filter((key) => value[key] !== undefined);
    if (present.length > most)
      findings.push(refusal("choice", `${path} has ${present.join(" and ")}; only one of them may be given.`, "Keep one."));
    if (present.length < least) findings.push(refusal("choice", `${path} has none of ${of.join(", ")}.`, "Give one."));
  }
  return findings;
};

/** What Connect would refuse in one value (`path` names it in messages), and what is not bound yet. */
export const judge = (form: Form, value: Json, path: string): readonly Finding[] => {
  if (form.is === "json") return [];
  if (typeof value === "string") return judgeText(form, value, path);
  if (form.is === "list") {
    if (!Array.isArray(value)) return [refusal("value", `${path} must be a list; it is ${seen(value)}.`, "Write it as [ … ].")];
    const items: readonly Json[] = value;
    const few = items.length < form.least ? [refusal("value", `${path} is empty.`, `Give at least ${form.least}.`)] : [];
    return [...few, ...items.flatMap((item, index) => judge(form.of, item, `${path}[${index}]`))];
  }
  if (form.is === "object" || form.is === "map") {
    if (!isObject(value)) return [refusal("value", `${path} must be an object; it is ${seen(value)}.`, "Write it as { … }.")];
    return form.is === "map" ? judgeMap(form, value, path) : judgeFields(form, value, path);
  }
  const remedy = typeof value === "number" || typeof value === "boolean" ? `Put it in quotes: "${value}".` : "Give it as text.";
  return [refusal("value", `${path} must be a string; it is ${seen(value)}.`, remedy)];
};
