// SNS Publish, to a standard topic.
import type { MessageAttributeValue, PublishInput, PublishResponse } from "@aws-sdk/client-sns";
import { ServiceError, UnsupportedError } from "../../errors.ts";
import type { Action } from "../action.ts";
import { requireTopic, topicName } from "./shared.ts";
import type { Topics } from "./topics.ts";

const MOST_BYTES = 262_144; // API reference, Publish: at most 256 KB
const SUBJECT = /^[\x20-\x7e]{1,100}$/; // API reference, Publish: ASCII without line breaks, at most 100 characters
/** What who publishes to an encrypted topic needs of its key (SNS developer guide, sns-key-management). */
const KEY_ACTIONS = ["kms:GenerateDataKey", "kms:Decrypt"];

const invalid = (what: string): ServiceError => new ServiceError("InvalidParameter", 400, `Invalid parameter: ${what}`);

const refuseGaps = ({ PhoneNumber, MessageStructure }: PublishInput): void => {
  const gap = PhoneNumber !== undefined ? "PhoneNumber (SMS)" : MessageStructure !== undefined ? "MessageStructure" : undefined;
  if (gap !== undefined) throw new UnsupportedError({ resource: "sns:Publish", operation: gap, remedy: "Publish one text to a topic." });
};

const attribute = ({ DataType = "String", StringValue, BinaryValue }: MessageAttributeValue) => ({
  Type: DataType,
  Value: StringValue ?? Buffer.from(BinaryValue ?? []).toString("base64"),
});

export const publish = ({ topics }: { readonly topics: Topics }): Action<PublishInput, PublishResponse> => ({
  target: ({ TopicArn, TargetArn }) => topicName(TopicArn ?? TargetArn),
  permission: ({ TopicArn, TargetArn }) => ({ action: "sns:Publish", resource: TopicArn ?? TargetArn ?? "" }),
  keys: ({ TopicArn, TargetArn }) => [
    {
      key: topics.find(TopicArn ?? TargetArn ?? "")?.kmsMasterKeyId,
      actions: KEY_ACTIONS,
      via: "sns",
      encryptionContext: { "aws:sns:topicArn": TopicArn ?? TargetArn ?? "" },
    },
  ],
  run: async (input, { region }) => {
    refuseGaps(input);
    const { TopicArn, TargetArn, Message = "", Subject, MessageAttributes } = input;
    const topic = requireTopic(topics, region, TopicArn ?? TargetArn);
    if (Message === "") throw invalid("Empty message");
    if (Buffer.byteLength(Message) > MOST_BYTES) throw invalid("Message too long");
    if (Subject !== undefined && !SUBJECT.test(Subject)) throw invalid("Subject");
    const attributes = Object.entries(MessageAttributes ?? {}).map(([name, value]) => [name, attribute(value)] as const);
    const MessageId = topics.publish(topic, {
      message: Message,
      ...(Subject === undefined ? {} : { subject: Subject }),
      ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
    });
    return { MessageId };
  },
});
