// The Connect instances of the local cloud: what resource handlers create and calls look up. Ids are UUIDs, ARNs as AWS forms them.
import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js";
import type { Flow } from "../../contact-flows/flow.ts";
import { UserError } from "../errors.ts";
import type { Channel } from "../events.ts";
import type { Random } from "../random.ts";
import type { Region } from "../region.ts";
import { compileFlow } from "./compile.ts";
import type { CompiledFlow, Strings } from "./contact.ts";
import type { HoursSettings } from "./hours.ts";
import { shelf, type Identity, type Shelf } from "./shelf.ts";
import type { CallbackRequest, TaskRequest } from "./questions.ts";

export interface InstanceSettings {
  readonly region: Region;
  readonly alias: string;
  readonly inboundCallsEnabled: boolean;
  readonly outboundCallsEnabled: boolean;
  readonly contactFlowLogsEnabled?: boolean;
}

export interface QueueSettings {
  readonly name: string;
  readonly hoursOfOperationId: string;
  /** Id or ARN of a phone number of the instance: without one nobody can be called back. */
  readonly outboundCallerIdNumberId?: string;
  /** @default no limit of its own */
  readonly maxContacts?: number;
  /** @default "ENABLED" */
  readonly status?: "ENABLED" | "DISABLED";
}

export interface RoutingProfileSettings {
  readonly name: string;
  readonly defaultOutboundQueueId: string;
  readonly queues: readonly {
    readonly queueId: string;
    readonly channel: Channel | "TASK";
    readonly priority: number;
    readonly delay: number;
  }[];
  readonly concurrencies: readonly { readonly channel: Channel | "TASK"; readonly concurrency: number }[];
}

export type AgentState = "Available" | "Busy" | "Offline";

export interface UserSettings {
  readonly username: string;
  readonly routingProfileId: string;
  /** @default "Available" */
  readonly state?: AgentState;
}

export interface FlowSettings {
  readonly name: string;
  readonly type: CompiledFlow["type"];
  /** Checked by the resource handler. */
  readonly content: Flow;
}

export interface StorageSettings {
  readonly resourceType: string;
  readonly storageType: string;
  readonly target: string;
}

export interface PhoneNumber extends Identity {
  /** E.164. */
  readonly phoneNumber: string;
  readonly instanceArn: string;
  readonly region: Region;
}

export interface Instance extends Identity {
  readonly settings: InstanceSettings;
  readonly hours: Shelf<HoursSettings>;
  readonly queues: Shelf<QueueSettings>;
  readonly routingProfiles: Shelf<RoutingProfileSettings>;
  readonly users: Shelf<UserSettings>;
  readonly flows: Shelf<FlowSettings>;
  readonly storage: Shelf<StorageSettings>;
  /** ARNs of functions and bot aliases that flows may use. */
  readonly associations: { readonly lambdas: Set<string>; readonly bots: Set<string> };
  /** Phone number's id to flow's id or ARN. */
  readonly flowOfNumber: Map<string, string>;
  readonly callbacks: CallbackRequest[];
  readonly tasks: (TaskRequest & { readonly contactId: string })[];
  readonly profiles: Strings[];
  /** Contacts that wait: contact id to queue id. */
  readonly waiting: Map<string, { readonly queueId: string; readonly since: number }>;
  /** The flow ready to run, by id or ARN. */
  compiledFlow(idOrArn: string): CompiledFlow | undefined;
}

export interface Instances {
  createInstance(settings: InstanceSettings): Instance;
  find(idOrArn: string): Instance | undefined;
  list(): readonly Instance[];
  removeInstance(idOrArn: string): void;
  /** @throws UserError when there is no such instance or country */
  claimPhoneNumber(claim: { readonly targetArn: string; readonly countryCode: string; readonly type: string }): PhoneNumber;
  findPhoneNumber(idOrArnOrNumber: string): PhoneNumber | undefined;
  releasePhoneNumber(idOrArn: string): void;
  /** Calls to the number go to this flow. @throws UserError when the number or the flow is unknown */
  tieNumberToFlow(tie: { readonly instanceId: string; readonly phoneNumberId: string; readonly contactFlowId: string }): void;
}

/** How AWS names each kind of thing in an instance's ARN. */
const ARN_PART = {
  hours: "operating-hours",
  queues: "queue",
  routingProfiles: "routing-profile",
  users: "agent",
  flows: "contact-flow",
  storage: "storage-config",
} as const;

