// aws:connect/getSecurityProfile:getSecurityProfile: the profiles that every new instance has. The local cloud enforces none of them.
import { createHash } from "node:crypto";
import { UserError } from "../../../errors.ts";
import type { InvokeHandler } from "../../handler.ts";
import { instanceOf } from "./of-instance.ts";

/** Connect administrator guide, default security profiles. */
const DEFAULT_PROFILES = ["Admin", "Agent", "CallCenterManager", "QualityAnalyst"];

/** The same one each time it is asked for, also of an instance that is made again. */
const idOf = (instanceId: string, name: string): string => {
  const hash = createHash("sha256").update(`${instanceId} ${name}`).digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
};

export const getSecurityProfile: InvokeHandler = ({ instances }, { instanceId, name }, region) => {
  if (typeof name !== "string" || !DEFAULT_PROFILES.includes(name))
    throw new UserError(
      `Cannot find security profile "${String(name)}": a new instance has ${DEFAULT_PROFILES.join(", ")}. Name one of these.`,
    );
  const instance = instanceOf(instances, String(instanceId), region, `a user with security profile "${name}"`);
  const securityProfileId = idOf(instance.id, name);
  return {
    id: `${instance.id}:${securityProfileId}`,
    arn: `${instance.arn}/security-profile/${securityProfileId}`,
    instanceId: instance.id,
    name,
    securityProfileId,
  };
};
