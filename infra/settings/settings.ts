// What a stack may decide, read once, when the program begins: a wrong stack stops before anything is declared.
import * as pulumi from "@pulumi/pulumi";
import { stackProblems } from "./contradictions.ts";
import { parseSettings, settingTexts, type Settings } from "./form.ts";

/**
 * The stack's settings.
 * @param ownTables names of the line's other tables
 * @throws pulumi.RunError listing every problem
 */
export const readSettings = (project: string, stack: string, ownTables: readonly string[]): Settings => {
  const settings = parseSettings(settingTexts(project, pulumi.runtime.allConfig()));
  const problems = "homeRegion" in settings ? stackProblems(stack, settings, ownTables) : settings;
  if ("homeRegion" in settings && problems.length === 0) return settings;
  throw new pulumi.RunError(problems.join("\n"));
};
