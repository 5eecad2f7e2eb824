// A flow as a graph: which ways lead out of an action, and what can be reached. The checker and the proof of paths walk the same edges.
import { ruleOf } from "./actions.ts";
import type { Flow, FlowAction } from "../flow.ts";

export interface Edge {
  readonly to: string;
  readonly by: "next" | "condition" | "error";
  /** The operand of a condition or the type of an error. */
  readonly label: string;
}

/** Every edge an action declares, NextAction first, with those that are never followed. */
export const declaredEdges = ({ Transitions = {} }: FlowAction): readonly Edge[] => [
  ...(Transitions.NextAction === undefined ? [] : [{ to: Transitions.NextAction, by: "next", label: "NextAction" } as const]),
  ...(Transitions.Conditions ?? []).map(
    ({ NextAction, Condition }) => ({ to: NextAction, by: "condition", label: Condition.Operands.join(" ") }) as const,
  ),
  ...(Transitions.Errors ?? []).map(({ NextAction, ErrorType }) => ({ to: NextAction, by: "error", label: ErrorType }) as const),
];

/** The edges a contact can take. Where NextAction only repeats the default branch (a Compare, a Loop), it is not one of them. */
export const liveEdges = (action: FlowAction): readonly Edge[] => {
  const edges = declaredEdges(action);
  const menu = action.Type === "GetParticipantInput" && action.Parameters?.["StoreInput"] !== "True";
  const branches = edges.some(({ by, label }) => by === "condition" || label === "NoMatchingCondition");
  return (ruleOf(action.Type)?.mirrors === true || menu) && branches ? edges.filter(({ by }) => by !== "next") : edges;
};

export const byIdentifier = ({ Actions }: Flow): ReadonlyMap<string, FlowAction> =>
  new Map(Actions.map((action) => [action.Identifier, action]));

/** Identifiers of the actions some path from the start leads to. */
export const reachable = (flow: Flow): ReadonlySet<string> => {
  const actions = byIdentifier(flow);
  const found = new Set<string>();
  const open = [flow.StartAction];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const action = actions.get(next);
    if (action === undefined || found.has(next)) continue;
    found.add(next);
    open.push(...declaredEdges(action).map(({ to }) => to));
  }
  return found;
};
