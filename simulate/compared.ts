// The fast model held against the real line, as a person reads it: one row for each scenario and load, and below it whatever differs.
import type { Colours } from "../cli/common/terminal.ts";
import type { Compared } from "./line/main.ts";
import { figuresOfCalls, type CallOutcome } from "./outcomes.ts";

export const agrees = ({ differences, broken }: Compared): boolean => differences.length === 0 && broken.length === 0;

const came = (calls: readonly CallOutcome[]): string => {
  const { lost, misled, twin, simpler } = figuresOfCalls(calls);
  return `${calls.length} calls, ${lost} lost, ${twin} twin, ${simpler} simpler, ${misled} misled`;
};

/** @param where what the model is held against, in a word */
export const comparedLines = (all: readonly Compared[], where: string, paint: Colours): readonly string[] => [
  "",
  paint.bold(`The model beside ${where}`),
  ...all.flatMap((compared) => [
    `${agrees(compared) ? paint.green("agrees ") : paint.red("DIFFERS")}  ${compared.scenario.padEnd(20)} ${compared.load.padEnd(9)} ${came(compared.line.calls)}`,
    ...compared.differences.map(({ what, model, line }) => `           ${what}: model ${model}, ${where} ${line}`),
    ...compared.broken.map((problem) => `           ${problem}`),
    ...(compared.leftOut.length === 0
      ? []
      : [`           left out, since the local cloud has no form for it: ${compared.leftOut.join(", ")}`]),
  ]),
  `${all.filter(agrees).length} of ${all.length} agree.`,
];

/** A comparison without its calls. */
export const comparedJson = (all: readonly Compared[]): readonly unknown[] =>
  all.map(({ model, line, ...rest }) => ({ ...rest, model: figuresOfCalls(model.calls), line: figuresOfCalls(line.calls) }));
