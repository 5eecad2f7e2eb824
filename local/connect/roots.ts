// What each first name of a JSONPath stands for on a contact: the table of connect-flow-language.md 4.
import type { Json, JsonObject } from "../../contact-flows/flow.ts";
import type { Contact, Endpoint, QueueView } from "./contact.ts";

const endpoint = (of: Endpoint | null): JsonObject | null => (of === null ? null : { Address: of.Address, Type: of.Type });

/** A queue as Lambda events and `$.Queue` show it. */
export const queueJson = (queue: QueueView | undefined): JsonObject | null =>
  queue === undefined
    ? null
    : {
        ARN: queue.arn,
        Name: queue.name,
        OutboundCallerId: queue.outboundCallerId === undefined ? null : { Address: queue.outboundCallerId, Type: "TELEPHONE_NUMBER" },
      };

/** `$.Tags` and `$.SegmentAttributes`, system entries included. */
export const tagsJson = (contact: Contact): JsonObject => ({
  "aws:connect:instanceId": contact.instanceArn.split("/")[1] ?? "",
  "aws:connect:systemEndpoint": contact.system?.Address ?? "",
  ...contact.tags,
});
export const segmentJson = (contact: Contact): JsonObject => ({
  "connect:Subtype": { ValueString: contact.channel === "VOICE" ? "connect:Telephony" : "connect:Chat" },
});

const ROOTS: Readonly<Record<string, (contact: Contact) => Json | undefined>> = {
  AwsRegion: (contact) => contact.region,
  Channel: (contact) => contact.channel,
  ContactId: (contact) => contact.id,
  InitialContactId: (contact) => contact.initialId,
  PreviousContactId: (contact) => contact.id,
  InstanceARN: (contact) => contact.instanceArn,
  InitiationMethod: (contact) => contact.initiationMethod,
  Name: (contact) => contact.name,
  Description: (contact) => contact.description,
  References: () => ({}),
  LanguageCode: (contact) => contact.languageCode,
  TextToSpeechVoiceId: (contact) => contact.voice.id,
  CustomerId: (contact) => contact.customerId,
  StoredCustomerInput: (contact) => contact.storedInput,
  Tags: tagsJson,
  // A subtype is read as `$.SegmentAttributes['connect:Subtype']`: plain text, unlike in the Lambda event.
  SegmentAttributes: (contact) => ({ "connect:Subtype": contact.channel === "VOICE" ? "connect:Telephony" : "connect:Chat" }),
  CustomerEndpoint: (contact) => endpoint(contact.customer),
  SystemEndpoint: (contact) => endpoint(contact.system),
  Queue: (contact) => queueJson(contact.queue),
  Metrics: (contact) => contact.metrics,
  Media: (contact) => (contact.initialMessage === undefined ? {} : { InitialMessage: contact.initialMessage }),
  Lex: (contact) => contact.lex,
  External: (contact) => contact.external,
  LambdaInvocation: (contact) => contact.lambdaInvocation,
  Attributes: (contact) => contact.attributes,
  FlowAttributes: (contact) => contact.flowAttributes,
  Loop: (contact) => contact.loopNames,
  Views: (contact) => contact.views,
  Customer: (contact) => contact.customerProfile,
  Task: (contact) => contact.task,
};

/** The value under `$.NAME`; undefined when the flow language knows no such name, or nothing is set. */
export const readRoot = (contact: Contact, name: string): Json | undefined =>
  Object.hasOwn(ROOTS, name) ? ROOTS[name]?.(contact) : undefined;
