// Where events end up that nobody took: runs of the observer, events for the history. Kept for as long as a queue keeps anything, and an alarm
// says when there are any. Nothing of a caller is among them: a report, whose event has the caller's number, is never kept here (failover.ts).
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { RegionProviders } from "./regions.ts";

/** The longest that SQS keeps a message, 14 days (SQS API, CreateQueue). */
const LONGEST_SECONDS = 1_209_600;

export interface DeadLettersArgs {
  /** Put before the queue's name. */
  readonly prefix: string;
  readonly region: RegionProviders;
}

export class DeadLetters extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  /** Of the key that encrypts them. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, { prefix, region }: DeadLettersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:DeadLetters", name, {}, opts);

    const queue = new aws.sqs.Queue(
      name,
      { name: `${prefix}-dead-letters`, kmsMasterKeyId: region.keyArn, messageRetentionSeconds: LONGEST_SECONDS },
      { parent: this, provider: region.aws },
    );
    this.name = queue.name;
    this.arn = queue.arn;
    this.keyArn = region.keyArn;
    this.registerOutputs({ name: this.name, arn: this.arn });
  }
}
