// A DynamoDB global table with its home in one region and a replica in the other: encrypted, on demand, recoverable to any second of 35 days
// unless that is not wanted.
// Writes that must be exclusive go through the home region's endpoint only, since replicas take the last writer's word (aws-limits.md 3.1).
import * as aws from "./aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { Regions } from "../platform/regions.ts";

export interface ReplicatedTableArgs {
  readonly tableName: string;
  /** Name of the hash key, a string attribute. */
  readonly hashKey: string;
  /** Name of the range key, a string attribute. @default none */
  readonly rangeKey?: string;
  /** A number attribute, in epoch seconds, after which DynamoDB may delete an item. @default none: items stay */
  readonly expiryAttribute?: string;
  /** Whether its last 35 days can be had back. @default true */
  readonly recoverable?: boolean;
  readonly regions: Regions;
}

export class ReplicatedTable extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;
  /** ARN in the home region. */
  readonly arn: pulumi.Output<string>;
  /** ARN of the replica in the standby region. */
  readonly replicaArn: pulumi.Output<string>;
  /** Of the key that encrypts it in the home region. */
  readonly keyArn: pulumi.Output<string>;
  /** Of the key that encrypts the replica. */
  readonly replicaKeyArn: pulumi.Output<string>;

  constructor(name: string, args: ReplicatedTableArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:ReplicatedTable", name, {}, opts);
    const { tableName, hashKey, rangeKey, expiryAttribute, recoverable = true, regions } = args;

    const table = new aws.dynamodb.Table(
      name,
      {
        name: tableName,
        billingMode: "PAY_PER_REQUEST",
        hashKey,
        ...(rangeKey === undefined ? {} : { rangeKey }),
        attributes: [hashKey, ...(rangeKey === undefined ? [] : [rangeKey])].map((key) => ({ name: key, type: "S" })),
        ...(expiryAttribute === undefined ? {} : { ttl: { attributeName: expiryAttribute, enabled: true } }),
        pointInTimeRecovery: { enabled: recoverable },
        serverSideEncryption: { enabled: true, kmsKeyArn: regions.home.keyArn },
        // Replication runs on the stream.
        streamEnabled: true,
        streamViewType: "NEW_AND_OLD_IMAGES",
        replicas: [
          {
            regionName: regions.standby.name,
            kmsKeyArn: regions.standby.keyArn,
            pointInTimeRecovery: recoverable,
            propagateTags: true,
          },
        ],
      },
      { parent: this, provider: regions.home.aws },
    );

    this.name = table.name;
    this.arn = table.arn;
    this.replicaArn = table.arn.apply((arn) => arn.replace(`:${regions.home.name}:`, `:${regions.standby.name}:`));
    this.keyArn = regions.home.keyArn;
    this.replicaKeyArn = regions.standby.keyArn;
    this.registerOutputs({ name: this.name, arn: this.arn, replicaArn: this.replicaArn });
  }
}
