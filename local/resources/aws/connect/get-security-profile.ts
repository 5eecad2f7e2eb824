// aws:connect/getSecurityProfile:getSecurityProfile: the profiles that every new instance has. The local cloud enforces none of them.
import { UserError } from "../../../errors.ts";
import type { InvokeHandler } from "../../handler.ts";

/** Connect administrator guide, default security profiles. */
const DEFAULT_PROFILES = ["Admin", "Agent", "CallCenterManager", "QualityAnalyst"];

export const getSecurityProfile: InvokeHandler = ({ random }, { instanceId, name }) => {
  if (typeof name !== "string" || !DEFAULT_PROFILES.includes(name))
    throw new UserError(
      `Cannot find security profile "${String(name)}": a new instance has ${DEFAULT_PROFILES.join(", ")}. Name one of these.`,
    );
  const securityProfileId = random.uuid();
  return { id: `${String(instanceId)}:${securityProfileId}`, instanceId, name, securityProfileId };
};
