// How figures are taken and shown: medians of several runs, beside what was aimed at, as a table or as JSON. Nothing here judges: these
// machines are shared and noisy, and a figure that misses its aim is told, not hidden.
import picocolors from "picocolors";

export interface Figure {
  readonly name: string;
  readonly unit: "ms" | "s" | "KB" | "MB" | "calls/s" | "turns/s" | "x" | "times";
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
  /** What is aimed at; absent for a figure that is only compared. */
  readonly aim?: { readonly at: "most" | "least"; readonly value: number };
}

export interface Bench {
  readonly name: string;
  /** @param quick fewer runs, for CI */
  readonly run: (quick: boolean) => Promise<readonly Figure[]>;
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

export const median = (values: readonly number[]): number => {
  const list = sorted(values);
  const middle = list.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = list.length % 2 === 1 ? [list[middle], list[middle]] : [list[middle - 1], list[middle]];
  return (low + high) / 2;
};

export const figure = (name: string, unit: Figure["unit"], values: readonly number[], aim?: Figure["aim"]): Figure => ({
  name,
  unit,
  median: median(values),
  min: Math.min(...values),
  max: Math.max(...values),
  runs: values.length,
  ...(aim === undefined ? {} : { aim }),
});

/** @param work answers one measurement; a failed run fails the bench */
export const repeat = async (runs: number, work: (run: number) => Promise<number>): Promise<readonly number[]> => {
  const values: number[] = [];
  for (let run = 0; run < runs; run += 1) values.push(await work(run));
  return values;
};

const meets = ({ median: value, aim }: Figure): boolean =>
  aim === undefined || (aim.at === "most" ? value <= aim.value : value >= aim.value);

const show = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

export const table = (figures: readonly Figure[], colour: boolean): string => {
  const paint = picocolors.createColors(colour);
  const rows = figures.map((taken) => {
    const aim = taken.aim === undefined ? "" : `${taken.aim.at === "most" ? "≤" : "≥"} ${show(taken.aim.value)}`;
    return [
      taken.name,
      `${show(taken.median)} ${taken.unit}`,
      `${show(taken.min)} … ${show(taken.max)}`,
      String(taken.runs),
      aim,
      aim === "" ? "" : meets(taken) ? "yes" : "NO",
    ];
  });
  const head = ["figure", "median", "min … max", "runs", "aim", "met"];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [paint.bold(line(head)), ...rows.map((row) => (row[5] === "NO" ? paint.red(line(row)) : line(row)))].join("\n");
};
