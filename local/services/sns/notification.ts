// A message as SNS hands it over: the event a function gets, and the envelope a queue gets. Pure. The two spell the URLs differently, as AWS
// does; nothing is signed, since nobody here could forge it.
import type { EpochMs } from "../../../shared/clock.ts";
import type { Region } from "../../../shared/region.ts";

/** What a publisher says. */
export interface Published {
  readonly message: string;
  readonly subject?: string;
  /** Name to type and value; binary values as base64. */
  readonly attributes?: Readonly<Record<string, { readonly Type: string; readonly Value: string }>>;
}

/** One message on its way to one subscription. */
export interface Notification extends Published {
  readonly region: Region;
  readonly topicArn: string;
  readonly subscriptionArn: string;
  readonly messageId: string;
  readonly at: EpochMs;
}

const NOT_SIGNED = "not-signed-by-the-local-cloud";
const certificate = ({ region }: Notification): string => `https://sns.${region}.amazonaws.com/SimpleNotificationService-${NOT_SIGNED}.pem`;
const unsubscribe = ({ region, subscriptionArn }: Notification): string =>
  `https://sns.${region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`;

/** The event of a subscribed function (Lambda developer guide, with-sns). */
export const lambdaEvent = (notification: Notification) => {
  const { topicArn, subscriptionArn, messageId, at, message, subject = null, attributes = {} } = notification;
  return {
    Records: [
      {
        EventSource: "aws:sns",
        EventVersion: "1.0",
        EventSubscriptionArn: subscriptionArn,
        Sns: {
          Type: "Notification",
          MessageId: messageId,
          TopicArn: topicArn,
          Subject: subject,
          Message: message,
          Timestamp: new Date(at).toISOString(),
          SignatureVersion: "1",
          Signature: NOT_SIGNED,
          SigningCertUrl: certificate(notification),
          UnsubscribeUrl: unsubscribe(notification),
          MessageAttributes: attributes,
        },
      },
    ],
  };
};

/** The body of a subscribed queue's message (SNS developer guide, sns-message-and-json-formats). */
export const queueBody = (notification: Notification) => {
  const { topicArn, messageId, at, message, subject, attributes } = notification;
  return {
    Type: "Notification",
    MessageId: messageId,
    TopicArn: topicArn,
    ...(subject === undefined ? {} : { Subject: subject }),
    Message: message,
    Timestamp: new Date(at).toISOString(),
    SignatureVersion: "1",
    Signature: NOT_SIGNED,
    SigningCertURL: certificate(notification),
    UnsubscribeURL: unsubscribe(notification),
    ...(attributes === undefined ? {} : { MessageAttributes: attributes }),
  };
};
