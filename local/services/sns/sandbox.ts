// The numbers that an account in the SMS sandbox may write to: each gets a password once, by SMS, and is verified by it.
import type { Clock, EpochMs } from "../../../shared/clock.ts";
import { ServiceError } from "../../errors.ts";
import type { Random } from "../../random.ts";
import type { Region } from "../../../shared/region.ts";

export interface SandboxNumber {
  readonly number: string;
  readonly isVerified: boolean;
}

export interface Sandbox {
  /** Sends a password to a number, anew where it waits for one. @throws ServiceError UserError over ten numbers */
  add(region: Region, number: string): void;
  /** @throws ServiceError ResourceNotFound for a number that was not added, VerificationException for another password than it got */
  verify(region: Region, number: string, password: string): void;
  /** @throws ServiceError ResourceNotFound; UserError within a day of its password or verification */
  remove(region: Region, number: string): void;
  isVerified(region: Region, number: string): boolean;
  list(region: Region): readonly SandboxNumber[];
}

const MOST_NUMBERS = 10; // aws-limits.md 4
const KEPT_MS = 86_400_000; // SNS developer guide, sns-sms-sandbox: "after a minimum of 24 hours"
const PASSWORD_DIGITS = 6; // API reference, VerifySMSSandboxPhoneNumber: 5 to 8

interface Entry {
  readonly region: Region;
  readonly number: string;
  readonly password: string;
  readonly isVerified: boolean;
  readonly since: EpochMs;
}

/** @param send brings a text to a phone */
export const smsSandbox = ({
  clock,
  random,
  send,
}: {
  readonly clock: Pick<Clock, "now">;
  readonly random: Pick<Random, "text">;
  readonly send: (region: Region, number: string, text: string) => void;
}): Sandbox => {
  const entries = new Map<string, Entry>();
  const keyOf = (region: Region, number: string): string => `${region} ${number}`;
  const of = (region: Region): readonly Entry[] => [...entries.values()].filter((entry) => entry.region === region);
  const find = (region: Region, number: string): Entry => {
    const entry = entries.get(keyOf(region, number));
    if (entry === undefined) throw new ServiceError("ResourceNotFound", 404, "Phone number does not exist in the SMS sandbox.");
    return entry;
  };
  return {
    add: (region, number) => {
      const key = keyOf(region, number);
      const known = entries.get(key);
      if (known?.isVerified === true) return;
      if (known === undefined && of(region).length >= MOST_NUMBERS)
        throw new ServiceError("UserError", 400, `The SMS sandbox has ${MOST_NUMBERS} phone numbers already, and takes no more.`);
      const password = random.text(PASSWORD_DIGITS, "0123456789");
      entries.set(key, { region, number, password, isVerified: false, since: clock.now() });
      send(region, number, `Your verification code is ${password}.`);
    },
    verify: (region, number, password) => {
      const entry = find(region, number);
      if (entry.password !== password) throw new ServiceError("VerificationException", 400, "The one-time password is invalid.");
      entries.set(keyOf(region, number), { ...entry, isVerified: true, since: clock.now() });
    },
    remove: (region, number) => {
      const { since } = find(region, number);
      if (clock.now() - since < KEPT_MS)
        throw new ServiceError(
          "UserError",
          400,
          "A phone number stays in the SMS sandbox for 24 hours after its last verification attempt.",
        );
      entries.delete(keyOf(region, number));
    },
    isVerified: (region, number) => entries.get(keyOf(region, number))?.isVerified === true,
    list: of,
  };
};
