// Inputs that were taken once, read by a schema of today: what it does not know any more, and what it would refuse but need not have, is left
// out. So a resource of an older version of the program can still be changed and deleted. Pure.
import type { z } from "zod";

type Read<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly value?: undefined; readonly issues: readonly z.core.$ZodIssue[] };

const without = (value: unknown, [step, ...rest]: readonly PropertyKey[]): unknown => {
  if (typeof value !== "object" || value === null || step === undefined) return value;
  if (Array.isArray(value))
    return rest.length === 0
      ? value.toSpliced(Number(step), 1)
      : value.map((item: unknown, at) => (at === step ? without(item, rest) : item));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]: readonly [string, unknown]) =>
      key !== step ? [[key, inner]] : rest.length === 0 ? [] : [[key, without(inner, rest)]],
    ),
  );
};

/** @returns what can be read of it, or what is wrong with what cannot be left out */
export const tolerant = <Schema extends z.ZodType>(schema: Schema, inputs: unknown): Read<z.infer<Schema>> => {
  const strict = schema.safeParse(inputs);
  if (strict.success) return { value: strict.data };
  // From the end of lists to their beginning: what is left out moves nothing that is yet to be.
  const paths = strict.error.issues
    .flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]))
    .toReversed();
  const lenient = schema.safeParse(paths.reduce<unknown>(without, inputs));
  return lenient.success ? { value: lenient.data } : { issues: strict.error.issues };
};
