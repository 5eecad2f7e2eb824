// The topic on which the line tells what happens to it: the observer's moves, what people do by hand, CloudWatch's alarms.
//
// It has a key of its own, that nothing else uses: when the key of a region is lost, the alarm about it must still come through, and CloudWatch
// gets no key that opens anything but this (docs/decisions/0015).
import * as aws from "../building-blocks/aws.ts";
import * as pulumi from "@pulumi/pulumi";
import { alarmsOf, Key } from "./keys.ts";
import type { RegionProviders } from "./regions.ts";

export interface EventsArgs {
  readonly accountId: pulumi.Input<string>;
  /** Put before the topic's name, and before the names of the alarms that may publish. */
  readonly prefix: string;
  /** Gets every message by e-mail, once its owner has confirmed; empty for none. */
  readonly email: string;
  readonly region: RegionProviders;
}

export class Events extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;
  /** Of the key that encrypts what is published. */
  readonly keyArn: pulumi.Output<string>;

  constructor(name: string, { accountId, prefix, email, region }: EventsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:Events", name, {}, opts);
    const here = { parent: this, provider: region.aws };

    const key = new Key(
      `${name}-key`,
      {
        alias: `${prefix}-events`,
        description: `What ${prefix} tells of itself`,
        admits: [alarmsOf(region, accountId, `${prefix}-*`)],
        accountId,
        kept: false,
        region,
      },
      { parent: this },
    );
    const topic = new aws.sns.Topic(`${name}-topic`, { name: `${prefix}-events`, kmsMasterKeyId: key.arn }, here);
    const alarms = pulumi.interpolate`arn:aws:cloudwatch:${region.name}:${accountId}:alarm:${prefix}-*`;
    new aws.sns.TopicPolicy(
      `${name}-topic-policy`,
      {
        arn: topic.arn,
        // Roles and people of this account need no line here: their own policies say it.
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "cloudwatch.amazonaws.com" },
              Action: "sns:Publish",
              Resource: topic.arn,
              Condition: { StringEquals: { "aws:SourceAccount": accountId }, ArnLike: { "aws:SourceArn": alarms } },
            },
          ],
        }),
      },
      here,
    );
    if (email !== "") new aws.sns.TopicSubscription(`${name}-email`, { topic: topic.arn, protocol: "email", endpoint: email }, here);

    this.topicArn = topic.arn;
    this.keyArn = key.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}
