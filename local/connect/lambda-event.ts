// The event that Connect sends to a flow's Lambda. connect-lambda.md 2
import type { JsonObject } from "../../contact-flows/flow.ts";
import type { Contact, Endpoint, Strings } from "./contact.ts";
import { queueJson, segmentJson, tagsJson } from "./roots.ts";

const endpoint = (of: Endpoint | null): JsonObject | null => (of === null ? null : { Address: of.Address, Type: of.Type });

/** The event's JSON. Stored input, Lex results, metrics and flow attributes are not in it: a flow passes them as parameters. */
export const lambdaEvent = (contact: Contact, parameters: Strings): JsonObject => ({
  Name: "ContactFlowEvent",
  Details: {
    ContactData: {
      Attributes: contact.attributes,
      AwsRegion: contact.region,
      Channel: contact.channel,
      ContactId: contact.id,
      CustomerEndpoint: endpoint(contact.customer),
      CustomerId: contact.customerId ?? null,
      Description: contact.description ?? null,
      InitialContactId: contact.initialId,
      InitiationMethod: contact.initiationMethod,
      InstanceARN: contact.instanceArn,
      LanguageCode: contact.languageCode,
      MediaStreams: { Customer: { Audio: null } },
      Name: contact.name ?? null,
      PreviousContactId: contact.id,
      Queue: queueJson(contact.queue),
      References: {},
      RelatedContactId: null,
      SegmentAttributes: segmentJson(contact),
      SystemEndpoint: endpoint(contact.system),
      Tags: tagsJson(contact),
    },
    Parameters: parameters,
  },
});
