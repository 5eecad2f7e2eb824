// Lambda Invoke: synchronous, asynchronous ("Event", which goes into Lambda's own queue) and as a dry run.
import type { InvocationRequest, InvocationResponse } from "@aws-sdk/client-lambda";
import { ServiceError, UnsupportedError } from "../../errors.ts";
import type { AsyncEvents } from "../../lambda/async-events.ts";
import type { FunctionConfiguration, Functions } from "../../lambda/functions.ts";
import { MOST_PAYLOAD_BYTES } from "../../lambda/result.ts";
import type { Action } from "../action.ts";
import type { Keys } from "../kms/keys.ts";
import { KeyRefusal, refusedBy } from "../kms/refusal.ts";
import { onFunction, requireFunction } from "./shared.ts";

const MOST_EVENT_BYTES = 1_048_576; // aws-limits.md 2.2: 1 MB for asynchronous events
const INVOCATION_TYPES: ReadonlySet<string> = new Set(["Event", "RequestResponse", "DryRun"]);

const readEvent = (payload: Uint8Array | undefined, most: number): string => {
  if (payload === undefined || payload.byteLength === 0) return "{}";
  if (payload.byteLength > most)
    throw new ServiceError(
      "RequestTooLargeException",
      413,
      `Request must be smaller than ${most} bytes for the InvokeFunction operation; seen: ${payload.byteLength}.`,
    );
  const text = Buffer.from(payload).toString("utf8");
  try {
    JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ServiceError("InvalidRequestContentException", 400, `Could not parse request body into json: ${why}`, { cause });
  }
  return text;
};

const failure = (message: string): Uint8Array => Buffer.from(JSON.stringify({ errorType: "Error", errorMessage: message }));

/**
 * Lambda opens the environment by the grant that it was given when the function was made, whoever invokes. In AWS a warm environment does not
 * notice that the key is gone.
 * @throws ServiceError that the environment cannot be opened
 */
const requireKey = (keys: Keys, { region, kmsKeyArn: key }: FunctionConfiguration): void => {
  try {
    // The grant is to Lambda itself: what the key's policy says now does not matter to it.
    keys.use(region, { kind: "account" }, { key, actions: [] });
  } catch (error) {
    if (error instanceof KeyRefusal) throw refusedBy("lambda", error);
    throw error;
  }
};

export const invoke = ({
  functions,
  asyncEvents,
  keys,
}: {
  readonly functions: Functions;
  readonly asyncEvents: AsyncEvents;
  readonly keys: Keys;
}): Action<InvocationRequest, InvocationResponse> => ({
  ...onFunction("InvokeFunction"),
  run: async (input, { region, requestId, signal }) => {
    const configuration = requireFunction(functions, region, input);
    if (input.LogType === "Tail")
      throw new UnsupportedError({
        resource: "lambda:Invoke",
        operation: "LogType Tail",
        remedy: "Read the lines with logs:FilterLogEvents.",
      });
    const { InvocationType = "RequestResponse" } = input;
    if (!INVOCATION_TYPES.has(InvocationType))
      throw new ServiceError(
        "InvalidParameterValueException",
        400,
        `Value '${InvocationType}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [${[...INVOCATION_TYPES].join(", ")}]`,
      );
    const asynchronous = InvocationType === "Event";
    const payload = readEvent(input.Payload, asynchronous ? MOST_EVENT_BYTES : MOST_PAYLOAD_BYTES);
    if (InvocationType === "DryRun") return { StatusCode: 204 };
    if (asynchronous) {
      asyncEvents.accept(configuration, payload, requestId);
      return { StatusCode: 202 };
    }
    requireKey(keys, configuration);
    const { payload: answer, functionError } = await functions.invoke(configuration, payload, { requestId, signal });
    return {
      StatusCode: 200,
      ExecutedVersion: "$LATEST",
      Payload: Buffer.from(answer),
      ...(functionError === undefined ? {} : { FunctionError: functionError }),
    };
  },
  faulty: {
    // A broken function answers 200 with an error inside: the service itself is well.
    error: (input, { region, requestId }) => {
      const { InvocationType, FunctionName = "" } = input;
      if (InvocationType === "Event") {
        // Taken all the same; it fails when it runs, which goes through the same rules.
        asyncEvents.accept(requireFunction(functions, region, input), readEvent(input.Payload, MOST_EVENT_BYTES), requestId);
        return { StatusCode: 202 };
      }
      return {
        StatusCode: 200,
        ExecutedVersion: "$LATEST",
        FunctionError: "Unhandled",
        Payload: failure(`A fault rule makes ${FunctionName} fail.`),
      };
    },
  },
});
