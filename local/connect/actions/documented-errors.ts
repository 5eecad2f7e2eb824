// Actions that this cloud cannot carry out but AWS documents an error branch for: they take it, and say why. Each needs a service that no
// instance here has.
import type { Run } from "../contact.ts";
import { broken } from "../moves.ts";

const NO_CASES = "The instance has no Cases domain.";
const NO_PROFILES = "The instance has no such part of Customer Profiles.";

/** The reason by action type. */
const REASONS = {
  AssociateContactToCustomerProfile: NO_PROFILES,
  CheckOutboundCallStatus: "The contact is no call of an outbound campaign.",
  CheckVoiceId: "Voice ID ended on 2026-05-20.",
  CreateCase: NO_CASES,
  CreateWisdomSession: "The instance has no assistant.",
  GetCalculatedAttributesForCustomerProfile: NO_PROFILES,
  GetCase: NO_CASES,
  GetCustomerProfileObject: NO_PROFILES,
  InvokeFlowModule: "The instance has no flow modules.",
  StartOutboundChatContact: "The instance sends no text messages.",
  StartVoiceIdStream: "Voice ID ended on 2026-05-20.",
  UpdateCase: NO_CASES,
  UpdateContactMediaProcessing: "The instance has no message processor.",
  UpdateContactRoutingCriteria: "The instance has no agent proficiencies.",
  UpdateCustomerProfile: NO_PROFILES,
  UpdatePreviousContactParticipantState: "There is no previous contact to hold.",
} as const;

export const documentedErrors: ReadonlyMap<string, () => Run> = new Map(
  Object.entries(REASONS).map(([type, reason]) => [type, () => broken(reason)]),
);
