// What is wrong with a flow, as values: a problem names the rule it breaks, the action, what was seen and what to do. Only who must stop
// (a deployment, a command) turns problems into an error, and then all of them at once.
export type Rule =
  | "not-json"
  | "legacy"
  | "too-large"
  | "shape"
  | "version"
  | "start"
  | "identifier"
  | "duplicate"
  | "too-many-actions"
  | "unknown-type"
  | "flow-type"
  | "unknown-parameter"
  | "missing-parameter"
  | "value"
  | "choice"
  | "terminal"
  | "missing-edge"
  | "missing-target"
  | "missing-error"
  | "forbidden-error"
  | "condition"
  | "unbound"
  | "unreachable"
  | "unknown-reference"
  | "retired"
  | "bind"
  | "outcome"
  | "dead-end"
  | "endless-loop"
  | "silent-end";

export interface Problem {
  /** An error keeps Connect from publishing the flow, or this program from binding it. */
  readonly severity: "error" | "warning";
  readonly rule: Rule;
  /** Identifier of the action, or null where the problem is the whole file's. */
  readonly action: string | null;
  /** What cannot be done and why, with the value seen. */
  readonly message: string;
  readonly remedy: string;
}

/** An error about one action, or (null) about the whole file. */
export const actionError = (rule: Rule, action: string | null, message: string, remedy: string): Problem => ({
  severity: "error",
  rule,
  action,
  message,
  remedy,
});

/** An error about the whole file. */
export const fileError = (rule: Rule, message: string, remedy: string): Problem => actionError(rule, null, message, remedy);

export const errorsIn = (problems: readonly Problem[]): readonly Problem[] => problems.filter(({ severity }) => severity === "error");

/** A problem as one line of the error grammar: what, why, value seen, remedy. */
export const problemText = ({ action, message, remedy }: Problem): string =>
  `${action === null ? "" : `action "${action}": `}${message} ${remedy}`;

/** A flow or bind file that cannot be used. One message per problem. */
export class FlowError extends Error {
  override readonly name = "FlowError";
  /** What could not be done, as in `Cannot open main.bind.json`. */
  readonly what: string;
  readonly problems: readonly Problem[];
  constructor(what: string, problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map((problem) => `${what}: ${problemText(problem)}`).join("\n"), options);
    this.what = what;
    this.problems = problems;
  }
}

/** The value as a message shows it: JSON, cut to a readable length. */
export const seen = (value: unknown): string => {
  const text = value === undefined ? "absent" : JSON.stringify(value);
  return text.length <= 120 ? text : `${text.slice(0, 117)}...`;
};
