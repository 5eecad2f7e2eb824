// The table of what the observer and calls saw: a row for each. Only functions at home write and read it, and what it holds counts for minutes:
// so it has no replica and no way back.
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { RegionProviders } from "./regions.ts";

export interface ObservationsArgs {
  readonly tableName: string;
  readonly region: RegionProviders;
}

export class Observations extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** Of the key that encrypts it. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, { tableName, region }: ObservationsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Observations", name, {}, opts);
    const table = new aws.dynamodb.Table(
      name,
      {
        name: tableName,
        billingMode: "PAY_PER_REQUEST",
        hashKey: "key",
        attributes: [{ name: "key", type: "S" }],
        pointInTimeRecovery: { enabled: false },
        serverSideEncryption: { enabled: true, kmsKeyArn: region.keyArn },
      },
      { parent: this, provider: region.aws },
    );
    this.name = table.name;
    this.arn = table.arn;
    this.keyArn = region.keyArn;
    this.registerOutputs({ name: this.name, arn: this.arn });
  }
}
