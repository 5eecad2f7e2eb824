// One Connect instance: the shelves of what it has, and what its flows may use. Calls under way hold it, so it is changed and never exchanged.
import type { Random } from "../random.ts";
import { compileFlow } from "./compile.ts";
import type { CompiledFlow, Strings } from "./contact.ts";
import type { HoursSettings } from "./hours.ts";
import type { CallbackRequest, TaskRequest } from "./questions.ts";
import type { FlowSettings, InstanceSettings, QueueSettings, RoutingProfileSettings, StorageSettings, UserSettings } from "./settings.ts";
import { shelf, type Identity, type Shelf, type ShelfRules } from "./shelf.ts";

export interface Instance extends Identity {
  readonly settings: InstanceSettings;
  /** Region and alias stay: they make another instance. */
  change(changes: Omit<InstanceSettings, "region" | "alias">): void;
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
  /** The flow ready to run, by id or ARN. A contact keeps what it was given, so one that is published later is met by later contacts. */
  compiledFlow(idOrArn: string): CompiledFlow | undefined;
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

const isOneOf = ({ id, arn }: Identity, idOrArn: string): boolean => idOrArn === id || idOrArn === arn;

/** @param identity the instance's own */
export const createInstance = (first: InstanceSettings, { id, arn }: Identity, { random }: { readonly random: Random }): Instance => {
  let settings = first;
  const named = <Settings extends object>(part: keyof typeof ARN_PART, rules: Omit<ShelfRules<Settings>, "identify">): Shelf<Settings> =>
    shelf({
      ...rules,
      identify: (knownId) => {
        const own = knownId ?? random.uuid();
        return { id: own, arn: `${arn}/${ARN_PART[part]}/${own}` };
      },
    });
  const users = named<UserSettings>("users", { noun: "user", nameOf: ({ username }) => username });
  const routingProfiles = named<RoutingProfileSettings>("routingProfiles", {
    noun: "routing profile",
    nameOf: ({ name }) => name,
    usersOf: (profile) =>
      users.list().flatMap(({ username, routingProfileId }) => (isOneOf(profile, routingProfileId) ? [`user "${username}"`] : [])),
  });
  const queues = named<QueueSettings>("queues", {
    noun: "queue",
    nameOf: ({ name }) => name,
    usersOf: (queue) =>
      routingProfiles
        .list()
        .filter((profile) =>
          [profile.defaultOutboundQueueId, ...profile.queues.map(({ queueId }) => queueId)].some((one) => isOneOf(queue, one)),
        )
        .map(({ name }) => `routing profile "${name}"`),
  });
  const hours = named<HoursSettings>("hours", {
    noun: "hours of operation",
    nameOf: ({ name }) => name,
    usersOf: (thing) =>
      queues.list().flatMap(({ name, hoursOfOperationId }) => (isOneOf(thing, hoursOfOperationId) ? [`queue "${name}"`] : [])),
  });
  const flows = named<FlowSettings>("flows", { noun: "contact flow", nameOf: ({ name }) => name });
  const storage = named<StorageSettings>("storage", {
    noun: "instance storage",
    nameOf: ({ resourceType }) => resourceType,
    taken: { code: "ResourceConflictException", message: "A resource already has that name." },
  });
  const compiled = new WeakMap<object, CompiledFlow>();
  return {
    id,
    arn,
    get settings() {
      return settings;
    },
    change: (changes) => {
      settings = { ...settings, ...changes };
    },
    hours,
    queues,
    routingProfiles,
    users,
    flows,
    storage,
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
