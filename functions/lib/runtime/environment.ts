// A function's settings: environment variables, read once, into a frozen object. Every problem is reported at once, and before the first
// caller is answered: a function that starts with half its settings would fail calls one by one.
import { isRegion, type Region } from "../../../shared/region.ts";

/** What a variable's text means, or why it means nothing and what to write. `undefined` is a variable that is unset or empty. */
export type Reader<Value> = (text: string | undefined) => { readonly value: Value } | { readonly problem: string };

/** Readers by the names of variables. */
export type Shape = Readonly<Record<string, Reader<unknown>>>;

/** What the variables of a shape are read as. */
export type ValuesOf<Read extends Shape> = {
  readonly [Name in keyof Read]: Read[Name] extends Reader<infer Value> ? Value : never;
};

export const text: Reader<string> = (value) => (value === undefined ? { problem: "is not set. Set it" } : { value });

export const region: Reader<Region> = (value) =>
  value === undefined || !isRegion(value) ? { problem: `is ${shown(value)}. Set it to the code of a region, as in us-east-1` } : { value };

export const wholeNumber =
  (from: number, to: number): Reader<number> =>
  (value) => {
    const number = Number(value);
    return value === undefined || !Number.isInteger(number) || number < from || number > to
      ? { problem: `is ${shown(value)}. Set it to a whole number from ${from} to ${to}` }
      : { value: number };
  };

/** The value, or `fallback` where the variable is unset. */
export const optional =
  <Value, Fallback>(reader: Reader<Value>, fallback: Fallback): Reader<Value | Fallback> =>
  (value) =>
    value === undefined ? { value: fallback } : reader(value);

export const oneWordOf =
  <const Word extends string>(...words: readonly Word[]): Reader<Word> =>
  (value) => {
    const word = words.find((known) => known === value);
    return word === undefined ? { problem: `is ${shown(value)}. Set it to one of ${words.join(", ")}` } : { value: word };
  };

/** How a value that was refused is shown. */
export const shown = (value: string | undefined): string => (value === undefined ? "not set" : JSON.stringify(value));

/** The environment does not hold what the function needs. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

/**
 * The values of several readings, for settings that are read in several places.
 * @throws EnvironmentError listing the problems of all of them
 */
export function allOf<const Values extends readonly unknown[]>(
  ...readings: { readonly [Index in keyof Values]: () => Values[Index] }
): Values;
export function allOf(...readings: readonly (() => unknown)[]): readonly unknown[] {
  const problems: string[] = [];
  const values = readings.map((read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      problems.push(...error.problems.filter((problem) => !problems.includes(problem)));
      return undefined;
    }
  });
  if (problems.length > 0) throw new EnvironmentError(problems);
  return values;
}

/**
 * Reads the variables that `shape` names.
 * @throws EnvironmentError listing each variable that is missing or makes no sense
 */
export function readEnvironment<const Names extends Shape>(
  variables: Readonly<Record<string, string | undefined>>,
  shape: Names,
): ValuesOf<Names>;
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>, shape: Shape): Readonly<Record<string, unknown>> {
  const problems: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [name, reader] of Object.entries(shape)) {
    const read = reader(variables[name] === "" ? undefined : variables[name]);
    if ("problem" in read) problems.push(`Cannot start: environment variable ${name} ${read.problem}.`);
    else settings[name] = read.value;
  }
  if (problems.length > 0) throw new EnvironmentError(problems);
  return Object.freeze(settings);
}
