// What Connect logs of the flows of an instance that is made here: kept for so many days and encrypted, where Connect by itself would keep it
// for ever. The logs of an adopted instance belong to whoever made that.
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { RegionProviders } from "./regions.ts";

/** Connect names it after the instance's alias (Connect administrator guide, contact-flow-logs). */
export const flowLogsName = (instanceAlias: string): string => `/aws/connect/${instanceAlias}`;

export interface FlowLogsArgs {
  readonly instanceAlias: string;
  readonly logRetentionDays: number;
  readonly region: RegionProviders;
}

export class FlowLogs extends pulumi.ComponentResource {
  /** Made before the instance is: Connect would make its own as soon as an instance logs. */
  readonly group: pulumi.Resource;

  constructor(name: string, { instanceAlias, logRetentionDays, region }: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:FlowLogs", name, {}, opts);
    this.group = new aws.cloudwatch.LogGroup(
      name,
      { name: flowLogsName(instanceAlias), retentionInDays: logRetentionDays, kmsKeyId: region.keyArn },
      // The instance is kept, and logs its calls to the closing flow.
      { parent: this, provider: region.aws, protect: true, retainOnDelete: true },
    );
    this.registerOutputs({});
  }
}
