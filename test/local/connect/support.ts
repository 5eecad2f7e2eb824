// Builders for the interpreter's tests: small flows, a contact to run them, and what a call told.
import type { RecognizeTextResponse } from "@aws-sdk/client-lex-runtime-v2";
import { readFileSync } from "node:fs";
import type { Flow, FlowAction, JsonObject, Transitions } from "../../../contact-flows/flow.ts";
import { skippingClock, virtualClock } from "../../../shared/clock.ts";
import { scriptedCaller, type Caller } from "../../../local/connect/caller.ts";
import { compileFlow } from "../../../local/connect/compile.ts";
import type { CallEnded, CompiledFlow } from "../../../local/connect/contact.ts";
import { flowOnlyServices, placeFlowCall, type FlowOnlyOptions } from "../../../local/connect/flow-only-services.ts";
import type { BotReply, ConnectServices } from "../../../local/connect/services.ts";
import type { CallEvent, Channel, LogEntry } from "../../../local/events.ts";
import { seededRandom } from "../../../local/random.ts";

export const EAST = "arn:aws:lex:us-east-1:111122223333:bot-alias/BOTEAST123/ALIASEAST1";
export const WEST = "arn:aws:lex:us-west-2:111122223333:bot-alias/BOTWEST123/ALIASWEST1";
export const CALLER = "+12025550101";

/** One action; edges by short names: `next`, `errors` by type, `when` by operand (Equals). */
export const action = (
  id: string,
  type: string,
  parameters: JsonObject,
  edges: {
    readonly next?: string;
    readonly errors?: Readonly<Record<string, string>>;
    readonly when?: Readonly<Record<string, string>>;
  } = {},
): FlowAction => ({
  Identifier: id,
  Type: type,
  Parameters: parameters,
  Transitions: transitions(edges),
});

const transitions = ({
  next,
  errors = {},
  when = {},
}: {
  readonly next?: string;
  readonly errors?: Readonly<Record<string, string>>;
  readonly when?: Readonly<Record<string, string>>;
}): Transitions => ({
  ...(next === undefined ? {} : { NextAction: next }),
  Errors: Object.entries(errors).map(([ErrorType, NextAction]) => ({ ErrorType, NextAction })),
  Conditions: Object.entries(when).map(([operand, NextAction]) => ({
    NextAction,
    Condition: operand.startsWith("<")
      ? { Operator: "NumberLessThan", Operands: [operand.slice(1)] }
      : operand.startsWith(">")
        ? { Operator: "NumberGreaterThan", Operands: [operand.slice(1)] }
        : { Operator: "Equals", Operands: [operand] },
  })),
});

/** Says `text`, then goes to `next`. */
export const says = (id: string, text: string, next = "bye"): FlowAction => action(id, "MessageParticipant", { Text: text }, { next });
export const BYE = action("bye", "DisconnectParticipant", {});

/** A flow that starts with the first of its actions; a `bye` is added. */
export const aFlow = (actions: readonly FlowAction[], type: CompiledFlow["type"] = "CONTACT_FLOW", name = "test"): CompiledFlow => {
  const content: Flow = { Version: "2019-10-30", StartAction: actions[0]?.Identifier ?? "bye", Actions: [...actions, BYE] };
  return compileFlow(content, { id: name, arn: name, name, type });
};

export const exportedFlow = (file: string, type: CompiledFlow["type"] = "CONTACT_FLOW"): CompiledFlow => {
  const content: Flow = JSON.parse(readFileSync(new URL(`../../fixtures/flows/${file}`, import.meta.url), "utf8"));
  const name = file.replace(".json", "");
  return compileFlow(content, { id: name, arn: name, name, type });
};

export interface Story {
  readonly ended: CallEnded;
  readonly events: readonly (CallEvent & { readonly at: number })[];
  /** What the line and bots said. */
  readonly said: readonly string[];
  readonly actions: readonly string[];
  readonly of: <Kind extends CallEvent["kind"]>(kind: Kind) => readonly Extract<CallEvent, { kind: Kind }>[];
}

export interface Setting extends Omit<Partial<FlowOnlyOptions>, "emit"> {
  readonly from?: string;
  readonly withheld?: boolean;
  readonly channel?: Channel;
  readonly caller?: Caller;
  readonly external?: JsonObject;
  /** Bots by alias ARN; a bot that is given is associated. */
  readonly bots?: Readonly<Record<string, (text: string, request: BotRequest) => Promise<BotReply> | BotReply>>;
  readonly services?: Partial<ConnectServices>;
}
export type BotRequest = Parameters<ConnectServices["recognizeText"]>[0]["request"];

const START = Date.UTC(2026, 10, 21, 15, 0, 0);

/** Calls a flow on its own; the words are the caller's answers. */
export const call = async (flow: CompiledFlow, words: readonly string[], setting: Setting = {}): Promise<Story> => {
  const { bots = {}, channel = "VOICE", external } = setting;
  const log: LogEntry[] = [];
  const services = flowOnlyServices({
    clock: virtualClock(START),
    random: seededRandom(7),
    ...setting,
    emit: (entry) => log.push(entry),
  });
  const withBots: ConnectServices = {
    ...services,
    instance: { ...services.instance, isBotAssociated: (arn) => bots[arn] !== undefined },
    recognizeText: async ({ aliasArn, request }) =>
      (await bots[aliasArn]?.(request.text ?? "", request)) ?? { kind: "failed", error: "no bot" },
    ...setting.services,
  };
  const ended = await placeFlowCall(withBots, flow, {
    from: setting.withheld === true ? undefined : (setting.from ?? CALLER),
    channel,
    caller: setting.caller ?? scriptedCaller(words),
    ...(external === undefined ? {} : { external }),
  });
  const events = log.flatMap((entry) => ("contactId" in entry ? [entry] : []));
  const isKind = <Kind extends CallEvent["kind"]>(event: CallEvent, kind: Kind): event is Extract<CallEvent, { kind: Kind }> =>
    event.kind === kind;
  const of: Story["of"] = (kind) => events.filter((event) => isKind(event, kind)).flatMap((event) => (isKind(event, kind) ? [event] : []));
  return { ended, events, of, said: of("said").map((event) => event.text), actions: of("action-run").map((event) => event.action) };
};

/** A clock for tests in which work really hangs: its deadlines fire. */
export const hangingClock = () => skippingClock(START);

/** A clock on which every time limit is over at once. */
export const impatientClock = () => ({
  ...virtualClock(START),
  deadline: () => ({ signal: AbortSignal.abort(), [Symbol.dispose]: () => undefined }),
});

/** A bot's answer. */
export const answers = (
  text: string,
  {
    intent = "OrderFlowers",
    state = "InProgress",
    slots = {},
    attributes = {},
  }: {
    readonly intent?: string;
    readonly state?: "InProgress" | "Fulfilled" | "ReadyForFulfillment" | "Failed";
    readonly slots?: Readonly<Record<string, string>>;
    readonly attributes?: Readonly<Record<string, string>>;
  } = {},
): BotReply => {
  const response: RecognizeTextResponse = {
    messages: [{ contentType: "PlainText", content: text }],
    sessionState: {
      dialogAction: state === "InProgress" ? { type: "ElicitSlot", slotToElicit: "FlowerType" } : { type: "Close" },
      intent: {
        name: intent,
        state,
        slots: Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, { value: { interpretedValue: value } }])),
      },
      sessionAttributes: attributes,
    },
    interpretations: [{ intent: { name: intent }, nluConfidence: { score: 0.9 } }],
  };
  return { kind: "answered", response };
};
