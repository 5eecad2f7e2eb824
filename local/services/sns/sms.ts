// An SMS as a publisher asks for it: read out of Publish, and held to what SNS takes. Pure.
import type { MessageAttributeValue, PublishInput } from "@aws-sdk/client-sns";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import { isE164 } from "../../../shared/e164.ts";
import { ServiceError } from "../../errors.ts";

const MOST_CHARACTERS = 1_600; // API reference, Publish: "The total size limit for a single SMS Publish action"
const SENDER_ID = /^(?=.*[A-Za-z])[A-Za-z0-9]{1,11}$/; // API reference, SetSMSAttributes, DefaultSenderID
const PRICE = /^\d+(\.\d+)?$/;
/** Where a sender id is dropped (aws-limits.md 4). Numbers of North America that are of no country yet count as its. */
const WITHOUT_SENDER_ID: ReadonlySet<string | undefined> = new Set(["US", "CA", "CN", undefined]);

export const SMS_TYPES = ["Promotional", "Transactional"] as const;
export type SmsType = (typeof SMS_TYPES)[number];

export interface SmsRequest {
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly type?: SmsType;
  /** The id or number that the phone shows as sender. */
  readonly sender?: string;
  /** USD: a message that costs more is not sent. Nothing costs anything here. */
  readonly maxPrice?: number;
}

const invalid = (what: string): ServiceError => new ServiceError("InvalidParameter", 400, `Invalid parameter: ${what}`);

/** @throws ServiceError InvalidParameter in SNS's words (aws-sdk-js issue 1368) for what is no number in E.164 */
export const requireNumber = (text: string | undefined, name = "PhoneNumber"): string => {
  if (text === undefined || !isE164(text) || parsePhoneNumberFromString(text)?.isPossible() !== true)
    throw invalid(`${name} Reason: ${text ?? ""} is not valid to publish to`);
  return text;
};

/** A sender id as SNS takes it. @throws ServiceError InvalidParameter */
export const requireSenderId = (text: string, name: string): string => {
  if (!SENDER_ID.test(text)) throw invalid(`${name} Reason: "${text}" is not 1 to 11 letters and digits with at least one letter`);
  return text;
};

/** @throws ServiceError InvalidParameter */
export const requireType = (text: string, name: string): SmsType => {
  const type = SMS_TYPES.find((known) => known === text);
  if (type === undefined) throw invalid(`${name} Reason: "${text}" is neither Promotional nor Transactional`);
  return type;
};

/** @throws ServiceError InvalidParameter */
export const requirePrice = (text: string, name: string): number => {
  if (!PRICE.test(text)) throw invalid(`${name} Reason: "${text}" is no amount of USD`);
  return Number(text);
};

const attributeText = (attributes: Readonly<Record<string, MessageAttributeValue>>, name: string, type: string): string | undefined => {
  const found = attributes[name];
  if (found === undefined) return undefined;
  if (found.DataType !== type || found.StringValue === undefined) throw invalid(`${name} Reason: its type is not ${type}`);
  return found.StringValue;
};

/**
 * What a Publish to a number asks for. Attributes that are not SNS's own are taken and mean nothing to a phone.
 * @throws ServiceError InvalidParameter
 */
export const readSms = ({ PhoneNumber, TopicArn, TargetArn, Message = "", MessageAttributes = {} }: PublishInput): SmsRequest => {
  if (TopicArn !== undefined || TargetArn !== undefined)
    throw invalid("PhoneNumber Reason: a message goes to a topic, a target or a number, not to several");
  const to = requireNumber(PhoneNumber);
  if (Message === "") throw invalid("Empty message");
  if (Message.length > MOST_CHARACTERS) throw invalid(`Message Reason: an SMS has at most ${MOST_CHARACTERS} characters`);
  const type = attributeText(MessageAttributes, "AWS.SNS.SMS.SMSType", "String");
  const senderId = attributeText(MessageAttributes, "AWS.SNS.SMS.SenderID", "String");
  const number = attributeText(MessageAttributes, "AWS.MM.SMS.OriginationNumber", "String");
  const maxPrice = attributeText(MessageAttributes, "AWS.SNS.SMS.MaxPrice", "Number");
  const sender = senderId === undefined ? number : requireSenderId(senderId, "AWS.SNS.SMS.SenderID");
  return {
    to,
    text: Message,
    ...(type === undefined ? {} : { type: requireType(type, "AWS.SNS.SMS.SMSType") }),
    ...(sender === undefined ? {} : { sender }),
    ...(maxPrice === undefined ? {} : { maxPrice: requirePrice(maxPrice, "AWS.SNS.SMS.MaxPrice") }),
  };
};

/** The sender that a phone of this number shows: sender ids are dropped in some countries, origination numbers nowhere. */
export const shownSender = (to: string, sender: string | undefined): string | undefined =>
  sender === undefined || sender.startsWith("+") || !WITHOUT_SENDER_ID.has(parsePhoneNumberFromString(to)?.country) ? sender : undefined;
