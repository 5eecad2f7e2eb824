// The phone numbers of the local cloud: claimed for an instance, moved to another, tied to the flow that callers meet, released.
import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js";
import { UserError } from "../errors.ts";
import type { Random } from "../random.ts";
import type { Region } from "../../shared/region.ts";
import type { Instance } from "./instance.ts";
import type { PhoneNumberClaim } from "./settings.ts";
import type { Identity } from "./shelf.ts";

export interface PhoneNumber extends Identity, Omit<PhoneNumberClaim, "targetArn"> {
  /** E.164. */
  readonly phoneNumber: string;
  readonly instanceArn: string;
  readonly region: Region;
}

interface Tie {
  readonly instanceId: string;
  readonly phoneNumberId: string;
  readonly contactFlowId: string;
}

export interface PhoneNumbers {
  /**
   * @param known of one that is made again: its id and number
   * @throws UserError when there is no such instance or country
   */
  claimPhoneNumber(claim: PhoneNumberClaim, known?: { readonly id: string; readonly phoneNumber: string }): PhoneNumber;
  findPhoneNumber(idOrArnOrNumber: string): PhoneNumber | undefined;
  /** Those that are tied to a flow, in the order in which they were claimed. */
  answeredNumbers(): readonly PhoneNumber[];
  /** Another instance has it then, and none of its flows yet. @throws UserError when there is no such number or instance */
  updatePhoneNumber(id: string, changes: Pick<PhoneNumberClaim, "targetArn" | "tags">): void;
  releasePhoneNumber(idOrArn: string): void;
  releaseNumbersOf(instanceArn: string): void;
  /** Calls to the number go to this flow from now on. @throws UserError when the number or the flow is unknown */
  tieNumberToFlow(tie: Tie): void;
  /** Calls to the number go nowhere, whichever flow it was tied to: AWS asks for no flow (DisassociatePhoneNumberContactFlow). */
  untieNumber(tie: Omit<Tie, "contactFlowId">): void;
}

/** A number set aside for fiction where the country has such a plan (555 01xx in North America), else one of plausible length. */
const anyNumber = (countryCode: string, random: Random): string => {
  if (!isSupportedCountry(countryCode))
    throw new UserError(`Cannot claim a phone number: "${countryCode}" is no country. Write two letters as in US.`);
  const calling = getCountryCallingCode(countryCode);
  return calling === "1"
    ? `+1${random.text(3, "23456789")}55501${random.text(2, "0123456789")}`
    : `+${calling}2${random.text(8, "0123456789")}`;
};

export const phoneNumbers = ({
  random,
  accountId,
  find,
}: {
  readonly random: Random;
  readonly accountId: string;
  readonly find: (idOrArn: string) => Instance | undefined;
}): PhoneNumbers => {
  const numbers = new Map<string, PhoneNumber>();
  const findPhoneNumber = (text: string): PhoneNumber | undefined =>
    numbers.get(text.split("/").at(-1) ?? text) ?? [...numbers.values()].find((number) => number.phoneNumber === text);
  const newNumber = (countryCode: string): string => {
    for (;;) {
      const number = anyNumber(countryCode, random);
      if (findPhoneNumber(number) === undefined) return number;
    }
  };
  const target = (verb: string, arn: string): Instance => {
    const instance = find(arn);
    if (instance === undefined) throw new UserError(`Cannot ${verb} a phone number: there is no instance "${arn}". Create it first.`);
    return instance;
  };
  const release = (number: PhoneNumber): void => {
    numbers.delete(number.id);
    find(number.instanceArn)?.flowOfNumber.delete(number.id);
  };
  return {
    findPhoneNumber,
    answeredNumbers: () => [...numbers.values()].filter(({ id, instanceArn }) => find(instanceArn)?.flowOfNumber.has(id) === true),
    claimPhoneNumber: ({ targetArn, ...claim }, known) => {
      const instance = target("claim", targetArn);
      const id = known?.id ?? random.uuid();
      const { region } = instance.settings;
      const arn = `arn:aws:connect:${region}:${accountId}:phone-number/${id}`;
      const phoneNumber = known?.phoneNumber ?? newNumber(claim.countryCode);
      const number = { ...claim, id, arn, region, instanceArn: instance.arn, phoneNumber };
      numbers.set(id, number);
      return number;
    },
    updatePhoneNumber: (id, { targetArn, tags }) => {
      const number = numbers.get(id);
      if (number === undefined) throw new UserError(`Cannot update phone number "${id}": there is none. Claim it first.`);
      const instance = target("move", targetArn);
      if (instance.arn !== number.instanceArn) find(number.instanceArn)?.flowOfNumber.delete(id);
      numbers.set(id, { ...number, instanceArn: instance.arn, tags });
    },
    releasePhoneNumber: (idOrArn) => {
      const number = findPhoneNumber(idOrArn);
      if (number !== undefined) release(number);
    },
    releaseNumbersOf: (instanceArn) => {
      for (const number of numbers.values()) if (number.instanceArn === instanceArn) release(number);
    },
    tieNumberToFlow: ({ instanceId, phoneNumberId, contactFlowId }) => {
      const instance = find(instanceId);
      const number = findPhoneNumber(phoneNumberId);
      const problems = [
        instance === undefined ? `there is no instance "${instanceId}"` : undefined,
        number === undefined ? `there is no phone number "${phoneNumberId}"` : undefined,
        instance !== undefined && number !== undefined && number.instanceArn !== instance.arn
          ? `phone number "${phoneNumberId}" belongs to ${number.instanceArn}`
          : undefined,
        instance?.flows.find(contactFlowId) === undefined ? `the instance has no flow "${contactFlowId}"` : undefined,
      ].filter((problem) => problem !== undefined);
      if (instance === undefined || number === undefined || problems.length > 0)
        throw new UserError(problems.map((problem) => `Cannot tie a phone number to a flow: ${problem}. Create it first.`));
      instance.flowOfNumber.set(number.id, contactFlowId);
    },
    untieNumber: ({ instanceId, phoneNumberId }) => {
      const number = findPhoneNumber(phoneNumberId);
      if (number !== undefined) find(instanceId)?.flowOfNumber.delete(number.id);
    },
  };
};
