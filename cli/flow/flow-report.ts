// How the flow commands show problems: grouped by file, errors before warnings, the remedy on its own line.
import pc from "picocolors";
import type { Problem } from "../../contact-flows/check/errors.ts";

const count = (problems: readonly Problem[], severity: Problem["severity"]): string => {
  const { length } = problems.filter((problem) => problem.severity === severity);
  return `${length} ${severity}${length === 1 ? "" : "s"}`;
};

const line = ({ severity, action, message, remedy }: Problem): readonly string[] => [
  `  ${severity === "error" ? pc.red("error") : pc.yellow("warning")} ${action === null ? "" : `${pc.bold(action)}: `}${message}`,
  `    ${pc.dim(remedy)}`,
];

/** One file's problems for a person to read. */
export const problemLines = (file: string, about: string, problems: readonly Problem[]): readonly string[] => {
  const sorted = [...problems].sort((a, b) => (a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : 0));
  const verdict = problems.length === 0 ? pc.green("no problems") : `${count(problems, "error")}, ${count(problems, "warning")}`;
  return [`${pc.bold(file)} ${about}${verdict}`, ...sorted.flatMap(line)];
};
