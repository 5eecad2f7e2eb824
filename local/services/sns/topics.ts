// SNS topics in memory: who subscribes to what, and the delivery of each message to a function, a queue or a mailbox. Messages travel through
// the door that every call takes, as the service sns.amazonaws.com, so that a missing permission is met here as it would be in AWS.
import type { Clock, EpochMs } from "../../clock.ts";
import type { Dispatch } from "../../dispatch.ts";
import { UserError } from "../../errors.ts";
import type { EventLog } from "../../events.ts";
import type { Iam } from "../../iam/iam.ts";
import type { Random } from "../../random.ts";
import { isRegion, type Region } from "../../region.ts";
import { lambdaEvent, type Notification, type Published, queueBody } from "./notification.ts";

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

/** A message that AWS would have sent by email. It stays here. */
export interface Mail {
  readonly to: string;
  readonly at: EpochMs;
  readonly subject: string;
  readonly text: string;
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

export interface TopicsServices {
  readonly accountId: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: EventLog;
  readonly iam: Iam;
  readonly dispatch: Dispatch;
}

// Bound of memory: nobody reads thousands of mails on a laptop.
const KEPT_MAILS = 1_000;
// SNS hands over whether or not the publisher is still there.
const NEVER = new AbortController().signal;

const regionOf = (arn: string, otherwise: Region): Region => {
  const region = arn.split(":")[3] ?? "";
  return isRegion(region) ? region : otherwise;
};

/** No topics yet. */
export const topicStore = ({ accountId, clock, random, events, iam, dispatch }: TopicsServices): Topics => {
  const topics = new Map<string, Topic>();
  const subscribed = new Map<string, Subscription[]>();
  const mails: Mail[] = [];

  const send = async ({ protocol, endpoint, rawMessageDelivery = false }: Subscription, notification: Notification): Promise<void> => {
    const { topicArn, subject, message } = notification;
    const at = { principal: { kind: "service", service: "sns.amazonaws.com", sourceArn: topicArn }, signal: NEVER } as const;
    const region = regionOf(endpoint, notification.region);
    if (protocol === "email") {
      mails.push({ to: endpoint, at: clock.now(), subject: subject ?? "AWS Notification Message", text: message });
      mails.splice(0, mails.length - KEPT_MAILS);
      events.emit({ kind: "mail-kept", at: clock.now(), region, topic: topicArn, to: endpoint, subject: subject ?? "" });
    } else if (protocol === "lambda")
      await dispatch("lambda.Invoke", {
        ...at,
        region,
        input: { FunctionName: endpoint, InvocationType: "Event", Payload: Buffer.from(JSON.stringify(lambdaEvent(notification))) },
      });
    else
      await dispatch("sqs.SendMessage", {
        ...at,
        region,
        input: {
          QueueUrl: `https://sqs.${region}.amazonaws.com/${accountId}/${endpoint.split(":").at(-1) ?? ""}`,
          MessageBody: rawMessageDelivery ? message : JSON.stringify(queueBody(notification)),
        },
      });
  };

  const deliver = async (to: Subscription, notification: Notification): Promise<void> => {
    try {
      await send(to, notification);
    } catch (thrown) {
      // Tried once; AWS would try again for hours. The publisher has its answer: the log is all that can tell.
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      events.emit({ kind: "delivery-failed", at: clock.now(), region: notification.region, from: to.topicArn, to: to.endpoint, why });
    }
  };

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
