// SNS topics in memory: the topics of each region, their policies, and who subscribes to what. delivery.ts hands their messages over.
import { isDeepStrictEqual } from "node:util";
import { ServiceError, UserError } from "../../errors.ts";
import type { Iam } from "../../iam/iam.ts";
import type { Random } from "../../random.ts";
import type { Region } from "../../../shared/region.ts";
import { defaultPolicy } from "./default-policy.ts";
import { topicDelivery, type DeliveryServices, type Mail } from "./delivery.ts";
import type { Published } from "./notification.ts";

export interface TopicSettings {
  readonly name: string;
  readonly displayName?: string;
  /** Id, alias or ARN of the key that encrypts messages at rest. */
  readonly kmsMasterKeyId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface Topic extends TopicSettings {
  readonly region: Region;
  readonly arn: string;
}

export interface SubscriptionSettings {
  readonly protocol: "email" | "lambda" | "sqs";
  /** An address, or the ARN of a function or a queue. */
  readonly endpoint: string;
  /** For queues: the message alone, without SNS's envelope. @default false */
  readonly rawMessageDelivery?: boolean;
}

export interface Subscription extends SubscriptionSettings {
  readonly arn: string;
  readonly topicArn: string;
}

export interface Topics {
  /**
   * Creates a topic, or answers the one of that name, with these settings.
   * @throws ServiceError InvalidParameter where that one has other tags
   */
  create(region: Region, settings: TopicSettings): Topic;
  find(topicArn: string): Topic | undefined;
  list(region: Region): readonly Topic[];
  /** Puts settings in place of those it had. @throws ServiceError NotFound */
  update(topicArn: string, settings: Omit<TopicSettings, "name">): Topic;
  /** Its subscriptions and its policy go with it (API reference, DeleteTopic). */
  delete(topicArn: string): void;
  /** Puts the policy in force that every topic begins with: SNS cannot do without one. */
  resetPolicy(topicArn: string): void;
  /**
   * Subscribes at once: an address is not asked for its consent.
   * @param arn of one that is made again as it was
   * @throws UserError when there is no such topic; ServiceError InvalidParameter where that endpoint subscribes in another way
   */
  subscribe(topicArn: string, settings: SubscriptionSettings, arn?: string): Subscription;
  subscriptions(topicArn: string): readonly Subscription[];
  findSubscription(arn: string): Subscription | undefined;
  /** @throws ServiceError NotFound */
  updateSubscription(arn: string, settings: Pick<SubscriptionSettings, "rawMessageDelivery">): Subscription;
  unsubscribe(arn: string): void;
  /** Hands a message to every subscription; the answer is its id, and does not wait for them. */
  publish(topic: Topic, message: Published): string;
  /** What was sent to addresses, newest last. */
  mailbox(): readonly Mail[];
}

export interface TopicsServices extends DeliveryServices {
  readonly random: Random;
  readonly iam: Iam;
}

const differs = (what: string, which: string): ServiceError =>
  new ServiceError(
    "InvalidParameter",
    400,
    `Invalid parameter: ${what} Reason: ${which} already exists with different ${what.toLowerCase()}`,
  );

/** No topics yet. */
export const topicStore = (services: TopicsServices): Topics => {
  const { accountId, clock, random, iam } = services;
  const topics = new Map<string, Topic>();
  const subscriptions = new Map<string, Subscription>();
  const delivery = topicDelivery(services);
  const of = (topicArn: string): readonly Subscription[] => [...subscriptions.values()].filter((one) => one.topicArn === topicArn);
  const resetPolicy = (topicArn: string): void => iam.putResourcePolicy(topicArn, defaultPolicy(topicArn, accountId));

  return {
    create: (region, settings) => {
      const arn = `arn:aws:sns:${region}:${accountId}:${settings.name}`;
      const known = topics.get(arn);
      if (known !== undefined && settings.tags !== undefined && !isDeepStrictEqual(settings.tags, known.tags ?? {}))
        throw differs("Tags", "Topic");
      const topic = { ...known, ...settings, region, arn };
      topics.set(arn, topic);
      if (known === undefined) resetPolicy(arn);
      return topic;
    },
    find: (topicArn) => topics.get(topicArn),
    list: (region) => [...topics.values()].filter((topic) => topic.region === region),
    update: (topicArn, settings) => {
      const known = topics.get(topicArn);
      if (known === undefined) throw new ServiceError("NotFound", 404, "Topic does not exist");
      const topic = { name: known.name, region: known.region, arn: topicArn, ...settings };
      topics.set(topicArn, topic);
      return topic;
    },
    delete: (topicArn) => {
      topics.delete(topicArn);
      for (const { arn } of of(topicArn)) subscriptions.delete(arn);
      iam.deleteResourcePolicy(topicArn);
    },
    resetPolicy,
    subscribe: (topicArn, settings, arn = `${topicArn}:${random.uuid()}`) => {
      if (!topics.has(topicArn))
        throw new UserError(`Cannot subscribe ${settings.endpoint}: there is no topic "${topicArn}". Declare the topic first.`);
      const known = of(topicArn).find(({ protocol, endpoint }) => protocol === settings.protocol && endpoint === settings.endpoint);
      const { rawMessageDelivery: raw } = settings;
      if (known !== undefined && raw !== undefined && raw !== (known.rawMessageDelivery ?? false))
        throw differs("Attributes", "Subscription");
      if (known !== undefined) return known;
      const subscription = { ...settings, topicArn, arn };
      subscriptions.set(arn, subscription);
      return subscription;
    },
    subscriptions: of,
    findSubscription: (arn) => subscriptions.get(arn),
    updateSubscription: (arn, settings) => {
      const known = subscriptions.get(arn);
      if (known === undefined) throw new ServiceError("NotFound", 404, "Subscription does not exist");
      const { rawMessageDelivery: _, ...kept } = known;
      const subscription = { ...kept, ...settings };
      subscriptions.set(arn, subscription);
      return subscription;
    },
    unsubscribe: (arn) => void subscriptions.delete(arn),
    publish: ({ arn, region }, message) => {
      const published = { ...message, region, topicArn: arn, messageId: random.uuid(), at: clock.now() };
      for (const to of of(arn)) void delivery.deliver(to, { ...published, subscriptionArn: to.arn });
      return published.messageId;
    },
    mailbox: () => delivery.mailbox(),
  };
};
