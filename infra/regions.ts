// The two regions of the line, each with its providers. A resource's region is always one of these names, never an ambient default.
import * as aws from "./aws.ts";
import * as native from "./aws-native.ts";
import type { Region } from "./region.ts";

export interface RegionProviders {
  readonly name: Region;
  readonly aws: aws.Provider;
  readonly native: native.Provider;
  /** For what `native` makes: unlike `aws` it has no default tags. */
  readonly tags: { readonly key: string; readonly value: string }[];
}

export interface Regions {
  /** Where Connect, the lookup and the observer are. */
  readonly home: RegionProviders;
  /** Where the twin bot is. */
  readonly standby: RegionProviders;
}

/** @param tags put on everything that can carry them */
export const twinRegions = (home: Region, standby: Region, tags: Readonly<Record<string, string>>): Regions => {
  const providers = (role: "home" | "standby", name: Region): RegionProviders => ({
    name,
    aws: new aws.Provider(`aws-${role}`, { region: name, defaultTags: { tags: { ...tags } } }),
    native: new native.Provider(`aws-native-${role}`, { region: name }),
    tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
  });
  return { home: providers("home", home), standby: providers("standby", standby) };
};
