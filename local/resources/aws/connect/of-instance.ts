// Most Connect resources belong to an instance; this finds it, or says which is missing.
import type { Instance, Instances } from "../../../connect/instances.ts";
import { UserError } from "../../../errors.ts";

/** @param what the resource that needs it, for the message */
export const instanceOf = (instances: Instances, idOrArn: string, what: string): Instance => {
  const found = instances.find(idOrArn);
  if (found === undefined)
    throw new UserError(`Cannot create ${what}: there is no Connect instance "${idOrArn}". Use the id of one that the program declares.`);
  return found;
};
