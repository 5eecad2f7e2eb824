// The instance services of the driver, answered from an instance of the local cloud.
import type { Clock } from "../../shared/clock.ts";
import type { Iam } from "../iam/iam.ts";
import type { Random } from "../random.ts";
import type { QueueView } from "./contact.ts";
import { isOpenAt } from "./hours.ts";
import type { Instance, Instances } from "./instances.ts";
import { mayAsk } from "./may-ask.ts";
import type { InstanceServices } from "./services.ts";
import { agentsOf, queueMetrics } from "./staffing.ts";

/** Callback: outbound calling on, a caller ID on the queue, a number. design.md 5 */
const whyNoCallback = (instance: Instance, queue: QueueView): string | undefined => {
  if (!instance.settings.outboundCallsEnabled) return "The instance makes no outbound calls.";
  return queue.outboundCallerId === undefined ? `Queue "${queue.name}" has no outbound caller ID.` : undefined;
};

export const cloudInstance = (
  instance: Instance,
  {
    instances,
    iam,
    clock,
    random,
  }: { readonly instances: Instances; readonly iam: Pick<Iam, "authorize">; readonly clock: Clock; readonly random: Random },
): InstanceServices => {
  const findQueue = (id: string): QueueView | undefined => {
    const queue = instance.queues.find(id);
    if (queue === undefined || queue.status === "DISABLED") return undefined;
    const number = queue.outboundCallerIdNumberId;
    return {
      id: queue.id,
      arn: queue.arn,
      name: queue.name,
      outboundCallerId: number === undefined ? undefined : instances.findPhoneNumber(number)?.phoneNumber,
    };
  };
  return {
    findQueue,
    findFlow: (id) => {
      const flow = instance.compiledFlow(id);
      return flow === undefined ? undefined : { kind: "flow", flow };
    },
    isBotAssociated: (aliasArn) => mayAsk(instance, iam, aliasArn),
    isOpen: (hoursId, queueId) => {
      const id = hoursId ?? (queueId === undefined ? undefined : instance.queues.find(queueId)?.hoursOfOperationId);
      const hours = id === undefined ? undefined : instance.hours.find(id);
      return hours === undefined ? undefined : isOpenAt(hours, clock.now());
    },
    metrics: (queueId, channel) => queueMetrics(instance, queueId, channel, clock.now()),
    enterQueue: (queueId, contactId) => {
      const most = instance.queues.find(queueId)?.maxContacts;
      const others = [...instance.waiting].filter(([id, contact]) => id !== contactId && contact.queueId === queueId).length;
      if (most !== undefined && others >= most) return false;
      instance.waiting.set(contactId, { queueId, since: clock.now() });
      return true;
    },
    leaveQueue: (contactId) => {
      instance.waiting.delete(contactId);
    },
    agentFor: (queueId, channel) => agentsOf(instance, queueId, channel).some((agent) => (agent.state ?? "Available") === "Available"),
    createCallback: (callback) => {
      const refused = whyNoCallback(instance, callback.queue);
      if (refused === undefined) instance.callbacks.push(callback);
      return refused;
    },
    createTask: (task) => {
      if (instance.flows.find(task.flowId) === undefined) return undefined;
      const contactId = random.uuid();
      instance.tasks.push({ ...task, contactId });
      return contactId;
    },
    dial: () => (instance.settings.outboundCallsEnabled ? "answered" : "failed"),
    findProfiles: (name, value) => instance.profiles.filter((profile) => profile[name] === value),
    createProfile: (fields) => {
      const profile = { ProfileId: random.uuid().replaceAll("-", ""), ...fields };
      instance.profiles.push(profile);
      return profile;
    },
  };
};
