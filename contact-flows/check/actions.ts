// The catalogue of action types: what Connect takes of each, by the flow language's own names. A type without a row is an error, never a
// silent pass. Figures and edges from connect-flow-language.md 3 and 3.5.
import type { ActionRule } from "./action-rule.ts";
import { CONTACT_ACTIONS } from "./actions-contact.ts";
import { FLOW_ACTIONS } from "./actions-flow.ts";
import { OUTSIDE_ACTIONS } from "./actions-outside.ts";
import { PARTICIPANT_ACTIONS } from "./actions-participant.ts";

const ACTIONS: ReadonlyMap<string, ActionRule> = new Map<string, ActionRule>(
  Object.entries({ ...PARTICIPANT_ACTIONS, ...FLOW_ACTIONS, ...OUTSIDE_ACTIONS, ...CONTACT_ACTIONS }),
);

/** The names of documentation pages and console blocks that are none on the wire. connect-flow-language.md 9 */
const WIRE_NAMES: ReadonlyMap<string, string> = new Map([
  ["UnTagContact", "UntagContact"],
  ["UpdateRoutingCriteria", "UpdateContactRoutingCriteria"],
  ["StoreUserInput", "GetParticipantInput"],
  ["GetUserInput", "GetParticipantInput"],
  ["PlayPrompt", "MessageParticipant"],
  ["SetWorkingQueue", "UpdateContactTargetQueue"],
  ["CheckStaffing", "CheckMetricData"],
  ["SetAttributes", "UpdateContactAttributes"],
  ["InvokeExternalResource", "InvokeLambdaFunction"],
]);

/** What Connect takes of an action of this type; undefined for a type that is not in the catalogue. */
export const ruleOf = (type: string): ActionRule | undefined => ACTIONS.get(type);

/** The wire's name for what is not a type but is often taken for one. */
export const wireNameFor = (type: string): string | undefined => WIRE_NAMES.get(type);
