// The SMS of the local cloud: nothing leaves it. What SNS would have sent lies here, as if it were the phones, with who wants no more of them
// and an account's settings for SMS.
import type { Clock, EpochMs } from "../../../shared/clock.ts";
import { conceal, maskNumber } from "../../connect/mask.ts";
import { ServiceError, UserError } from "../../errors.ts";
import type { EventLog } from "../../events.ts";
import type { Random } from "../../random.ts";
import type { Region } from "../../../shared/region.ts";
import { smsSandbox, type Sandbox } from "./sandbox.ts";
import { smsParts } from "./sms-parts.ts";
import { shownSender, type SmsRequest, type SmsType } from "./sms.ts";

export interface Sms {
  readonly at: EpochMs;
  readonly region: Region;
  readonly messageId: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  readonly type: SmsType;
  /** Undefined where AWS would choose a number. */
  readonly sender?: string;
  /** Messages that the text becomes. */
  readonly parts: number;
}

export type SmsAttributes = Readonly<Record<string, string>>;

export interface Outbox {
  /**
   * Sends, and answers the message's id at once, as SNS does: what is not delivered only the log tells.
   * @param why no phone can be reached at all
   */
  send(region: Region, sms: SmsRequest, unreachable?: string): string;
  /** Tells of an SMS that is not sent. */
  refuse(region: Region, number: string, why: string, mayBeTriedAgain: boolean): void;
  /** Oldest first. */
  list(): readonly Sms[];
  /** The phone answers STOP: the regions that wrote to it reach it no more. @throws UserError when none did */
  stop(number: string): void;
  isOptedOut(region: Region, number: string): boolean;
  optedOut(region: Region): readonly string[];
  /** @throws ServiceError InvalidParameter within 30 days of the last time */
  optIn(region: Region, number: string): void;
  readonly sandbox: Sandbox;
  attributes(region: Region): SmsAttributes;
  setAttributes(region: Region, attributes: SmsAttributes): void;
}

export interface OutboxServices {
  readonly clock: Clock;
  readonly random: Random;
  readonly events: EventLog;
}

// Bound of memory.
const KEPT = 10_000;
const OPT_IN_MS = 30 * 86_400_000; // aws-limits.md 4
/** What an account begins with: a dollar a month (aws-limits.md 4). */
const FIRST: SmsAttributes = { MonthlySpendLimit: "1" };
/** As the delivery log has it (SNS developer guide, sms_stats_cloudwatch). */
export const OPTED_OUT = "Phone number is opted out";

/** Nothing sent yet, nobody opted out. */
export const smsOutbox = ({ clock, random, events }: OutboxServices): Outbox => {
  const sent: Sms[] = [];
  const attributesOf = new Map<Region, SmsAttributes>();
  // Both keep "region number".
  const stopped = new Set<string>();
  const optedInAt = new Map<string, EpochMs>();
  const attributes = (region: Region): SmsAttributes => attributesOf.get(region) ?? FIRST;
  const isOptedOut = (region: Region, number: string): boolean => stopped.has(`${region} ${number}`);

  const refuse: Outbox["refuse"] = (region, to, why, mayBeTriedAgain) =>
    events.emit({ kind: "sms-not-sent", at: clock.now(), region, to: maskNumber(to), why: conceal(why, to), mayBeTriedAgain });

  const send: Outbox["send"] = (region, { to, text, type, sender }, unreachable) => {
    const messageId = random.uuid();
    const why = unreachable ?? (isOptedOut(region, to) ? OPTED_OUT : undefined);
    if (why !== undefined) {
      refuse(region, to, why, false);
      return messageId;
    }
    const { DefaultSMSType, DefaultSenderID } = attributes(region);
    const shown = shownSender(to, sender ?? DefaultSenderID);
    const sms: Sms = {
      at: clock.now(),
      region,
      messageId,
      to,
      text,
      type: type ?? (DefaultSMSType === "Transactional" ? "Transactional" : "Promotional"),
      ...(shown === undefined ? {} : { sender: shown }),
      parts: smsParts(text),
    };
    sent.push(sms);
    sent.splice(0, sent.length - KEPT);
    events.emit({ kind: "sms-sent", at: sms.at, region, to: maskNumber(to), text, type: sms.type, parts: sms.parts });
    return messageId;
  };

  return {
    send,
    refuse,
    sandbox: smsSandbox({ clock, random, send: (region, to, text) => void send(region, { to, text, type: "Transactional" }) }),
    list: () => sent,
    stop: (number) => {
      const regions = new Set(sent.flatMap(({ to, region }) => (to === number ? [region] : [])));
      if (regions.size === 0)
        throw new UserError(`Cannot answer from "${number}": no SMS was sent to it. Use a number that twinline sms lists, in E.164.`);
      for (const region of regions) stopped.add(`${region} ${number}`);
    },
    isOptedOut,
    optedOut: (region) => [...stopped].flatMap((entry) => (entry.startsWith(`${region} `) ? [entry.slice(region.length + 1)] : [])),
    optIn: (region, number) => {
      const entry = `${region} ${number}`;
      const last = optedInAt.get(entry);
      if (last !== undefined && clock.now() - last < OPT_IN_MS)
        throw new ServiceError("InvalidParameter", 400, "Invalid parameter: phoneNumber Reason: it was opted in within the last 30 days");
      if (stopped.delete(entry)) optedInAt.set(entry, clock.now());
    },
    attributes,
    setAttributes: (region, changes) => void attributesOf.set(region, { ...attributes(region), ...changes }),
  };
};
