// Settings as a test writes them: defaults, with the two passwords that a stack with a phone must bring.
import { readStack, type ReadStack } from "../../../infra/settings/settings.ts";
import type { Stack } from "../../../infra/settings/stack.ts";

type Texts = Readonly<Record<string, string>>;

export const read = (overrides: Texts = {}): ReadStack =>
  readStack({ agentPassword: "Secret-word-1", adminPassword: "Secret-word-2", ...overrides }, { project: "twinline", stack: "dev" });

/** What is wrong with them; empty when nothing is. */
export const problemsOf = (overrides: Texts): readonly string[] => {
  const found = read(overrides);
  return found.ok ? [] : found.problems;
};

/** The stack that they describe. @throws Error when something is wrong with them */
export const stackOf = (overrides: Texts = {}): Stack => {
  const found = read(overrides);
  if (found.ok) return found;
  throw new Error(found.problems.join("\n"));
};
