// SNS Publish, to a standard topic or to a phone.
import type { MessageAttributeValue, PublishInput, PublishResponse } from "@aws-sdk/client-sns";
import { ServiceError, UnsupportedError } from "../../errors.ts";
import type { Region } from "../../../shared/region.ts";
import type { Action } from "../action.ts";
import type { Outbox } from "./outbox.ts";
import { requireTopic, topicName } from "./shared.ts";
import { readSms } from "./sms.ts";
import type { Topics } from "./topics.ts";

const MOST_BYTES = 262_144; // API reference, Publish: at most 256 KB
const SUBJECT = /^[\x20-\x7e]{1,100}$/; // API reference, Publish: ASCII without line breaks, at most 100 characters
/** What who publishes to an encrypted topic needs of its key (SNS developer guide, sns-key-management). */
const KEY_ACTIONS = ["kms:GenerateDataKey", "kms:Decrypt"];

const invalid = (what: string): ServiceError => new ServiceError("InvalidParameter", 400, `Invalid parameter: ${what}`);

const refuseGaps = ({ MessageStructure }: PublishInput): void => {
  if (MessageStructure !== undefined)
    throw new UnsupportedError({ resource: "sns:Publish", operation: "MessageStructure", remedy: "Publish one text." });
};

const attribute = ({ DataType = "String", StringValue, BinaryValue }: MessageAttributeValue) => ({
  Type: DataType,
  Value: StringValue ?? Buffer.from(BinaryValue ?? []).toString("base64"),
});

/** In the sandbox only verified numbers get messages (SNS developer guide, sns-sms-sandbox). That others are taken and lost is assumed. */
const UNVERIFIED = "The account is in the SMS sandbox, and this destination phone number is not verified.";

const text = (outbox: Outbox, input: PublishInput, region: Region, isSandboxed = false): PublishResponse => {
  refuseGaps(input);
  const sms = readSms(input);
  const isLost = isSandboxed && !outbox.sandbox.isVerified(region, sms.to);
  return { MessageId: outbox.send(region, sms, isLost ? UNVERIFIED : undefined) };
};

export const publish = ({
  topics,
  outbox,
}: {
  readonly topics: Topics;
  readonly outbox: Outbox;
}): Action<PublishInput, PublishResponse> => ({
  target: ({ TopicArn, TargetArn }) => topicName(TopicArn ?? TargetArn),
  // A phone is a resource of its own, its number in place of an ARN (Zappa issue 1941): who may write to phones has "*", and a deny of
  // "arn:aws:sns:*:*:*" keeps the topics from them.
  permission: ({ TopicArn, TargetArn, PhoneNumber }) => ({
    action: "sns:Publish",
    resource: TopicArn ?? TargetArn ?? PhoneNumber ?? "",
  }),
  keys: ({ TopicArn, TargetArn }) => [
    {
      key: topics.find(TopicArn ?? TargetArn ?? "")?.kmsMasterKeyId,
      actions: KEY_ACTIONS,
      via: "sns",
      encryptionContext: { "aws:sns:topicArn": TopicArn ?? TargetArn ?? "" },
    },
  ],
  faulty: {
    sandboxed: async (input, caller) =>
      input.PhoneNumber === undefined ? publish({ topics, outbox }).run(input, caller) : text(outbox, input, caller.region, true),
  },
  failed: ({ PhoneNumber }, { region }, error) => {
    if (PhoneNumber !== undefined) outbox.refuse(region, PhoneNumber, error instanceof Error ? error.message : String(error), true);
  },
  run: async (input, { region }) => {
    if (input.PhoneNumber !== undefined) return text(outbox, input, region);
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
