// Get customer profile: one profile by an identifier; none and several have branches of their own. connect-flow-language.md 3.3
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { Run } from "../contact.ts";
import { askFor, broken, fail, next } from "../moves.ts";
import { listAt, valueAt } from "../parameters.ts";
import { resolve } from "../reference.ts";

export const getCustomerProfile = (action: FlowAction): Run => {
  const name = valueAt(action, "ProfileRequestData", "IdentifierName");
  const value = valueAt(action, "ProfileRequestData", "IdentifierValue");
  const wanted = listAt(action, "ProfileResponseData").map(String);
  if (name === undefined || value === undefined) return broken("ProfileRequestData needs IdentifierName and IdentifierValue.");
  return (contact) => {
    const by = resolve(contact, name);
    const sought = resolve(contact, value);
    if (by === undefined || sought === undefined) return fail(contact, `${value.text} is not set: there is nothing to search by.`);
    return askFor(contact, { kind: "find-profiles", name: by, value: sought }, "profiles", (later, { profiles }) => {
      if (profiles === undefined) return fail(later, "The instance has no customer profiles.");
      const [profile, ...others] = profiles;
      if (profile === undefined) return fail(later, `No profile has ${by} as sought.`, "NoneFoundError");
      if (others.length > 0) return fail(later, `${profiles.length} profiles have ${by} as sought.`, "MultipleFoundError");
      const shown = Object.entries(profile).filter(([field]) => wanted.length === 0 || wanted.includes(field));
      return next({ ...later, customerProfile: Object.fromEntries(shown) });
    });
  };
};
