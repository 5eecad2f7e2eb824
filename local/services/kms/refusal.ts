// Why a key could not be used, and how each service says so: KMS refuses the service, and the service its caller.
import { ServiceError } from "../../errors.ts";
import type { ServiceName } from "../action.ts";

/** Not there; about to be deleted; switched off; not for this user. */
export type KeyTrouble = "missing" | "leaving" | "disabled" | "denied";

export class KeyRefusal extends Error {
  override readonly name = "KeyRefusal";
  readonly trouble: KeyTrouble;
  constructor(trouble: KeyTrouble, why: string) {
    super(why);
    this.trouble = trouble;
  }
}

// What KMS itself calls it (KMS API reference, Decrypt, "Errors").
const KMS = {
  missing: "NotFoundException",
  leaving: "KMSInvalidStateException",
  disabled: "DisabledException",
  denied: "AccessDeniedException",
} as const satisfies Record<KeyTrouble, string>;

// Codes on the wire, from the errors of each service's model. The words around KMS's own are those that users report: for DynamoDB in aws-cdk
// issue 10010, for Lambda in serverless/examples issue 279.
const WORDS: Partial<Record<ServiceName, (trouble: KeyTrouble, why: string) => ServiceError>> = {
  dynamodb: (_, why) => new ServiceError("AccessDeniedException", 400, `KMS key access denied error: ${why}`),
  lambda: (trouble, why) => {
    const [code, what] = (
      {
        missing: ["KMSNotFoundException", "the KMS key was not found"],
        leaving: ["KMSInvalidStateException", "the state of the KMS key used is not valid for Decrypt"],
        disabled: ["KMSDisabledException", "the KMS key used is disabled"],
        denied: ["KMSAccessDeniedException", "KMS access was denied"],
      } as const
    )[trouble];
    return new ServiceError(
      code,
      502,
      `Lambda was unable to decrypt the environment variables because ${what}. Please check the function's KMS key settings. KMS Exception: ${KMS[trouble]} KMS Message: ${why}`,
    );
  },
  sns: (trouble, why) => {
    const code = { missing: "KMSNotFound", leaving: "KMSInvalidState", disabled: "KMSDisabled", denied: "KMSAccessDenied" }[trouble];
    return new ServiceError(code, 400, `${why} (Service: AWSKMS; Status Code: 400; Error Code: ${KMS[trouble]})`);
  },
  sqs: (trouble, why) => {
    const code = { missing: "KmsNotFound", leaving: "KmsInvalidState", disabled: "KmsDisabled", denied: "KmsAccessDenied" }[trouble];
    return new ServiceError(code, 400, `${why} (Service: AWSKMS; Status Code: 400; Error Code: ${KMS[trouble]})`);
  },
};

/** A key's refusal as `service` says it to its caller. */
export const refusedBy = (service: ServiceName, { trouble, message }: KeyRefusal): ServiceError =>
  WORDS[service]?.(trouble, message) ?? new ServiceError(KMS[trouble], 400, message);
