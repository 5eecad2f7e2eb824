// `twinline call --flow FILE`: any exported flow on its own, on a virtual clock, with stubs for its Lambdas.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import { inferFlowType } from "../../contact-flows/check/check.ts";
import type { Flow, Json } from "../../contact-flows/flow.ts";
import { parseFlow } from "../../contact-flows/parse.ts";
import { realClock, virtualClock } from "../../shared/clock.ts";
import { scriptedCaller } from "../../local/connect/caller.ts";
import { compileFlow } from "../../local/connect/compile.ts";
import { flowOnlyServices, namedIn, placeFlowCall, type LambdaStub } from "../../local/connect/flow-only-services.ts";
import { UserError } from "../../local/errors.ts";
import type { LogEntry, Outcome } from "../../local/events.ts";
import { seededRandom } from "../../local/random.ts";
import type { CallOptions } from "./command.ts";
import { parseFrom } from "../common/caller-number.ts";
import { part, together } from "../common/all-problems.ts";

const json: z.ZodType<Json> = z.json();

const readText = async (file: string, what: string): Promise<string> => {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new UserError(`Cannot read ${what} "${file}": ${cause instanceof Error ? cause.message : String(cause)}. Check its path.`, {
      cause,
    });
  }
};

/** A stub out of `NAME=reply.json`. */
const stub = async (text: string): Promise<readonly [string, LambdaStub]> => {
  const [, name, file] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || file === undefined)
    throw new UserError(`Cannot use --lambda "${text}": it is not NAME=reply.json. Name the function and the file with its answer.`);
  const source = await readText(file, "the answer");
  try {
    const reply = json.parse(JSON.parse(source));
    return [name, () => reply];
  } catch (cause) {
    throw new UserError(`Cannot use --lambda "${text}": ${file} is not JSON. Put into it what the function answers.`, { cause });
  }
};

/** The flow of a file. */
const readFlow = async (file: string): Promise<Flow> => {
  const parsed = parseFlow(await readText(file, "the flow"));
  if (parsed.ok) return parsed.flow;
  throw new UserError(parsed.problems.map(({ message, remedy }) => `Cannot run "${file}": ${message} ${remedy}`));
};

/**
 * Runs one contact through the flow.
 * @throws UserError when the flow or a stub cannot be read, or the flow uses no stubbed name
 */
export const callFlow = async (
  file: string,
  words: readonly string[],
  options: CallOptions,
  print: (entry: LogEntry) => void,
): Promise<Outcome> => {
  const [flow, stubs, from] = await together(
    readFlow(file),
    together(...options.lambda.map(stub)),
    part(() => parseFrom(options.from)),
  );
  const lambdas = Object.fromEntries(stubs);
  const called = flow.Actions.map(({ Parameters }) => Parameters?.["LambdaFunctionARN"]).filter((arn) => typeof arn === "string");
  const strays = Object.keys(lambdas).filter((name) => !called.some((arn) => namedIn({ [name]: true }, arn) === true));
  if (strays.length > 0)
    throw new UserError(
      strays.map(
        (name) =>
          `Cannot use --lambda ${name}=…: no action of "${file}" names a Lambda "${name}". Use a name that stands in its LambdaFunctionARN.`,
      ),
    );
  const identity = {
    id: "flow",
    arn: "flow",
    name: basename(file),
    type: inferFlowType(flow) === "CUSTOMER_QUEUE" ? ("CUSTOMER_QUEUE" as const) : ("CONTACT_FLOW" as const),
  };
  const services = flowOnlyServices({
    clock: virtualClock(realClock.now()),
    random: seededRandom(1),
    emit: print,
    lambdas,
    agents: options.agents,
  });
  const ended = await placeFlowCall(services, compileFlow(flow, identity), {
    from,
    channel: options.chat ? "CHAT" : "VOICE",
    caller: scriptedCaller(words),
  });
  return ended.outcome;
};
