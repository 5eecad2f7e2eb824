// What Lambda tells a failure destination of an event it gave up (Lambda developer guide, invocation-async-retain-records). Pure.
import type { EpochMs } from "../../shared/clock.ts";
import type { FunctionConfiguration } from "./functions.ts";

export type Condition = "EventAgeExceeded" | "RetriesExhausted";

export interface GivenUp {
  readonly callee: Pick<FunctionConfiguration, "arn">;
  /** The event's JSON text. */
  readonly payload: string;
  readonly requestId: string;
  readonly condition: Condition;
  /** How often the function ran. */
  readonly invokeCount: number;
  /** The last error the function answered, as JSON text; nothing when it never ran. */
  readonly answer: string | undefined;
  readonly at: EpochMs;
}

export const failureRecord = ({ callee, payload, requestId, condition, invokeCount, answer, at }: GivenUp) => {
  const requestPayload: unknown = JSON.parse(payload);
  const responsePayload: unknown = answer === undefined ? undefined : JSON.parse(answer);
  return {
    version: "1.0",
    timestamp: new Date(at).toISOString(),
    requestContext: { requestId, functionArn: `${callee.arn}:$LATEST`, condition, approximateInvokeCount: invokeCount },
    requestPayload,
    ...(answer === undefined
      ? {}
      : { responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" }, responsePayload }),
  };
};
