// aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig: how often, for how long and to what end a function's asynchronous events
// are tried.
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import { handler } from "../../handler.ts";

const destination = z.strictObject({
  destination: z.string().regex(/^arn:aws:(?:sns|sqs):/, "the local cloud hands failures to SQS queues and SNS topics only"),
});

const inputs = z.strictObject({
  functionName: z.string(),
  maximumRetryAttempts: z.int().min(0).max(2).exactOptional(),
  maximumEventAgeInSeconds: z.int().min(60).max(21_600).exactOptional(),
  destinationConfig: z.strictObject({ onFailure: destination.optional() }).optional(),
});

export const functionEventInvokeConfig = handler(
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  inputs,
  ({ asyncEvents, functions }, { name, region, inputs: { functionName, destinationConfig, ...limits } }) => {
    const callee = functions.find(region, functionName);
    if (callee === undefined)
      throw new UserError(
        `Cannot create aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig "${name}": ${region} has no function "${functionName}". Name one that the program declares there.`,
      );
    const onFailure = destinationConfig?.onFailure?.destination;
    asyncEvents.configure(callee.arn, { ...limits, ...(onFailure === undefined ? {} : { onFailure }) });
    return { id: functionName, outputs: {} };
  },
);
