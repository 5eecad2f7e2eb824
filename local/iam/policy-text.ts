// A policy as text again. IAM keeps what a document says and not how it was laid out, so the provider goes on showing the text that was
// declared for as long as it says the same.
import { isDeepStrictEqual } from "node:util";
import { UnsupportedError, UserError } from "../errors.ts";
import { parsePolicy, type PolicyDocument } from "./policy.ts";

const meant = (text: string): PolicyDocument | undefined => {
  try {
    return parsePolicy("the declared resource", text);
  } catch (error) {
    // What cannot be a policy is not the one that is in force.
    if (error instanceof UserError || error instanceof UnsupportedError) return undefined;
    throw error;
  }
};

export const policyText = (declared: unknown, now: PolicyDocument): string =>
  typeof declared === "string" && isDeepStrictEqual(meant(declared), now) ? declared : JSON.stringify(now);
