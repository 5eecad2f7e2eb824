// Most Connect resources belong to an instance; this finds it, or says which is missing.
import type { Instance, Instances } from "../../../connect/instances.ts";
import { UserError } from "../../../errors.ts";
import type { Region } from "../../../../shared/region.ts";

/** An instance is seen in its own region alone. */
export const findInstance = (instances: Instances, idOrArn: string, region: Region): Instance | undefined => {
  const found = instances.find(idOrArn);
  return found?.settings.region === region ? found : undefined;
};

/** @param what the resource that needs it, for the message */
export const instanceOf = (instances: Instances, idOrArn: string, region: Region, what: string): Instance => {
  const found = findInstance(instances, idOrArn, region);
  if (found === undefined)
    throw new UserError(
      `Cannot create ${what}: there is no Connect instance "${idOrArn}" in ${region}. Use the id of one that the program declares or adopts.`,
    );
  return found;
};

/**
 * Refuses to take a resource to another instance: the real providers take the new id, change nothing with it and show a difference ever
 * after (terraform-provider-aws, internal/service/connect: instance_id is not ForceNew there, and update asks the instance of the id; a
 * ContactFlow's InstanceArn is neither createOnly nor known to an update action).
 */
export const refuseMove = (what: string, property: string, from: string, to: string): void => {
  if (from !== to)
    throw new UserError(
      `Cannot update ${what}: it belongs to instance "${from}", and no action of Connect takes it to "${to}". ` +
        `Have it replaced: give the resource the option replaceOnChanges: ["${property}"].`,
    );
};
