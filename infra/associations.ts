// What Connect may call: bots and functions, associated with the instance. An association writes the resource policies itself.
import * as native from "./aws-native.ts";
import type * as pulumi from "@pulumi/pulumi";
import type { Instance } from "./instance.ts";
import type { RegionProviders } from "./regions.ts";

export interface AssociationsArgs {
  readonly instance: Instance;
  readonly bots: Readonly<Record<string, pulumi.Input<string>>>;
  readonly functions: Readonly<Record<string, pulumi.Input<string>>>;
  /** Those of other lines. */
  readonly after: readonly pulumi.Resource[];
  readonly region: RegionProviders;
}

/** One after another: the Connect control plane takes 2 requests a second (aws-limits.md 5). @returns all that were made and came before */
export const associate = (
  name: string,
  { instance, bots, functions, after, region }: AssociationsArgs,
  parent: pulumi.Resource,
): readonly pulumi.Resource[] => {
  const done: pulumi.Resource[] = [...after];
  const one = (what: string, integrationType: "LEX_BOT" | "LAMBDA_FUNCTION", integrationArn: pulumi.Input<string>): void => {
    const association = new native.connect.IntegrationAssociation(
      `${name}-${what}`,
      { instanceId: instance.arn, integrationType, integrationArn },
      { parent, provider: region.native, dependsOn: [...done] },
    );
    done.push(association);
  };
  for (const [what, arn] of Object.entries(bots)) one(what, "LEX_BOT", arn);
  for (const [what, arn] of Object.entries(functions)) one(what, "LAMBDA_FUNCTION", arn);
  return done;
};
