// KMS keys in memory: that they are there, and how they are set. Nothing in the local cloud encrypts with them.
import { ServiceError } from "../../errors.ts";
import type { Random } from "../../random.ts";
import type { Region } from "../../region.ts";

export interface KeySettings {
  readonly description: string;
  readonly enableKeyRotation: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Key extends KeySettings {
  readonly id: string;
  readonly arn: string;
}

export interface Keys {
  /** @param known the id of one that is made again */
  create(region: Region, settings: KeySettings, known?: string): Key;
  find(region: Region, id: string): Key | undefined;
  /** @throws ServiceError NotFoundException */
  update(region: Region, id: string, settings: KeySettings): void;
  /** Schedules its deletion: from here on it cannot be used, so that nobody finds it any more. */
  delete(region: Region, id: string): void;
}

/** No keys yet. */
export const keyStore = ({ random, accountId }: { readonly random: Random; readonly accountId: string }): Keys => {
  const keys = new Map<string, Key>();
  return {
    create: (region, settings, known) => {
      const id = known ?? random.uuid();
      const key: Key = { ...settings, id, arn: `arn:aws:kms:${region}:${accountId}:key/${id}` };
      keys.set(key.arn, key);
      return key;
    },
    find: (region, id) => keys.get(`arn:aws:kms:${region}:${accountId}:key/${id}`),
    update: (region, id, settings) => {
      const arn = `arn:aws:kms:${region}:${accountId}:key/${id}`;
      if (!keys.has(arn)) throw new ServiceError("NotFoundException", 400, `Key '${arn}' does not exist`);
      keys.set(arn, { ...settings, id, arn });
    },
    delete: (region, id) => {
      keys.delete(`arn:aws:kms:${region}:${accountId}:key/${id}`);
    },
  };
};
