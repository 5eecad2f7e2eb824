// What an SDK client throws, sorted. Both generations of the client throw alike: a name from the model, and the status in `$metadata`.
import { isRecord, recordAt, textAt } from "../../../../shared/json.ts";
import { LexRuntimeError, type LexFault } from "./lex-runtime.ts";

const THROTTLES = new Set(["ThrottlingException", "LimitExceededException"]);
/** Refusals of the caller's own rights or signature; the last one is raised before anything is sent. */
const DENIALS = new Set([
  "AccessDeniedException",
  "ExpiredTokenException",
  "IncompleteSignatureException",
  "InvalidSignatureException",
  "UnrecognizedClientException",
  "CredentialsProviderError",
]);

const faultOf = (name: string, status: unknown): LexFault => {
  if (THROTTLES.has(name) || status === 429) return "throttled";
  return DENIALS.has(name) || status === 403 ? "denied" : "failed";
};

const lexFault = (error: unknown, signal: AbortSignal): LexRuntimeError => {
  if (signal.aborted) return new LexRuntimeError("failed", "Timeout", { cause: error });
  const name = error instanceof Error ? error.name : "UnknownError";
  const status = isRecord(error) ? recordAt(error, "$metadata")["httpStatusCode"] : undefined;
  // A broken connection is a plain Error whose code says more than its name.
  return new LexRuntimeError(faultOf(name, status), name === "Error" ? (textAt(error, "code") ?? name) : name, { cause: error });
};

/** The answer of a client. @throws LexRuntimeError for whatever the client throws under this signal */
export const answerOf = async <Answer>(signal: AbortSignal, work: Promise<Answer>): Promise<Answer> => {
  try {
    return await work;
  } catch (error) {
    throw lexFault(error, signal);
  }
};
