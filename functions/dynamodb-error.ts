// How a DynamoDB call can fail, sorted by what the caller can do about it.
import { textAt } from "./json.ts";

/**
 * - `condition`: the item is not as the condition wants it; nothing was written
 * - `throttled`: too many requests, or too little capacity
 * - `timeout`: no answer in time; a write may have happened
 * - `unreachable`: the connection failed or broke; a write may have happened
 * - `server`: DynamoDB failed, or what answered was not DynamoDB
 * - `refused`: the request is not allowed or makes no sense; asking again changes nothing
 */
export type DynamoDbFailure = "condition" | "throttled" | "timeout" | "unreachable" | "server" | "refused";

export class DynamoDbError extends Error {
  override readonly name = "DynamoDbError";
  readonly failure: DynamoDbFailure;
  /** DynamoDB's own name of the error, or the system's (`ECONNREFUSED`). */
  readonly code: string;
  constructor(failure: DynamoDbFailure, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.failure = failure;
    this.code = code;
  }
}

const THROTTLES = new Set(["ProvisionedThroughputExceededException", "RequestLimitExceeded", "ThrottlingException"]);

const failureOf = (status: number, code: string): DynamoDbFailure => {
  if (code === "ConditionalCheckFailedException") return "condition";
  if (status === 429 || THROTTLES.has(code)) return "throttled";
  return status >= 500 || code === "UnknownError" ? "server" : "refused";
};

/** Reads an error answer: `{"__type": "com.amazonaws.dynamodb.v20120810#Name", "message": …}` (DynamoDB developer guide, "Error handling"). */
export const errorFromAnswer = (operation: string, status: number, answer: unknown): DynamoDbError => {
  const code = textAt(answer, "__type")?.split("#").at(-1) ?? "UnknownError";
  const message = textAt(answer, "message") ?? textAt(answer, "Message") ?? "no message";
  return new DynamoDbError(failureOf(status, code), code, `DynamoDB refused ${operation}: ${code} (HTTP ${status}), ${message}.`);
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
