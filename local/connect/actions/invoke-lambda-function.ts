// AWS Lambda function: synchronous within 1 to 8 s, its answer replaces `$.External`; asynchronous, the flow goes on at once.
// connect-flow-language.md 3.3, connect-lambda.md
import type { FlowAction } from "../../../contact-flows/flow.ts";
import type { CallEvent } from "../../events.ts";
import type { Run } from "../contact.ts";
import { lambdaEvent } from "../lambda-event.ts";
import { readReply, type ResponseType } from "../lambda-reply.ts";
import { ask, broken, fail, next } from "../moves.ts";
import { numberAt, pairsAt, resolvePairs, textAt, valueAt } from "../parameters.ts";
import type { Answer } from "../questions.ts";
import { resolve } from "../reference.ts";

const SYNC_LIMIT_SECONDS = 8; // connect-lambda.md 4
const ASYNC_LIMIT_SECONDS = 60; // connect-lambda.md 1
/** All Lambdas between two prompts together. connect-lambda.md 4 advises it; here the one that would pass it is cut off there. */
const CHAIN_MS = 20_000;

/** A function's name from its ARN, which may carry a qualifier. */
const functionName = (arn: string): string => /:function:([^:]+)/.exec(arn)?.[1] ?? arn;

type LambdaAnswer = Extract<Answer, { kind: "lambda-answered" | "lambda-failed" }>;

const told = (arn: string, mode: "sync" | "async", answer: LambdaAnswer, error?: string): CallEvent => ({
  kind: "lambda-invoked",
  function: functionName(arn),
  mode,
  ms: answer.ms,
  attempts: answer.attempts,
  ok: error === undefined,
  ...(error === undefined ? {} : { error }),
});

export const invokeLambdaFunction = (action: FlowAction): Run => {
  const functionArn = valueAt(action, "LambdaFunctionARN");
  const mode = textAt(action, "InvocationType") === "ASYNCHRONOUS" ? "async" : "sync";
  const most = mode === "sync" ? SYNC_LIMIT_SECONDS : ASYNC_LIMIT_SECONDS;
  const seconds = numberAt(action, Number.NaN, "InvocationTimeLimitSeconds");
  const parameters = pairsAt(action, "LambdaInvocationAttributes");
  const responseType: ResponseType = textAt(action, "ResponseValidation", "ResponseType") === "JSON" ? "JSON" : "STRING_MAP";
  if (functionArn === undefined) return broken("LambdaFunctionARN is missing.");
  if (seconds === undefined || !(seconds >= 1 && seconds <= most)) return broken(`InvocationTimeLimitSeconds is not within 1 and ${most}.`);
  return (contact) => {
    const arn = resolve(contact, functionArn);
    if (arn === undefined) return fail(contact, `${functionArn.text} is not set: there is no function to invoke.`);
    const limitMs = mode === "async" ? seconds * 1000 : Math.min(seconds * 1000, CHAIN_MS - contact.lambdaSilenceMs);
    if (limitMs <= 0) return fail(contact, `Lambdas have run for ${CHAIN_MS / 1000} s without a prompt in between.`);
    const payload = JSON.stringify(lambdaEvent(contact, resolvePairs(contact, parameters)));
    return ask(contact, { kind: "invoke-lambda", functionArn: arn, mode, limitMs, payload }, (later, answer) => {
      if (answer.kind !== "lambda-answered" && answer.kind !== "lambda-failed")
        return fail(later, `A function cannot answer with "${answer.kind}".`);
      const spent = { ...later, lambdaSilenceMs: later.lambdaSilenceMs + (mode === "sync" ? answer.ms : 0) };
      if (answer.kind === "lambda-failed") return fail(spent, answer.error, "NoMatchingError", told(arn, mode, answer, answer.error));
      if (mode === "async") return next({ ...spent, lambdaInvocation: { InvocationId: answer.requestId } }, told(arn, mode, answer));
      const reply = readReply(answer.payload, responseType);
      if (!reply.ok) return fail(spent, reply.because, "NoMatchingError", told(arn, mode, answer, reply.because));
      return next({ ...spent, external: reply.external }, told(arn, mode, answer));
    });
  };
};
