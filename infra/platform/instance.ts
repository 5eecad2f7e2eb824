// The Connect instance: made here, or an existing one adopted. A made one is protected and kept on destroy, since AWS allows only about a
// hundred instances to be made and deleted in 30 days (aws-limits.md 5).
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { RegionProviders } from "./regions.ts";

export interface InstanceArgs {
  /** Id of an instance to adopt; empty makes one. */
  readonly adopt: string;
  /** Alias of the instance to make. */
  readonly alias: string;
  /** What must be there before one is made. */
  readonly after: readonly pulumi.Resource[];
  readonly region: RegionProviders;
}

export class Instance extends pulumi.ComponentResource {
  readonly id: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, { adopt, alias, after, region }: InstanceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Instance", name, {}, opts);

    if (adopt === "") {
      const made = new aws.connect.Instance(
        name,
        {
          instanceAlias: alias,
          identityManagementType: "CONNECT_MANAGED",
          inboundCallsEnabled: true,
          outboundCallsEnabled: true, // A callback is an outbound call.
          contactFlowLogsEnabled: true,
        },
        { parent: this, provider: region.aws, protect: true, retainOnDelete: true, dependsOn: [...after] },
      );
      this.id = made.id;
      this.arn = made.arn;
    } else {
      this.id = pulumi.output(adopt);
      this.arn = aws.connect.getInstanceOutput({ instanceId: adopt }, { provider: region.aws, parent: this }).arn;
    }
    this.registerOutputs({ id: this.id, arn: this.arn });
  }
}
