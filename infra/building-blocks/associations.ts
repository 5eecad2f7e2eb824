// What Connect may call: bots and functions, associated with the instance. An association writes the resource policies itself.
import * as native from "./aws-native.ts";
import type * as pulumi from "@pulumi/pulumi";
import { admitConnect } from "./alias-policy.ts";
import type { Instance } from "../platform/instance.ts";
import type { RegionProviders } from "../platform/regions.ts";
import type { TwinBot } from "./twin-bots.ts";

export interface AssociationsArgs {
  readonly instance: Instance;
  readonly bots: Readonly<Record<string, TwinBot>>;
  /** Who associates the bots with the instance; a person does it where AWS refuses the program (docs/going-live.md 5). */
  readonly botAssociations: "program" | "by-hand";
  readonly functions: Readonly<Record<string, pulumi.Input<string>>>;
  /** Those of other lines. */
  readonly after: readonly pulumi.Resource[];
  readonly region: RegionProviders;
}

/** One after another: the Connect control plane takes 2 requests a second (aws-limits.md 5). @returns all that were made and came before */
export const associate = (
  name: string,
  { instance, bots, botAssociations, functions, after, region }: AssociationsArgs,
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
  for (const [what, bot] of Object.entries(bots))
    if (botAssociations === "program") one(what, "LEX_BOT", bot.aliasArn);
    else done.push(admitConnect(`${name}-${what}-policy`, { instance, bot }, { parent }));
  for (const [what, arn] of Object.entries(functions)) one(what, "LAMBDA_FUNCTION", arn);
  return done;
};
