// `twinline cost`: what a stack's settings cost, before anything is deployed. No cloud and no Pulumi: the settings' files are all it reads.
import { monthlyCost } from "../../infra/watch/cost.ts";
import { detectionTrade } from "../../infra/watch/cost-trade.ts";
import { readStack, settingTexts, type StackName } from "../../infra/settings/settings.ts";
import type { Stack } from "../../infra/settings/stack.ts";
import { UserError } from "../../local/errors.ts";
import { readProject } from "../../local/program/project.ts";
import { estimateLines } from "./cost-text.ts";
import { processOutput, type Output } from "../common/output.ts";
import { projectFolder } from "../common/project-folder.ts";
import { colours } from "../common/terminal.ts";

export interface CostOptions {
  readonly stack: string;
  readonly config: readonly string[];
  readonly calls?: number;
  readonly json: boolean;
}

interface ReadCost {
  readonly read: Stack;
  readonly costCap: number;
  /** What refuses the stack although its cost can be told: that it is too dear. */
  readonly problems: readonly string[];
}

/** Settings that are too dear are shown, so that one sees why; others that a deployment would refuse are not. */
const readCost = (texts: Readonly<Record<string, string>>, name: StackName): ReadCost => {
  const read = readStack(texts, name);
  if (read.ok) return { read, costCap: read.settings.costCap, problems: [] };
  const uncapped = readStack({ ...texts, costCap: "1000000" }, name);
  const { costCap = "" } = texts;
  if (!uncapped.ok || !/^\d+$/.test(costCap)) throw new UserError(read.problems);
  return { read: uncapped, costCap: Number(costCap), problems: read.problems };
};

const rounded = (_key: string, value: unknown): unknown => (typeof value === "number" ? Number(value.toPrecision(10)) : value);

/**
 * Prints the estimate; exit code 1 when a deployment would refuse the settings.
 * @throws UserError listing every problem
 */
export const cost = async (options: CostOptions, { print, fail }: Output = processOutput): Promise<void> => {
  const { stack, calls } = options;
  const program = await readProject({ folder: projectFolder, stack, overrides: options.config });
  const { read, costCap, problems } = readCost(settingTexts(program.project, program.config), { project: program.project, stack });
  const estimate = monthlyCost(read);
  const trade = detectionTrade(read);
  const paint = colours(process.stdout);
  if (options.json) {
    const monthUsd = calls === undefined ? {} : { calls, monthUsd: estimate.idleUsd + (calls / 1000) * estimate.per1000CallsUsd };
    print(JSON.stringify({ kind: "cost", stack, costCap, ...estimate, ...monthUsd, trade, problems }, rounded));
  } else {
    for (const line of estimateLines({ stack, costCap, cost: estimate, trade, calls }, paint)) print(line);
    for (const problem of problems) print(`\n${paint.red("✖")} ${problem}`);
  }
  if (problems.length > 0) fail();
};
