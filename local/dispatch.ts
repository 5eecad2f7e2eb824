// The one door to every AWS action of the local cloud. A call over HTTP and a call from one AWS service to another come through it alike,
// so that faults and IAM hold for both.
import type { InvocationRequest, InvocationResponse } from "@aws-sdk/client-lambda";
import type { RecognizeTextRequest, RecognizeTextResponse } from "@aws-sdk/client-lex-runtime-v2";
import type { PublishInput, PublishResponse } from "@aws-sdk/client-sns";
import type { SendMessageRequest, SendMessageResult } from "@aws-sdk/client-sqs";
import type { Principal } from "./principal.ts";
import type { Region } from "../shared/region.ts";

/** The calls that AWS services make of each other inside the local cloud. */
export interface InternalOperations {
  "lambda.Invoke": { readonly input: InvocationRequest; readonly output: InvocationResponse };
  "lex.RecognizeText": { readonly input: RecognizeTextRequest; readonly output: RecognizeTextResponse };
  "sns.Publish": { readonly input: PublishInput; readonly output: PublishResponse };
  "sqs.SendMessage": { readonly input: SendMessageRequest; readonly output: SendMessageResult };
}

export interface InternalCall<Input> {
  readonly region: Region;
  readonly principal: Principal;
  readonly input: Input;
  /** @default a new one */
  readonly requestId?: string;
  readonly signal: AbortSignal;
}

/**
 * Makes one call: applies the fault rules, asks IAM, runs the action.
 * @throws ServiceError with the service's own code and status; ConnectionError where a fault cuts the connection; the signal's reason
 */
export type Dispatch = <Name extends keyof InternalOperations>(
  name: Name,
  call: InternalCall<InternalOperations[Name]["input"]>,
) => Promise<InternalOperations[Name]["output"]>;
