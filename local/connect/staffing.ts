// Who works on a queue: agents by their routing profile. What Check staffing sees, and who takes a waiting contact.
import type { EpochMs } from "../../shared/clock.ts";
import type { Channel } from "../events.ts";
import type { Instance } from "./instances.ts";
import type { QueueMetrics } from "./questions.ts";
import type { UserSettings } from "./settings.ts";

const serves = (instance: Instance, user: UserSettings, queueId: string, channel: Channel): boolean =>
  instance.routingProfiles
    .find(user.routingProfileId)
    ?.queues.some((queue) => queue.channel === channel && instance.queues.find(queue.queueId)?.id === queueId) === true;

/** The agents of a queue, by id or ARN, whatever their state. */
export const agentsOf = (instance: Instance, queueIdOrArn: string, channel: Channel): readonly UserSettings[] => {
  const queue = instance.queues.find(queueIdOrArn);
  return queue === undefined ? [] : instance.users.list().filter((user) => serves(instance, user, queue.id, channel));
};

/** The numbers of a queue now. Available and Busy agents are staffed and online; an Offline one is neither. */
export const queueMetrics = (instance: Instance, queueIdOrArn: string, channel: Channel, now: EpochMs): QueueMetrics | undefined => {
  const queue = instance.queues.find(queueIdOrArn);
  if (queue === undefined) return undefined;
  const states = agentsOf(instance, queue.id, channel).map((agent) => agent.state ?? "Available");
  const waiting = [...instance.waiting.values()].filter((contact) => contact.queueId === queue.id);
  const staffed = states.filter((state) => state !== "Offline").length;
  return {
    contactsInQueue: waiting.length,
    oldestContactAgeSeconds: waiting.length === 0 ? 0 : Math.floor((now - Math.min(...waiting.map((contact) => contact.since))) / 1000),
    agentsOnline: staffed,
    agentsStaffed: staffed,
    agentsAvailable: states.filter((state) => state === "Available").length,
  };
};
