// The two regions of the line, each with its providers and its key. A resource's region is always one of these names, never an ambient default.
import * as aws from "../building-blocks/aws.ts";
import * as native from "../building-blocks/aws-native.ts";
import type * as pulumi from "@pulumi/pulumi";
import { Key, logsOf } from "./keys.ts";
import type { AwsRegion } from "../settings/aws-region.ts";

export interface Providers {
  readonly name: AwsRegion;
  readonly aws: aws.Provider;
  readonly native: native.Provider;
  /** For what `native` makes: unlike `aws` it has no default tags. */
  readonly tags: { readonly key: string; readonly value: string }[];
}

export interface RegionProviders extends Providers {
  readonly accountId: pulumi.Output<string>;
  /** Of the key that encrypts what the line keeps there. */
  readonly keyArn: pulumi.Output<string>;
}

export interface Regions {
  /** Where Connect, the lookup and the observer are. */
  readonly home: RegionProviders;
  /** Where the twin bot is. */
  readonly standby: RegionProviders;
}

export interface RegionsArgs {
  readonly home: AwsRegion;
  readonly standby: AwsRegion;
  /** Put before every name in AWS. */
  readonly prefix: string;
  /** Put on everything that can carry them. */
  readonly tags: Readonly<Record<string, string>>;
  /** Log groups at home that are encrypted besides those of the functions, and outlive them. */
  readonly otherLogs: readonly string[];
}

export const twinRegions = ({ home, standby, prefix, tags, otherLogs }: RegionsArgs): Regions => {
  const inRegion = (role: "home" | "standby", name: AwsRegion, logs: readonly string[]): RegionProviders => {
    const providers: Providers = {
      name,
      aws: new aws.Provider(`aws-${role}`, { region: name, defaultTags: { tags: { ...tags } } }),
      // Of another region it is another provider, and the old one stays until what was in it is deleted. Unlike aws, aws-native does not
      // replace what is in a provider whose region changes: each resource is to say so itself.
      native: new native.Provider(`aws-native-${role}-${name}`, { region: name }),
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    };
    const { accountId } = aws.getCallerIdentityOutput({}, { provider: providers.aws });
    const key = new Key(`${role}-key`, {
      alias: prefix,
      description: `What ${prefix} keeps in this region: tables, environments of functions, logs, dead letters`,
      admits: [logsOf(providers, accountId, logs)],
      accountId,
      kept: role === "home" && otherLogs.length > 0,
      region: providers,
    });
    return { ...providers, accountId, keyArn: key.arn };
  };
  const functionLogs = `/aws/lambda/${prefix}-*`;
  return {
    home: inRegion("home", home, [functionLogs, ...otherLogs]),
    standby: inRegion("standby", standby, [functionLogs]),
  };
};
