// Flows for tests, by what matters in them: actions are given by hand, the rest is a flow that Connect would publish.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Flow, FlowAction, JsonObject, Transitions } from "../../contact-flows/flow.ts";
import { byIdentifier, declaredEdges } from "../../contact-flows/check/graph.ts";
import { parseBindings, type Bindings } from "../../contact-flows/bind.ts";
import { parseFlow } from "../../contact-flows/parse.ts";
import { problemText, type Problem } from "../../contact-flows/check/errors.ts";

export const FLOWS = join(import.meta.dirname, "..", "..", "contact-flows");
export const EXPORTS = join(import.meta.dirname, "..", "fixtures", "flows");

export const anAction = (Identifier: string, Type: string, Parameters: JsonObject = {}, Transitions: Transitions = {}): FlowAction => ({
  Identifier,
  Type,
  Parameters,
  Transitions,
});

export const bye = anAction("bye", "DisconnectParticipant");

/** Transitions to `bye`: NextAction, these errors, and conditions by operand. */
export const toBye = (errors: readonly string[] = [], operands: readonly string[] = [], Operator = "Equals"): Transitions => ({
  NextAction: "bye",
  Errors: errors.map((ErrorType) => ({ NextAction: "bye", ErrorType })),
  Conditions: operands.map((operand) => ({ NextAction: "bye", Condition: { Operator, Operands: [operand] } })),
});

export const say = (Identifier: string, NextAction: string): FlowAction =>
  anAction(Identifier, "MessageParticipant", { Text: "Hello" }, { NextAction, Errors: [{ NextAction, ErrorType: "NoMatchingError" }] });

/** A flow that starts at the first action; `bye` is added where it is missing. */
export const aFlow = (...actions: readonly FlowAction[]): Flow => ({
  Version: "2019-10-30",
  StartAction: actions[0]?.Identifier ?? "bye",
  Actions: actions.some(({ Identifier }) => Identifier === "bye") ? actions : [...actions, bye],
});

/** A stored flow that is known to parse. */
export const read = (folder: string, file: string): Flow => {
  const parsed = parseFlow(readFileSync(join(folder, file), "utf8"));
  if (parsed.ok) return parsed.flow;
  throw new Error(parsed.problems.map(problemText).join("\n"));
};

/** A stored bind file that is known to parse. */
export const readBindings = (folder: string, file: string): Bindings => {
  const parsed = parseBindings(readFileSync(join(folder, file), "utf8"));
  if (parsed.ok) return parsed.bindings;
  throw new Error(parsed.problems.map(problemText).join("\n"));
};

/** `severity rule action`, one a problem: what a test compares. */
export const brief = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ severity, rule, action }) => `${severity} ${rule} ${action ?? "-"}`);

/** Ways to find things in a flow. */
export const lookInto = (flow: Flow) => {
  const action = (identifier: string): FlowAction => byIdentifier(flow).get(identifier) ?? anAction("missing", "missing");
  const target = (identifier: string, label: string): string | undefined =>
    declaredEdges(action(identifier)).find((edge) => edge.label === label)?.to;
  const after = (identifier: string) => ["NextAction", "NoMatchingError"].map((label) => target(identifier, label));
  const attributeKeys = (identifier: string): readonly string[] => Object.keys(action(identifier).Parameters?.["Attributes"] ?? {}).sort();
  return { action, target, after, attributeKeys };
};
