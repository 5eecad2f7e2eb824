// The phone number: claimed here, or one that the adopted instance holds. A claimed one is protected and kept on destroy: a released number
// cannot be claimed back for up to 180 days.
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { Instance } from "../platform/instance.ts";
import type { RegionProviders } from "../platform/regions.ts";

export interface PhoneNumberArgs {
  /** Id of a number to adopt; empty claims one. */
  readonly adopt: string;
  /** Two letters, ISO 3166. */
  readonly country: string;
  readonly type: "DID" | "TOLL_FREE";
  readonly instance: Instance;
  readonly region: RegionProviders;
}

export class PhoneNumber extends pulumi.ComponentResource {
  readonly id: pulumi.Output<string>;
  /** As it is dialled: `+` and digits. */
  readonly e164: pulumi.Output<string>;

  constructor(name: string, { adopt, country, type, instance, region }: PhoneNumberArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:PhoneNumber", name, {}, opts);

    const here = { parent: this, provider: region.aws };
    const number =
      adopt === ""
        ? new aws.connect.PhoneNumber(
            name,
            { targetArn: instance.arn, countryCode: country, type, description: "twinline" },
            // AWS takes another description only with another number: one that was imported keeps its own.
            { ...here, protect: true, retainOnDelete: true, ignoreChanges: ["description"] },
          )
        : aws.connect.PhoneNumber.get(name, adopt, {}, here);

    this.id = number.id;
    this.e164 = number.phoneNumber;
    this.registerOutputs({ id: this.id, e164: this.e164 });
  }
}

export interface FlowTie {
  readonly instance: Instance;
  readonly number: PhoneNumber;
  readonly flowId: pulumi.Input<string>;
  readonly region: RegionProviders;
}

/**
 * Has a number answered by a flow. Connect takes a number from one flow to another in one request, and unties it from whatever flow it has: a tie is
 * made anew and never undone, so that no call meets a number without a flow.
 */
export const tieToFlow = (name: string, { instance, number, flowId, region }: FlowTie, parent: pulumi.Resource): pulumi.Resource =>
  new aws.connect.PhoneNumberContactFlowAssociation(
    name,
    { instanceId: instance.id, phoneNumberId: number.id, contactFlowId: flowId },
    { parent, provider: region.aws, retainOnDelete: true },
  );
