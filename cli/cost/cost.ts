// `twinline cost`: what a stack's settings cost, before anything is deployed. No cloud and no Pulumi: the settings' files are all it reads.
import { monthlyCost } from "../../infra/watch/cost.ts";
import { detectionTrade } from "../../infra/watch/cost-trade.ts";
import { parseSettings, settingTexts, type Settings } from "../../infra/settings/form.ts";
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

interface ReadSettings {
  readonly settings: Settings;
  /** What refuses the stack although its cost can be told: that it is too dear. */
  readonly problems: readonly string[];
}

/** Settings that are too dear are shown, so that one sees why; others that a deployment would refuse are not. */
const read = (texts: Readonly<Record<string, string>>): ReadSettings => {
  const settings = parseSettings(texts);
  if ("homeRegion" in settings) return { settings, problems: [] };
  const uncapped = parseSettings({ ...texts, costCap: "1000000" });
  const { costCap = "" } = texts;
  if (!("homeRegion" in uncapped) || !/^\d+$/.test(costCap)) throw new UserError(settings);
  return { settings: { ...uncapped, costCap: Number(costCap) }, problems: settings };
};

const rounded = (_key: string, value: unknown): unknown => (typeof value === "number" ? Number(value.toPrecision(10)) : value);

/**
 * Prints the estimate; exit code 1 when a deployment would refuse the settings.
 * @throws UserError listing every problem
 */
export const cost = async (options: CostOptions, { print, fail }: Output = processOutput): Promise<void> => {
  const { stack, calls } = options;
  const program = await readProject({ folder: projectFolder, stack, overrides: options.config });
  const { settings, problems } = read(settingTexts(program.project, program.config));
  const estimate = monthlyCost(settings);
  const trade = detectionTrade(settings);
  const paint = colours(process.stdout);
  if (options.json) {
    const monthUsd = calls === undefined ? {} : { calls, monthUsd: estimate.idleUsd + (calls / 1000) * estimate.per1000CallsUsd };
    print(JSON.stringify({ kind: "cost", stack, costCap: settings.costCap, ...estimate, ...monthUsd, trade, problems }, rounded));
  } else {
    for (const line of estimateLines({ stack, costCap: settings.costCap, cost: estimate, trade, calls }, paint)) print(line);
    for (const problem of problems) print(`\n${paint.red("✖")} ${problem}`);
  }
  if (problems.length > 0) fail();
};
