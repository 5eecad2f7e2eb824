// The Connect instances of the local cloud: what resource handlers create and calls look up. Ids are UUIDs, ARNs as AWS forms them.
import { ServiceError } from "../errors.ts";
import type { Random } from "../random.ts";
import { createInstance, type Instance } from "./instance.ts";
import { phoneNumbers, type PhoneNumbers } from "./phone-numbers.ts";
import type { InstanceSettings } from "./settings.ts";
import { tokenBuckets, type Buckets } from "./throttle.ts";

export type { Instance } from "./instance.ts";
export type { AgentState, InstanceSettings } from "./settings.ts";

export interface Instances extends PhoneNumbers {
  /**
   * @param knownId of one that is made again: the id it had
   * @throws ServiceError when the alias is taken
   */
  createInstance(settings: InstanceSettings, knownId?: string): Instance;
  find(idOrArn: string): Instance | undefined;
  list(): readonly Instance[];
  /** With all that it has, its phone numbers too. */
  removeInstance(idOrArn: string): void;
  /** What its control plane can still take. */
  readonly buckets: Buckets;
}

/** @param accountId the local cloud's account, in every ARN */
export const createInstances = ({ random, accountId }: { readonly random: Random; readonly accountId: string }): Instances => {
  const instances = new Map<string, Instance>();
  const find = (idOrArn: string): Instance | undefined => instances.get(/(?:instance\/)?([^/]+)$/.exec(idOrArn)?.[1] ?? idOrArn);
  const numbers = phoneNumbers({ random, accountId, find });
  return {
    ...numbers,
    find,
    buckets: tokenBuckets(),
    list: () => [...instances.values()],
    createInstance: (settings, knownId) => {
      // What AWS says: hashicorp/terraform-provider-aws issue 38115. An alias is a part of an address, so it is taken everywhere at once.
      if ([...instances.values()].some((other) => other.settings.alias === settings.alias))
        throw new ServiceError(
          "InvalidRequestException",
          400,
          `Invalid Input. Instance alias is already used. It is "${settings.alias}": choose another, or adopt the instance that has it.`,
        );
      const id = knownId ?? random.uuid();
      const arn = `arn:aws:connect:${settings.region}:${accountId}:instance/${id}`;
      const instance = createInstance(settings, { id, arn }, { random });
      instances.set(id, instance);
      return instance;
    },
    removeInstance: (idOrArn) => {
      const instance = find(idOrArn);
      if (instance === undefined) return;
      numbers.releaseNumbersOf(instance.arn);
      instances.delete(instance.id);
    },
  };
};
