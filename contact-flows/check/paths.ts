// Proof from the graph that nobody is lost: every path of a flow comes to an end, and each end is something done, a person, a callback or a
// spoken goodbye, or a flow that was proved as well. It looks at the flow alone, so it holds for every answer of every bot, Lambda and caller.
import { actionError, errorsIn, type Problem } from "./errors.ts";
import { checkFlow } from "./check.ts";
import type { Flow, FlowAction, FlowType } from "../flow.ts";
import { byIdentifier, liveEdges, type Edge } from "./graph.ts";
import type { Outcome } from "../../shared/outcomes.ts";

export type End = "done" | "person" | "callback" | "goodbye" | "handover";

export interface Proof {
  /** Empty when the proof holds. */
  readonly problems: readonly Problem[];
  /** Every kind of end that some path comes to, with the actions it comes to there. */
  readonly ends: Readonly<Record<End, readonly string[]>>;
}

const MAX_LOOP = 100; // connect-flow-language.md 3.2: Connect refuses more, so a count from a reference is bounded too

const isBounded = ({ Type, Parameters = {} }: FlowAction): boolean => {
  const count = Parameters["LoopCount"];
  return Type === "Loop" && typeof count === "string" && (!/^-?\d+$/.test(count) || Number(count) <= MAX_LOOP);
};

/**
 * A cycle is bounded when it goes through the ContinueLooping edge of a Loop. Without those edges nothing may go round: a Loop starts to
 * count anew after DoneLooping, so a way back from there would be endless.
 */
const findCycle = (flow: Flow): readonly string[] | undefined => {
  const actions = byIdentifier(flow);
  const done = new Set<string>();
  const visit = (identifier: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(identifier)) return trail.slice(trail.indexOf(identifier));
    const action = actions.get(identifier);
    if (action === undefined || done.has(identifier)) return undefined;
    for (const { to, label } of liveEdges(action)) {
      if (label === "ContinueLooping" && isBounded(action)) continue;
      const cycle = visit(to, [...trail, identifier]);
      if (cycle !== undefined) return cycle;
    }
    done.add(identifier);
    return undefined;
  };
  for (const { Identifier } of flow.Actions) {
    const cycle = visit(Identifier, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
};

/** What a contact on its way has: words heard since something went wrong or was asked, and what was promised. */
interface Standing {
  readonly at: string;
  readonly spoken: boolean;
  readonly promise: "done" | "callback" | undefined;
}

const ASKS: ReadonlySet<string> = new Set([
  "GetParticipantInput",
  "ConnectParticipantWithLexBot",
  "Wait",
  "ShowView",
  "MessageParticipantIteratively",
]);

const follow = (action: FlowAction, { to, by, label }: Edge, { spoken, promise }: Standing): Standing => {
  const speaks = action.Type === "MessageParticipant";
  // A failed Lambda, a bot, a question: after it the caller is owed a word. A menu's NoMatchingCondition is no failure, but it is a question.
  const failed = by === "error" && label !== "NoMatchingCondition";
  const done = by === "condition" && label === DONE && action.Type === "Compare";
  const callback = action.Type === "CreateCallbackContact" && by === "next";
  return {
    at: to,
    spoken: speaks || (spoken && !failed && !callback && !ASKS.has(action.Type)),
    promise: done ? "done" : callback ? "callback" : ASKS.has(action.Type) ? undefined : promise,
  };
};

const DONE: Outcome = "done";
const LEAVES: ReadonlySet<string> = new Set(["TransferContactToQueue", "DequeueContactAndTransferToQueue", "TransferToFlow"]);

/** How a contact can end at this action, if it can; a message when that end is none we accept. */
const endAt = (
  action: FlowAction,
  { spoken, promise }: Standing,
  { type, proved }: { readonly type: FlowType; readonly proved: readonly string[] },
): End | Problem | undefined => {
  const { Identifier, Type, Parameters = {} } = action;
  if (Type === "TransferToFlow") {
    const target = Parameters["ContactFlowId"];
    return proved.some((flow) => flow === target)
      ? "handover"
      : actionError(
          "dead-end",
          Identifier,
          "The path leaves this flow, and the proof cannot follow it.",
          "Prove the paths of that flow as well.",
        );
  }
  if (LEAVES.has(Type)) return "person";
  // In a customer queue flow, the end of the flow leaves the contact in line for a person.
  if (Type === "EndFlowExecution" && type === "CUSTOMER_QUEUE") return "person";
  if (Type !== "DisconnectParticipant" && Type !== "EndFlowExecution") return undefined;
  if (spoken) return promise ?? "goodbye";
  return actionError(
    "silent-end",
    Identifier,
    "A path ends here without a word since the last question or failure.",
    "Say what happened, and goodbye, on every way to it.",
  );
};

/**
 * Proves the paths of a flow that checkFlow() finds no error in; the errors are the answer otherwise.
 * @param type decides what the end of the flow means for the contact
 * @param proved flows, as TransferToFlow names them, whose own paths are proved: a contact may leave for them
 */
export const provePaths = (flow: Flow, type: FlowType, proved: readonly string[] = []): Proof => {
  const ends: Record<End, string[]> = { done: [], person: [], callback: [], goodbye: [], handover: [] };
  const errors = errorsIn(checkFlow(flow, type));
  if (errors.length > 0) return { problems: errors, ends };
  const actions = byIdentifier(flow);
  const problems = new Map<string, Problem>();
  const cycle = findCycle(flow);
  const [first = ""] = cycle ?? [];
  if (cycle !== undefined)
    problems.set(
      "cycle",
      actionError(
        "endless-loop",
        first,
        `A contact can go round for ever: ${[...cycle, first].join(" -> ")}.`,
        "Lead the way back through a Loop.",
      ),
    );
  const met = new Set<string>();
  const open: Standing[] = [{ at: flow.StartAction, spoken: false, promise: undefined }];
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    const action = actions.get(here.at);
    const key = `${here.at}/${here.spoken}/${here.promise}`;
    if (action === undefined || met.has(key)) continue;
    met.add(key);
    const end = endAt(action, here, { type, proved });
    if (typeof end === "string" && !ends[end].includes(here.at)) ends[end].push(here.at);
    if (typeof end === "object") problems.set(`${end.rule}/${here.at}`, end);
    // Past a queue the contact is with people, past a transfer in another flow: only a failure leads on.
    const edges = liveEdges(action).filter(({ by }) => !LEAVES.has(action.Type) || by === "error");
    if (edges.length === 0 && end === undefined)
      problems.set(`dead-end/${here.at}`, actionError("dead-end", here.at, "Nothing leads on from here.", "Connect it."));
    for (const edge of edges) open.push(follow(action, edge, here));
  }
  return { problems: [...problems.values()], ends };
};
