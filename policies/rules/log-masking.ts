// Logs know no caller. A flow's log holds the parameters and results of each block, and all that goes to and comes from Lex and Lambda (Connect
// administrator guide, "Data in flow logs"): it is off around those, and around numbers. Bots keep no log of conversations.
import { at, isProps, listOf, ofType, textAt, type Finding, type Resource, type Rule } from "../resource.ts";

interface Block {
  readonly type: string;
  readonly parameters: unknown;
  readonly next: readonly string[];
}

/** What names a caller, or what a caller said: numbers, what was keyed in, a bot's slots and words, what a function answered. */
const TELLS =
  /\$\.(?:CustomerEndpoint\.Address|CustomerId|StoredCustomerInput|Lex\.Slots|Lex\.SessionAttributes\.(?!outcome\b)|External)\b/;
/** Their results do, whatever their parameters are. */
const TELLING = new Set(["ConnectParticipantWithLexBot", "InvokeLambdaFunction", "GetCustomerProfile"]);

const blocksOf = (content: string): { readonly start: string; readonly blocks: ReadonlyMap<string, Block> } => {
  const flow: unknown = JSON.parse(content);
  const blocks = listOf(at(flow, "Actions")).map((action): readonly [string, Block] => {
    const transitions = at(action, "Transitions");
    const others = ["Conditions", "Errors"].flatMap((kind) => listOf(at(transitions, kind)));
    const next = [transitions, ...others].map((one) => textAt(one, "NextAction")).filter((name) => name !== "");
    return [textAt(action, "Identifier"), { type: textAt(action, "Type"), parameters: at(action, "Parameters"), next }];
  });
  return { start: textAt(flow, "StartAction"), blocks: new Map(blocks) };
};

const tells = ({ type, parameters }: Block): boolean =>
  TELLING.has(type) ||
  (type === "GetParticipantInput" && /^true$/i.test(textAt(parameters, "StoreInput"))) ||
  TELLS.test(JSON.stringify(parameters ?? {}));

/** Blocks that tell of a caller on some path on which the log is on. @param isOn whether it may be at the start: a flow inherits it */
const told = (content: string, isOn: boolean): readonly string[] => {
  const { start, blocks } = blocksOf(content);
  const found = new Set<string>();
  const been = new Set<string>();
  const visit = (name: string, on: boolean): void => {
    const block = blocks.get(name);
    const state = `${name} ${String(on)}`;
    if (block === undefined || been.has(state)) return;
    been.add(state);
    if (on && tells(block)) found.add(name);
    const after = block.type === "UpdateFlowLoggingBehavior" ? textAt(block.parameters, "FlowLoggingBehavior") === "Enabled" : on;
    for (const next of block.next) visit(next, after);
  };
  visit(start, isOn);
  return [...found];
};

const flowFindings = (resource: Resource): readonly Finding[] => {
  const content = textAt(resource.props, "content");
  if (!content.startsWith("{")) return []; // Not known before the deployment.
  // A call begins without a log; any other flow comes after one that may have switched it on (connect-flow-language.md 3).
  return told(content, textAt(resource.props, "type") !== "CONTACT_FLOW").map((block) => ({
    resource,
    seen: `block "${block}" may run with the flow's log on, and tells of the caller`,
  }));
};

const botFindings = (resource: Resource): readonly Finding[] => {
  const settings = resource.props["conversationLogSettings"];
  const kept = isProps(settings) ? Object.keys(settings).filter((kind) => listOf(settings[kind]).length > 0) : [];
  return kept.map((kind) => ({ resource, seen: `it keeps conversations (${kind})` }));
};

export const logMasking: Rule = {
  id: "log-masking",
  reason: "Whoever reads logs would read callers' numbers and words.",
  remedy: "Put an UpdateFlowLoggingBehavior Disabled before the block; leave an alias without conversationLogSettings.",
  check: (stack) => [
    ...ofType(stack, "aws-native:connect:ContactFlow").flatMap(flowFindings),
    ...ofType(stack, "aws-native:lex:BotAlias").flatMap(botFindings),
  ],
};
