// The actions that this program allows on every resource, since AWS offers nothing narrower, each with its reason. No other grant may have a
// star for a resource, and none for an action: a test holds all of the program's policies against this list.
import type { Grant } from "./policy.ts";

export const WIDE_ACTIONS = {
  "polly:SynthesizeSpeech": "Polly's voices have no ARNs; its one resource type is the lexicon, which this program has none of",
  "xray:PutTraceSegments": "X-Ray has no resource type for a trace (service authorization reference, AWS X-Ray)",
  "xray:PutTelemetryRecords": "the same",
  "sns:CheckIfPhoneNumberIsOptedOut": "a phone number has no ARN (service authorization reference, Amazon SNS)",
  "sns:Publish": "a phone number has no ARN; topics have, and a denial of all of them stands beside it",
} as const satisfies Readonly<Record<string, string>>;

/** Allows actions that AWS ties to no resource. */
export const anywhere = (...actions: readonly (keyof typeof WIDE_ACTIONS)[]): Grant => ({ actions, resources: ["*"] });
