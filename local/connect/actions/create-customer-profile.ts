// Create customer profile: stores the given fields and shows them as `$.Customer`. connect-flow-language.md 3.3
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { askFor, fail, next } from "../moves.ts";
import { pairsAt, resolvePairs } from "../parameters.ts";

export const createCustomerProfile = (action: FlowAction): Run => {
  const fields = pairsAt(action, "ProfileRequestData");
  return (contact) =>
    askFor(contact, { kind: "create-profile", fields: resolvePairs(contact, fields) }, "profiles", (later, { profiles }) => {
      const created = profiles?.[0];
      return created === undefined ? fail(later, "The instance has no customer profiles.") : next({ ...later, customerProfile: created });
    });
};
