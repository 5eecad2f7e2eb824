// A message of a topic on its way to one subscription: a function, a queue or a mailbox. It travels through the door that every call takes, as
// the service sns.amazonaws.com, so that a missing permission is met here as it would be in AWS.
import type { Clock, EpochMs } from "../../clock.ts";
import type { Dispatch } from "../../dispatch.ts";
import type { EventLog } from "../../events.ts";
import { isRegion, type Region } from "../../region.ts";
import { lambdaEvent, type Notification, queueBody } from "./notification.ts";

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

export interface DeliveryServices {
  readonly accountId: string;
  readonly clock: Clock;
  readonly events: EventLog;
  readonly dispatch: Dispatch;
}

// SNS hands over whether or not the publisher is still there.
const NEVER = new AbortController().signal;

const regionOf = (arn: string, otherwise: Region): Region => {
  const region = arn.split(":")[3] ?? "";
  return isRegion(region) ? region : otherwise;
};

/** Hands a message over. It never fails: what could not be delivered is told to the event log. */
type Deliver = (to: Subscription, notification: Notification) => Promise<void>;

/** @param keep takes what would have been sent to an address */
export const deliverer = ({ accountId, clock, events, dispatch }: DeliveryServices, keep: (mail: Mail) => void): Deliver => {
  const send = async ({ protocol, endpoint, rawMessageDelivery = false }: Subscription, notification: Notification): Promise<void> => {
    const { topicArn, subject, message } = notification;
    const at = { principal: { kind: "service", service: "sns.amazonaws.com", sourceArn: topicArn }, signal: NEVER } as const;
    const region = regionOf(endpoint, notification.region);
    if (protocol === "email") {
      keep({ to: endpoint, at: clock.now(), subject: subject ?? "AWS Notification Message", text: message });
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

  return async (to, notification) => {
    try {
      await send(to, notification);
    } catch (thrown) {
      // Tried once; AWS would try again for hours. The publisher has its answer: the log is all that can tell.
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      events.emit({ kind: "delivery-failed", at: clock.now(), region: notification.region, from: to.topicArn, to: to.endpoint, why });
    }
  };
};
