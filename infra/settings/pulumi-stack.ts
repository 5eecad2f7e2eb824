// The stack that Pulumi is deploying, read once when the program begins: a wrong one stops before anything is declared.
import * as pulumi from "@pulumi/pulumi";
import { readStack, settingTexts } from "./settings.ts";
import type { Stack } from "./stack.ts";

interface PulumiNames {
  readonly project: string;
  /** The stack's own name. */
  readonly name: string;
  /** Put before every name in AWS. */
  readonly prefix: string;
}

/** @throws pulumi.RunError listing every problem */
export const readPulumiStack = (): Stack & PulumiNames => {
  const name = { project: pulumi.getProject(), stack: pulumi.getStack() };
  const read = readStack(settingTexts(name.project, pulumi.runtime.allConfig()), name);
  if (!read.ok) throw new pulumi.RunError(read.problems.join("\n"));
  const { settings, apps, closedApps } = read;
  return { settings, apps, closedApps, project: name.project, name: name.stack, prefix: `${name.project}-${name.stack}` };
};
