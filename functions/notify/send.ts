// Sends one text through SNS, as far as it may be sent: to a country that is allowed, within the caps, at no more than the price set.
import { errorCode } from "../lib/runtime/error-code.ts";
import type { CountryCode } from "libphonenumber-js/mobile";
import { readTextNumber } from "../lib/demo/bookings/phone.ts";
import type { SmsCaps } from "../lib/demo/bookings/sms-caps.ts";
import type { EpochMs } from "../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import type { Answer } from "../lib/aws/signed-request.ts";

/** `later` may go with the next sweep, `never` will not. `why` names the reason, and nobody's number. */
export type Sent = { readonly kind: "sent" } | { readonly kind: "later" | "never"; readonly why: string };

export interface Sender {
  readonly caps: SmsCaps;
  readonly query: (action: string, parameters: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly countries: readonly CountryCode[];
  /** USD, as text. */
  readonly maxPrice: string;
  /** Empty for none. */
  readonly senderId: string;
}

const attribute = (at: number, name: string, type: "Number" | "String", value: string): Readonly<Record<string, string>> => ({
  [`MessageAttributes.entry.${at}.Name`]: `AWS.SNS.SMS.${name}`,
  [`MessageAttributes.entry.${at}.Value.DataType`]: type,
  [`MessageAttributes.entry.${at}.Value.StringValue`]: value,
});

const codeIn = (body: string): string => /<Code>(?<code>[\w.]+)<\/Code>/.exec(body)?.groups?.["code"] ?? "unknown";

/** Errors that no other day mends: to SNS it is no number, or the request makes no sense (SNS API reference, Publish). */
const FOR_GOOD: ReadonlySet<string> = new Set(["InvalidParameter", "InvalidParameterValue"]);

export const sendText = ({ caps, query, countries, maxPrice, senderId }: Sender) => {
  const ask = async (action: string, parameters: Readonly<Record<string, string>>): Promise<Answer | string> => {
    try {
      const answer = await query(action, parameters);
      return answer.status === 200 ? answer : codeIn(answer.body);
    } catch (error) {
      return errorCode(error);
    }
  };

  /** @param date the line's own, by which the caps count */
  return async (number: string, message: string, date: string, now: EpochMs): Promise<Sent> => {
    const read = readTextNumber(number, countries);
    if (read.kind !== "number") return { kind: "never", why: read.kind === "not-allowed" ? "country-not-allowed" : "no-mobile-number" };
    // SNS takes a text for who has opted out, and drops it: nobody would see that it never came (cds-snc/notification-api pull request 2207).
    const checked = await ask("CheckIfPhoneNumberIsOptedOut", { phoneNumber: number });
    // Where SNS does not say, publishing will.
    if (typeof checked !== "string" && /<isOptedOut>true<\/isOptedOut>/.test(checked.body)) return { kind: "never", why: "opted-out" };
    const allowed = await orFailure(caps.take(number, date, now));
    if (allowed instanceof DynamoDbError) return { kind: "later", why: allowed.code };
    if (allowed !== "allowed") return { kind: "later", why: allowed };
    const published = await ask("Publish", {
      PhoneNumber: number,
      Message: message,
      ...attribute(1, "SMSType", "String", "Transactional"),
      ...attribute(2, "MaxPrice", "Number", maxPrice),
      ...(senderId === "" ? {} : attribute(3, "SenderID", "String", senderId)),
    });
    if (typeof published !== "string") return { kind: "sent" };
    return { kind: FOR_GOOD.has(published) ? "never" : "later", why: published };
  };
};
