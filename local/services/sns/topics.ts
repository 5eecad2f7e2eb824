// SNS topics in memory: who subscribes to what, and what was sent to whom.
import { UserError } from "../../errors.ts";
import type { Iam } from "../../iam/iam.ts";
import type { Random } from "../../random.ts";
import type { Region } from "../../region.ts";
import { deliverer, type DeliveryServices, type Mail, type Subscription, type SubscriptionSettings } from "./deliver.ts";
import type { Published } from "./notification.ts";

export interface TopicSettings {
  readonly name: string;
  readonly displayName?: string;
  /** Id, alias or ARN of the key that encrypts messages at rest. */
  readonly kmsMasterKeyId?: string;
}

export interface Topic extends TopicSettings {
  readonly region: Region;
  readonly arn: string;
}

export interface Topics {
  /** Creates a topic, or answers the one of that name. */
  create(region: Region, settings: TopicSettings): Topic;
  find(topicArn: string): Topic | undefined;
  list(region: Region): readonly Topic[];
  /** Subscribes at once: an address is not asked for its consent. @throws UserError when there is no such topic */
  subscribe(topicArn: string, settings: SubscriptionSettings): Subscription;
  subscriptions(topicArn: string): readonly Subscription[];
  /** Hands a message to every subscription; the answer is its id, and does not wait for them. */
  publish(topic: Topic, message: Published): string;
  /** What was sent to addresses, newest last. */
  mailbox(): readonly Mail[];
}

export interface TopicsServices extends DeliveryServices {
  readonly random: Random;
  readonly iam: Iam;
}

// Bound of memory: nobody reads thousands of mails on a laptop.
const KEPT_MAILS = 1_000;

/** No topics yet. */
export const topicStore = (services: TopicsServices): Topics => {
  const { accountId, clock, random, iam } = services;
  const topics = new Map<string, Topic>();
  const subscribed = new Map<string, Subscription[]>();
  const mails: Mail[] = [];
  const deliver = deliverer(services, (mail) => {
    mails.push(mail);
    mails.splice(0, mails.length - KEPT_MAILS);
  });

  return {
    create: (region, settings) => {
      const arn = `arn:aws:sns:${region}:${accountId}:${settings.name}`;
      const known = topics.get(arn);
      if (known !== undefined) return known;
      const topic = { ...settings, region, arn };
      topics.set(arn, topic);
      // The policy AWS gives every topic: services acting for this account may publish. A policy of the topic's own takes its place.
      iam.putResourceStatement(arn, {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: "*",
        Action: ["sns:Publish", "sns:Subscribe", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic"],
        Resource: arn,
        Condition: { StringEquals: { "AWS:SourceOwner": accountId } },
      });
      return topic;
    },
    find: (topicArn) => topics.get(topicArn),
    list: (region) => [...topics.values()].filter((topic) => topic.region === region),
    subscribe: (topicArn, settings) => {
      if (!topics.has(topicArn))
        throw new UserError(`Cannot subscribe ${settings.endpoint}: there is no topic "${topicArn}". Declare the topic first.`);
      const others = subscribed.get(topicArn) ?? [];
      const known = others.find(({ protocol, endpoint }) => protocol === settings.protocol && endpoint === settings.endpoint);
      if (known !== undefined) return known;
      const subscription = { ...settings, topicArn, arn: `${topicArn}:${random.uuid()}` };
      subscribed.set(topicArn, [...others, subscription]);
      return subscription;
    },
    subscriptions: (topicArn) => subscribed.get(topicArn) ?? [],
    publish: ({ arn, region }, message) => {
      const published = { ...message, region, topicArn: arn, messageId: random.uuid(), at: clock.now() };
      for (const to of subscribed.get(arn) ?? []) void deliver(to, { ...published, subscriptionArn: to.arn });
      return published.messageId;
    },
    mailbox: () => mails,
  };
};
