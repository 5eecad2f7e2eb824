// What Connect would say to a flow before it publishes it, said here with all problems at once. Rules: connect-flow-language.md 3.5, 8.2.
import { API_FLOW_TYPES, type ApiFlowType } from "./action-rule.ts";
import { checkAction } from "./check-action.ts";
import { actionError, fileError, seen, type Problem } from "./errors.ts";
import type { Flow, FlowAction } from "../flow.ts";
import { byIdentifier, declaredEdges, reachable } from "./graph.ts";

const MAX_ACTIONS = 250; // connect-flow-language.md 1
const MAX_IDENTIFIER = 50; // connect-flow-language.md 1
const FORBIDDEN_CHARACTERS = /[%:(\\/)=$,;[\]{}]/;
const FORBIDDEN_WORDS: ReadonlySet<string> = new Set([
  "__proto__",
  "constructor",
  "__defineGetter__",
  "__defineSetter__",
  "toString",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "valueOf",
]);

const checkIdentifiers = ({ Actions }: Flow): readonly Problem[] => {
  const problems: Problem[] = [];
  const met = new Set<string>();
  for (const { Identifier } of Actions) {
    if (met.has(Identifier))
      problems.push(actionError("duplicate", Identifier, "Another action has the same Identifier.", "Give each action its own."));
    met.add(Identifier);
    const why =
      Identifier.trim() === ""
        ? "it is blank"
        : Identifier.length > MAX_IDENTIFIER
          ? `it has ${Identifier.length} characters, and ${MAX_IDENTIFIER} are allowed`
          : FORBIDDEN_WORDS.has(Identifier)
            ? "the word is reserved"
            : FORBIDDEN_CHARACTERS.exec(Identifier)?.map((character) => `it holds ${seen(character)}`)[0];
    if (why !== undefined)
      problems.push(actionError("identifier", Identifier, `The Identifier ${seen(Identifier)} is refused: ${why}.`, "Rename the action."));
  }
  return problems;
};

/** AWS's own sample leaves these edges blank: the contact never comes back by them. */
const LEAVES: ReadonlySet<string> = new Set(["TransferContactToQueue", "DequeueContactAndTransferToQueue"]);

const checkTargets = (flow: Flow): readonly Problem[] => {
  const actions = byIdentifier(flow);
  const problems = flow.Actions.flatMap((action: FlowAction) =>
    declaredEdges(action)
      .filter(({ to, by }) => !actions.has(to) && !(to === "" && by === "next" && LEAVES.has(action.Type)))
      .map(({ to, by, label }) =>
        actionError(
          "missing-target",
          action.Identifier,
          to === ""
            ? `The branch ${label} is connected to nothing.`
            : `The branch ${label} leads to ${seen(to)}, which is no action of this flow.`,
          by === "next" ? "Connect NextAction to an action." : "Connect it to an action.",
        ),
      ),
  );
  return actions.has(flow.StartAction)
    ? problems
    : [
        fileError(
          "start",
          `StartAction ${seen(flow.StartAction)} is no action of this flow.`,
          "Set it to the Identifier of the first action.",
        ),
        ...problems,
      ];
};

const checkReach = (flow: Flow): readonly Problem[] => {
  const reached = reachable(flow);
  return flow.Actions.filter(({ Identifier }) => !reached.has(Identifier)).map(({ Identifier }) => ({
    severity: "warning",
    rule: "unreachable",
    action: Identifier,
    message: "No path leads to this action.",
    remedy: "Connect it or remove it.",
  }));
};

/** The type a flow is of: what the export says, else what its actions can only stand in. */
export const inferFlowType = ({ Metadata, Actions }: Flow): ApiFlowType => {
  const said = Metadata?.["type"];
  const plain = (text: string): string => text.replaceAll(/[^a-z]/gi, "").toLowerCase();
  const found = typeof said === "string" ? API_FLOW_TYPES.find((type) => plain(type) === plain(said)) : undefined;
  if (found !== undefined) return found;
  const waits = Actions.some(({ Type }) => Type === "MessageParticipantIteratively" || Type === "DequeueContactAndTransferToQueue");
  return waits ? "CUSTOMER_QUEUE" : "CONTACT_FLOW";
};

/**
 * All that is wrong with a flow: errors keep Connect from publishing it; warnings are blank or placeholder references ("unbound"), actions
 * that no path leads to, references of unknown spelling, retired things. An empty list is a flow that can be published as it stands.
 * @param flowType the API's type; inferFlowType() tells it from an export
 */
export const checkFlow = (flow: Flow, flowType: ApiFlowType): readonly Problem[] => [
  ...(flow.Actions.length > MAX_ACTIONS
    ? [
        fileError(
          "too-many-actions",
          `The flow has ${flow.Actions.length} actions; Connect takes ${MAX_ACTIONS}.`,
          "Move a part of it into a second flow and reach it by TransferToFlow.",
        ),
      ]
    : []),
  ...checkIdentifiers(flow),
  ...checkTargets(flow),
  ...flow.Actions.flatMap((action) => checkAction(action, flowType)),
  ...checkReach(flow),
];
