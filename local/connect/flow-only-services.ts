// The driver's services for an exported flow on its own, without a cloud: its Lambdas are stubs, what is not bound takes its error branch,
// and a flow that hands over to one that is not here has left the file.
import type { Json, JsonObject } from "../../contact-flows/flow.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Channel, LogEntry } from "../events.ts";
import type { Random } from "../random.ts";
import type { Region } from "../../shared/region.ts";
import type { Caller } from "./caller.ts";
import type { CallEnded, CompiledFlow, Strings } from "./contact.ts";
import { runContact } from "./driver.ts";
import { maskNumber } from "./mask.ts";
import type { QueueMetrics } from "./questions.ts";
import type { ConnectServices, InstanceServices } from "./services.ts";
import { newContact } from "./start.ts";

/** Answers one invocation, given the event's Parameters; what it throws is the function's error. */
export type LambdaStub = (parameters: JsonObject) => Json;

export interface FlowOnlyOptions {
  readonly clock: Clock;
  readonly random: Random;
  emit(entry: LogEntry): void;
  /** Stubs by name: a function's name, or a word of the placeholder that stands in its place. */
  readonly lambdas?: Readonly<Record<string, LambdaStub>>;
  /** Flows that the flow may go on to, by name in the same way. */
  readonly flows?: Readonly<Record<string, CompiledFlow>>;
  /** Whether agents take contacts, are busy, or are not there. @default "available" */
  readonly agents?: "available" | "busy" | "none";
  /** @default "open" */
  readonly hours?: "open" | "closed";
}

const ACCOUNT = "000000000000";
const REGION: Region = "us-east-1";
const INSTANCE_ARN = `arn:aws:connect:${REGION}:${ACCOUNT}:instance/00000000-0000-4000-8000-000000000000`;

const isPlaceholder = (text: string): boolean => text.trim() === "" || /\{\{.*\}\}|%.*%/.test(text);

/** The entry whose name is a word of the text: `order` is named by `arn:…:function:order` and by `{{lambdaFunctions.order.arn}}`. */
export const namedIn = <Thing>(things: Readonly<Record<string, Thing>>, text: string): Thing | undefined => {
  const words = new Set(text.split(/[^\w-]+/));
  return Object.entries(things).find(([name]) => name === text || words.has(name))?.[1];
};

const parametersOf = (payload: string): JsonObject => {
  const event: { readonly Details?: { readonly Parameters?: JsonObject } } = JSON.parse(payload);
  return event.Details?.Parameters ?? {};
};

const instanceServices = (options: FlowOnlyOptions): InstanceServices => {
  const { agents = "available", hours = "open", flows = {}, random } = options;
  const staffed = agents === "none" ? 0 : 1;
  const metrics: QueueMetrics = {
    contactsInQueue: 0,
    oldestContactAgeSeconds: 0,
    agentsOnline: staffed,
    agentsStaffed: staffed,
    agentsAvailable: agents === "available" ? 1 : 0,
  };
  const profiles: Strings[] = [];
  return {
    findFlow: (id) => {
      const flow = namedIn(flows, id);
      return flow === undefined ? { kind: "outside", name: id } : { kind: "flow", flow };
    },
    findQueue: (id) => (isPlaceholder(id) ? undefined : { id, arn: id, name: id.split("/").at(-1) ?? id, outboundCallerId: undefined }),
    isBotAssociated: () => false,
    isOpen: () => hours === "open",
    metrics: (queueId) => (isPlaceholder(queueId) ? undefined : metrics),
    enterQueue: () => true,
    leaveQueue: () => undefined,
    agentFor: () => agents === "available",
    createCallback: () => undefined,
    createTask: () => random.uuid(),
    dial: () => "answered",
    findProfiles: (name, value) => profiles.filter((profile) => profile[name] === value),
    createProfile: (fields) => {
      profiles.push(fields);
      return fields;
    },
  };
};

export const flowOnlyServices = (options: FlowOnlyOptions): ConnectServices => ({
  clock: options.clock,
  random: options.random,
  emit: (entry) => options.emit(entry),
  instance: instanceServices(options),
  invokeLambda: async ({ functionArn, payload }) => {
    const stub = namedIn(options.lambdas ?? {}, functionArn);
    if (stub === undefined) return { kind: "failed", error: `No stub answers for the function "${functionArn}".`, again: false };
    try {
      return { kind: "answered", payload: JSON.stringify(stub(parametersOf(payload))), requestId: options.random.uuid() };
    } catch (error) {
      return { kind: "failed", error: `Unhandled: ${String(error)}`, again: true };
    }
  },
  recognizeText: async ({ aliasArn }) => ({ kind: "failed", error: `No bot answers for "${aliasArn}".` }),
});

/** A line's number for a flow that has none: set aside for fiction. */
const LINE = "+12025550199";

/** Runs one contact through a flow on its own. */
export const placeFlowCall = async (
  services: ConnectServices,
  flow: CompiledFlow,
  call: { readonly from: string | undefined; readonly channel: Channel; readonly caller: Caller; readonly external?: JsonObject },
): Promise<CallEnded> => {
  const startedAt = services.clock.now();
  const contact = newContact({
    id: services.random.uuid(),
    region: REGION,
    instanceArn: INSTANCE_ARN,
    channel: call.channel,
    from: call.from,
    to: LINE,
    flow,
    ...(call.external === undefined ? {} : { external: call.external }),
  });
  const from = call.channel === "CHAT" ? "chat" : maskNumber(call.from);
  services.emit({ kind: "call-started", channel: call.channel, from, to: LINE, flow: flow.name, contactId: contact.id, at: startedAt });
  // A queue flow is what a contact hears that waits already.
  const queue = { id: "queue", arn: `${INSTANCE_ARN}/queue/queue`, name: "queue", outboundCallerId: undefined };
  return runContact(services, flow.type === "CUSTOMER_QUEUE" ? { ...contact, queue, queued: true } : contact, call.caller);
};
