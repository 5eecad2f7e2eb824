// Reads form fields as a shape of the service's model, the query protocol's way: members by dots, lists by numbers, maps by numbered entries
// (`MessageAttributes.entry.1.Name`).
import { FromStringShapeDeserializer } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";

// 5: ISO 8601, the query protocol's own form.
const fromText = new FromStringShapeDeserializer({ timestampFormat: { useTrait: true, default: 5 }, httpBindings: false });

/** The numbers that stand after a prefix, in order: `member.2.Name` and `member.1.Name` give 1 and 2. */
const numbersAfter = (form: URLSearchParams, prefix: string): readonly number[] => {
  const numbers = [...form.keys()]
    .filter((key) => key.startsWith(`${prefix}.`))
    .map((key) => Number(key.slice(prefix.length + 1).split(".")[0]));
  return [...new Set(numbers)].filter((number) => Number.isInteger(number)).sort((a, b) => a - b);
};

const named = (shape: NormalizedSchema, otherwise: string): string => {
  const { xmlName } = shape.getMergedTraits();
  return typeof xmlName === "string" ? xmlName : otherwise;
};

/** @returns undefined where the form says nothing of it */
export const readForm = (shape: NormalizedSchema, form: URLSearchParams, path: string): unknown => {
  if (shape.isStructSchema()) {
    const members = [...shape.structIterator()].map(([name, member]) => {
      const place = named(member, name);
      return [name, readForm(member, form, path === "" ? place : `${path}.${place}`)] as const;
    });
    const said = members.filter(([, value]) => value !== undefined);
    return said.length === 0 && path !== "" ? undefined : Object.fromEntries(said);
  }
  const flat = shape.getMergedTraits().xmlFlattened !== undefined;
  if (shape.isListSchema()) {
    const member = shape.getValueSchema();
    const prefix = flat ? path : `${path}.${named(member, "member")}`;
    const numbers = numbersAfter(form, prefix);
    return numbers.length === 0 ? undefined : numbers.map((number) => readForm(member, form, `${prefix}.${number}`));
  }
  if (shape.isMapSchema()) {
    const [key, value] = [shape.getKeySchema(), shape.getValueSchema()];
    const prefix = flat ? path : `${path}.entry`;
    const entries = numbersAfter(form, prefix).map((number) => [
      form.get(`${prefix}.${number}.${named(key, "key")}`) ?? "",
      readForm(value, form, `${prefix}.${number}.${named(value, "value")}`),
    ]);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  const text = form.get(path);
  return text === null ? undefined : fromText.read(shape, text);
};
