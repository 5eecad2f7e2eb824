// What happened to the line, kept: a function appends every message of the events topic to a table, which nothing here reads, changes or
// empties. The topic wakes people; this answers them months later.
import type { environment } from "../../functions/record/environment.ts";
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import type { DeadLetters } from "./dead-letters.ts";
import type { Events } from "./events.ts";
import { LambdaFunction } from "../building-blocks/lambda-function.ts";
import { appends } from "../building-blocks/grants.ts";
import type { RegionProviders } from "./regions.ts";

export interface HistoryArgs {
  readonly events: Events;
  readonly deadLetters: DeadLetters;
  readonly prefix: string;
  readonly logRetentionDays: number;
  readonly region: RegionProviders;
}

/** The longest that Lambda keeps an event it could not hand over (aws-limits.md 2.2): an event of a bad hour must not be lost in it. */
const LONGEST_SECONDS = 21_600;

export class History extends pulumi.ComponentResource {
  readonly tableName: pulumi.Output<string>;
  readonly record: LambdaFunction<typeof environment>;

  constructor(name: string, args: HistoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:History", name, {}, opts);
    const { events, deadLetters, prefix, logRetentionDays, region } = args;
    const here = { parent: this, provider: region.aws };

    const table = new aws.dynamodb.Table(
      `${name}-table`,
      {
        name: `${prefix}-history`,
        billingMode: "PAY_PER_REQUEST",
        // A day is one read; within it the order is that of time.
        hashKey: "day",
        rangeKey: "at",
        attributes: [
          { name: "day", type: "S" },
          { name: "at", type: "S" },
        ],
        pointInTimeRecovery: { enabled: true },
        serverSideEncryption: { enabled: true, kmsKeyArn: region.keyArn },
      },
      here,
    );
    this.record = new LambdaFunction<typeof environment>(
      "record",
      {
        functionName: `${prefix}-record`,
        code: ["record"],
        region,
        uses: appends("HISTORY_TABLE", { name: table.name, arn: table.arn, keyArn: region.keyArn }),
        timeout: 10,
        logRetentionDays,
        events: { retries: 2, maxAge: LONGEST_SECONDS, deadLetters },
      },
      { parent: this },
    );
    const permission = new aws.lambda.Permission(
      "record-permission",
      {
        function: this.record.name,
        statementId: "events",
        action: "lambda:InvokeFunction",
        principal: "sns.amazonaws.com",
        sourceAccount: region.accountId,
        sourceArn: events.topicArn,
      },
      here,
    );
    new aws.sns.TopicSubscription(
      "record-subscription",
      { topic: events.topicArn, protocol: "lambda", endpoint: this.record.arn },
      { ...here, dependsOn: [permission] },
    );

    this.tableName = table.name;
    this.registerOutputs({ tableName: this.tableName });
  }
}