/** @param accountId the local cloud's account, in every ARN */
export const createInstances = ({ random, accountId }: { readonly random: Random; readonly accountId: string }): Instances => {
  const instances = new Map<string, Instance>();
  const numbers = new Map<string, PhoneNumber>();

  const build = (settings: InstanceSettings): Instance => {
    const id = random.uuid();
    const arn = `arn:aws:connect:${settings.region}:${accountId}:instance/${id}`;
    const identify = (part: keyof typeof ARN_PART) => (): Identity => {
      const own = random.uuid();
      return { id: own, arn: `${arn}/${ARN_PART[part]}/${own}` };
    };
    const flows = shelf<FlowSettings>("contact flow", identify("flows"));
    const compiled = new WeakMap<object, CompiledFlow>();
    return {
      id,
      arn,
      settings,
      flows,
      hours: shelf("hours of operation", identify("hours")),
      queues: shelf("queue", identify("queues")),
      routingProfiles: shelf("routing profile", identify("routingProfiles")),
      users: shelf("user", identify("users")),
      storage: shelf("storage config", identify("storage")),
      associations: { lambdas: new Set(), bots: new Set() },
      flowOfNumber: new Map(),
      callbacks: [],
      tasks: [],
      profiles: [],
      waiting: new Map(),
      compiledFlow: (idOrArn) => {
        const flow = flows.find(idOrArn);
        if (flow === undefined) return undefined;
        const ready = compiled.get(flow) ?? compileFlow(flow.content, flow);
        compiled.set(flow, ready);
        return ready;
      },
    };
  };

  const find = (idOrArn: string): Instance | undefined => instances.get(/(?:instance\/)?([^/]+)$/.exec(idOrArn)?.[1] ?? idOrArn);

  /** A number set aside for fiction where the country has such a plan (555 01xx in North America), else one of plausible length. */
  const newNumber = (countryCode: string): string => {
    if (!isSupportedCountry(countryCode))
      throw new UserError(`Cannot claim a phone number: "${countryCode}" is no country. Write two letters as in US.`);
    const calling = getCountryCallingCode(countryCode);
    for (;;) {
      const number =
        calling === "1"
          ? `+1${random.text(3, "23456789")}55501${random.text(2, "0123456789")}`
          : `+${calling}2${random.text(8, "0123456789")}`;
      if (![...numbers.values()].some((other) => other.phoneNumber === number)) return number;
    }
  };

  const findPhoneNumber = (text: string): PhoneNumber | undefined =>
    numbers.get(text.split("/").at(-1) ?? text) ?? [...numbers.values()].find((number) => number.phoneNumber === text);

  return {
    find,
    findPhoneNumber,
    list: () => [...instances.values()],
    createInstance: (settings) => {
      const instance = build(settings);
      instances.set(instance.id, instance);
      return instance;
    },
    removeInstance: (idOrArn) => {
      const instance = find(idOrArn);
      if (instance !== undefined) instances.delete(instance.id);
    },
    claimPhoneNumber: ({ targetArn, countryCode }) => {
      const instance = find(targetArn);
      if (instance === undefined) throw new UserError(`Cannot claim a phone number: there is no instance "${targetArn}". Create it first.`);
      const id = random.uuid();
      const { region } = instance.settings;
      const arn = `arn:aws:connect:${region}:${accountId}:phone-number/${id}`;
      const number = { id, arn, region, instanceArn: instance.arn, phoneNumber: newNumber(countryCode) };
      numbers.set(id, number);
      return number;
    },
    releasePhoneNumber: (idOrArn) => {
      const number = findPhoneNumber(idOrArn);
      if (number === undefined) return;
      numbers.delete(number.id);
      find(number.instanceArn)?.flowOfNumber.delete(number.id);
    },
    tieNumberToFlow: ({ instanceId, phoneNumberId, contactFlowId }) => {
      const instance = find(instanceId);
      const number = findPhoneNumber(phoneNumberId);
      const problems = [
        instance === undefined ? `there is no instance "${instanceId}"` : undefined,
        number === undefined ? `there is no phone number "${phoneNumberId}"` : undefined,
        instance?.flows.find(contactFlowId) === undefined ? `the instance has no flow "${contactFlowId}"` : undefined,
      ].filter((problem) => problem !== undefined);
      if (instance === undefined || number === undefined || problems.length > 0)
        throw new UserError(problems.map((problem) => `Cannot tie a phone number to a flow: ${problem}. Create it first.`));
      instance.flowOfNumber.set(number.id, contactFlowId);
    },
  };
};
