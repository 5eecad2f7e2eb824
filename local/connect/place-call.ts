// Placing a contact in the local cloud: finds the flow tied to the number that is called, and runs it to the end.
import { UserError } from "../errors.ts";
import type { Channel } from "../events.ts";
import type { Caller } from "./caller.ts";
import { cloudServices, type ConnectCloud } from "./cloud-services.ts";
import type { CallEnded } from "./contact.ts";
import { runContact } from "./driver.ts";
import { maskNumber } from "./mask.ts";
import { newContact } from "./start.ts";

export interface Call {
  /** E.164; undefined when the caller's number is withheld. A chat has none. */
  readonly from: string | undefined;
  /** The line's number in E.164, or its id. A chat starts with the flow of the number's line. */
  readonly to: string;
  readonly channel: Channel;
  readonly caller: Caller;
  readonly initialMessage?: string;
}

/**
 * Runs one contact; its story goes to the cloud's log.
 * @returns the last event of the call
 * @throws UserError when nobody is at that number
 */
export const placeCall = async (cloud: ConnectCloud, { from, to, channel, caller, initialMessage }: Call): Promise<CallEnded> => {
  const number = cloud.instances.findPhoneNumber(to);
  const instance = number === undefined ? undefined : cloud.instances.find(number.instanceArn);
  if (number === undefined || instance === undefined)
    throw new UserError(`Cannot call "${to}": no instance has that number. Claim it first, or call one that is claimed.`);
  if (channel === "VOICE" && !instance.settings.inboundCallsEnabled)
    throw new UserError(`Cannot call "${to}": instance "${instance.settings.alias}" takes no inbound calls. Set inboundCallsEnabled.`);
  const flow = instance.compiledFlow(instance.flowOfNumber.get(number.id) ?? "");
  if (flow === undefined) throw new UserError(`Cannot call "${to}": the number is tied to no flow. Tie it to one.`);
  const services = cloudServices(cloud, instance);
  const startedAt = services.clock.now();
  const { region } = instance.settings;
  const contact = newContact({
    id: services.random.uuid(),
    region,
    instanceArn: instance.arn,
    channel,
    from,
    to: number.phoneNumber,
    flow,
    initialMessage,
  });
  const shownFrom = channel === "CHAT" ? "chat" : maskNumber(from);
  services.emit({
    kind: "call-started",
    channel,
    from: shownFrom,
    to: number.phoneNumber,
    flow: flow.name,
    contactId: contact.id,
    at: startedAt,
  });
  return runContact(services, contact, caller);
};
