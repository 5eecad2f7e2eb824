// What Lambda answers for what became of an event. Pure.
import type { Outcome } from "./environment.ts";

export interface InvocationResult {
  /** JSON text of the answer, or of `{errorType, errorMessage, trace}` where `functionError` is set. */
  readonly payload: string;
  readonly functionError?: "Unhandled";
}

// The limit, and the size AWS names in its message, which allows for an envelope of 100 bytes (aws-limits.md 2.2: 6 MB).
export const MOST_PAYLOAD_BYTES = 6_291_456;
const MOST_ANSWER_BYTES = MOST_PAYLOAD_BYTES + 100;

const failed = (payload: string): InvocationResult => ({ payload, functionError: "Unhandled" });

/** The answer of an invocation; one that is too large is an error of the function. */
export const resultOf = (outcome: Outcome): InvocationResult => {
  if (outcome.kind === "failed") return failed(outcome.payload);
  if (outcome.kind === "gone") return failed(JSON.stringify({ errorType: outcome.errorType, errorMessage: outcome.errorMessage }));
  const bytes = Buffer.byteLength(outcome.payload);
  if (bytes <= MOST_ANSWER_BYTES) return { payload: outcome.payload };
  return failed(
    JSON.stringify({
      errorType: "Function.ResponseSizeTooLarge",
      errorMessage: `Response payload size exceeded maximum allowed payload size (${MOST_ANSWER_BYTES} bytes).`,
    }),
  );
};
