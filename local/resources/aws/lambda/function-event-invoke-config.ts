// aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig: how often, for how long and to what end a function's asynchronous events
// are tried.
import { z } from "zod";
import { UserError } from "../../../errors.ts";
import type { AsyncSettings } from "../../../lambda/async-events.ts";
import type { Region } from "../../../../shared/region.ts";
import type { Services } from "../../../services.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";

const TYPE = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";

const destination = z.strictObject({
  destination: z.string().regex(/^arn:aws:(?:sns|sqs):/, "the local cloud hands failures to SQS queues and SNS topics only"),
});

const inputs = z.strictObject({
  functionName: z.string(),
  // API reference, PutFunctionEventInvokeConfig.
  maximumRetryAttempts: z.int().min(0).max(2).exactOptional(),
  maximumEventAgeInSeconds: z.int().min(60).max(21_600).exactOptional(),
  destinationConfig: z.strictObject({ onFailure: destination.optional() }).optional(),
});

type Inputs = z.infer<typeof inputs>;

const settingsOf = ({ functionName: _name, destinationConfig, ...limits }: Inputs): AsyncSettings => {
  const onFailure = destinationConfig?.onFailure?.destination;
  return { ...limits, ...(onFailure === undefined ? {} : { onFailure }) };
};

/** Puts settings, whether or not there are some: creating them cannot collide (Lambda API, PutFunctionEventInvokeConfig). */
const put = ({ asyncEvents, functions }: Services, name: string, region: Region, read: Inputs): void => {
  const callee = functions.find(region, read.functionName);
  if (callee === undefined)
    throw new UserError(
      `Cannot create ${TYPE} "${name}": ${region} has no function "${read.functionName}". Name one that the program declares there.`,
    );
  asyncEvents.configure(callee.arn, settingsOf(read));
};

export const functionEventInvokeConfig = resource(TYPE, inputs, {
  replaceOn: ["functionName"],
  create: (services, { name, region, inputs: read }) => {
    put(services, name, region, read);
    return { id: read.functionName, outputs: {} };
  },
  read: ({ asyncEvents, functions }, { id, region, inputs: declared }) => {
    const callee = functions.find(region, id);
    const settings = callee === undefined ? undefined : asyncEvents.settingsOf(callee.arn);
    if (settings === undefined) return undefined;
    const { maximumRetryAttempts = 2, maximumEventAgeInSeconds, onFailure } = settings;
    const destinationConfig = onFailure === undefined ? undefined : { onFailure: { destination: onFailure } };
    const now = { functionName: id, maximumRetryAttempts, maximumEventAgeInSeconds, destinationConfig };
    return { inputs: asDeclared(declared, now, { maximumRetryAttempts: 2 }), outputs: {} };
  },
  update: (services, { name, region, inputs: read }) => {
    put(services, name, region, read);
    return {};
  },
  delete: ({ asyncEvents, functions }, { id, region }) => {
    const callee = functions.find(region, id);
    if (callee !== undefined) asyncEvents.configure(callee.arn, undefined);
  },
});
