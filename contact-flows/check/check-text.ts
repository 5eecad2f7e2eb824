// Whether one text has the form its parameter wants. Blanks and placeholders come first: what is not bound yet cannot be judged.
import { seen } from "./errors.ts";
import { refusal, type Finding, type Form } from "./forms.ts";
import { hasLeaf, isPath } from "./json-path.ts";
import { isPlaceholder } from "../kinds.ts";

const unbound = (message: string, remedy: string): readonly Finding[] => [{ severity: "warning", rule: "unbound", message, remedy }];

const wrong = (message: string, remedy: string): readonly Finding[] => [refusal("value", message, remedy)];

const judgeWhole = ({ from, to, dynamic }: Form & { readonly is: "whole" }, value: string, path: string): readonly Finding[] => {
  if (dynamic === true && isPath(value)) return [];
  if (/^\d{1,19}$/.test(value) && Number(value) >= from && Number(value) <= to) return [];
  const also = dynamic === true ? ", or one reference" : "; a reference is refused here";
  return wrong(`${path} is no number it takes: ${seen(value)}.`, `Write a whole number from ${from} to ${to}, in quotes${also}.`);
};

const judgeForm = (form: Form, value: string, path: string): readonly Finding[] => {
  if (form.is === "path")
    return hasLeaf(value)
      ? []
      : wrong(`${path} must be one reference: ${seen(value)}.`, "Write one as in $.Attributes.key; a literal is refused here.");
  if (form.is === "choice")
    return form.of.includes(value) ? [] : wrong(`${path} has no such choice: ${seen(value)}.`, `Use one of ${form.of.join(", ")}.`);
  if (form.is === "whole") return judgeWhole(form, value, path);
  if (form.is === "text")
    return form.like === undefined || form.like.test(value) || isPath(value)
      ? []
      : wrong(`${path} has not the right form: ${seen(value)}.`, form.say ?? "Correct it.");
  if (form.is === "resource" || form.is === "json") return [];
  return wrong(`${path} must be ${form.is === "list" ? "a list" : "an object"}; it is ${seen(value)}.`, "Export the flow again.");
};

/** What Connect would refuse in one text, or that it is not bound yet. `path` names the parameter in messages. */
export const judgeText = (form: Form, value: string, path: string): readonly Finding[] => {
  if (form.is === "resource" && value.trim() === "")
    return unbound(
      `${path} is blank: nothing is chosen yet.`,
      "Choose a resource in the designer, or put a {{placeholder}} there and map it in the bind file.",
    );
  if (value === "")
    return wrong(`${path} is empty, which Connect refuses.`, 'Give it a value, leave it out, or use one blank " " where silence is meant.');
  if (isPlaceholder(value))
    return unbound(`${path} holds a placeholder: ${seen(value)}.`, "Map it to a resource or value of this program in the bind file.");
  if (isPath(value) && !hasLeaf(value))
    return wrong(`${path} refers to a whole group, not to a value: ${seen(value)}.`, `Name the value, as in ${value}.key.`);
  return judgeForm(form, value, path);
};
