// How a message comes from a topic to those who subscribe: functions, queues, a mailbox. It travels through the door that every call takes, as
// the service sns.amazonaws.com, so that a missing permission is met here as it would be in AWS.
import type { Clock, EpochMs } from "../../../shared/clock.ts";
import type { Dispatch } from "../../dispatch.ts";
import type { EventLog } from "../../events.ts";
import { isRegion, type Region } from "../../../shared/region.ts";
import { lambdaEvent, type Notification, queueBody } from "./notification.ts";
import type { Subscription } from "./topics.ts";

/** A message that AWS would have sent by email. It stays here. */
export interface Mail {
  readonly to: string;
  readonly at: EpochMs;
  readonly subject: string;
  readonly text: string;
}

export interface Delivery {
  /** Hands a message over, once. What fails is told to the event log: the publisher has its answer already. */
  deliver(to: Subscription, notification: Notification): Promise<void>;
  /** What was sent to addresses, newest last. */
  mailbox(): readonly Mail[];
}

export interface DeliveryServices {
  readonly accountId: string;
  readonly clock: Clock;
  readonly events: EventLog;
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

export const topicDelivery = ({ accountId, clock, events, dispatch }: DeliveryServices): Delivery => {
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

  return {
    deliver: async (to, notification) => {
      try {
        await send(to, notification);
      } catch (thrown) {
        // Tried once; AWS would try again for hours. The publisher has its answer: the log is all that can tell.
        const why = thrown instanceof Error ? thrown.message : String(thrown);
        events.emit({ kind: "delivery-failed", at: clock.now(), region: notification.region, from: to.topicArn, to: to.endpoint, why });
      }
    },
    mailbox: () => mails,
  };
};
