// How a DynamoDB call can fail, sorted by what the caller can do about it.
import { isRecord, textAt } from "../../../shared/json.ts";

/**
 * - `condition`: the item is not as the condition wants it; nothing was written
 * - `conflict`: another transaction is at the same item; nothing was written
 * - `throttled`: too many requests, or too little capacity
 * - `timeout`: no answer in time; a write may have happened
 * - `unreachable`: the connection failed or broke; a write may have happened
 * - `server`: DynamoDB failed, or what answered was not DynamoDB
 * - `refused`: the request is not allowed or makes no sense; asking again changes nothing
 */
export type DynamoDbFailure = "condition" | "conflict" | "throttled" | "timeout" | "unreachable" | "server" | "refused";

export class DynamoDbError extends Error {
  override readonly name = "DynamoDbError";
  readonly failure: DynamoDbFailure;
  /** DynamoDB's own name of the error, or the system's (`ECONNREFUSED`). */
  readonly code: string;
  /** Of a cancelled transaction, for each of its writes in turn: why it could not be made, or `None`. */
  readonly reasons: readonly string[];
  constructor(failure: DynamoDbFailure, code: string, message: string, options?: ErrorOptions & { readonly reasons?: readonly string[] }) {
    super(message, options);
    this.failure = failure;
    this.code = code;
    this.reasons = options?.reasons ?? [];
  }
}

const THROTTLES = new Set(["ProvisionedThroughputExceededException", "RequestLimitExceeded", "ThrottlingException"]);

const CONFLICTS = new Set(["TransactionConflictException", "TransactionInProgressException"]);

/** Reasons of a cancelled transaction, the one that says most first (DynamoDB API reference, TransactWriteItems, "Cancellation reason codes"). */
const REASONS = [
  ["ConditionalCheckFailed", "condition"],
  ["ValidationError", "refused"],
  ["ItemCollectionSizeLimitExceeded", "refused"],
  ["TransactionConflict", "conflict"],
  ["ProvisionedThroughputExceeded", "throttled"],
  ["ThrottlingError", "throttled"],
] as const satisfies readonly (readonly [string, DynamoDbFailure])[];

const failureOf = (status: number, code: string, reasons: readonly string[]): DynamoDbFailure => {
  if (code === "ConditionalCheckFailedException") return "condition";
  if (code === "TransactionCanceledException") return REASONS.find(([reason]) => reasons.includes(reason))?.[1] ?? "server";
  if (CONFLICTS.has(code)) return "conflict";
  if (status === 429 || THROTTLES.has(code)) return "throttled";
  return status >= 500 || code === "UnknownError" ? "server" : "refused";
};

/** Reads an error answer: `{"__type": "com.amazonaws.dynamodb.v20120810#Name", "message": …}` (DynamoDB developer guide, "Error handling"). */
export const errorFromAnswer = (operation: string, status: number, answer: unknown): DynamoDbError => {
  const code = textAt(answer, "__type")?.split("#").at(-1) ?? "UnknownError";
  const message = textAt(answer, "message") ?? textAt(answer, "Message") ?? "no message";
  const given: unknown = isRecord(answer) ? answer["CancellationReasons"] : undefined;
  const reasons = (Array.isArray(given) ? given : []).map((reason: unknown) => textAt(reason, "Code") ?? "None");
  const words = `DynamoDB refused ${operation}: ${code} (HTTP ${status}), ${message}.`;
  return new DynamoDbError(failureOf(status, code, reasons), code, words, { reasons });
};

/** Wraps what the network threw. */
export const errorFromNetwork = (operation: string, cause: unknown, timedOut: boolean, endpoint: URL): DynamoDbError => {
  const code = timedOut ? "Timeout" : (textAt(cause, "code") ?? "UnknownError");
  const why = timedOut ? "no answer in time" : code;
  return new DynamoDbError(timedOut ? "timeout" : "unreachable", code, `Cannot ${operation} at ${endpoint.host}: ${why}.`, { cause });
};

/** What `work` comes to, DynamoDB's failure included, as a value. Anything else that is thrown is a defect of ours and goes on. */
export const orFailure = async <Value>(work: Promise<Value>): Promise<Value | DynamoDbError> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DynamoDbError) return error;
    throw error;
  }
};
