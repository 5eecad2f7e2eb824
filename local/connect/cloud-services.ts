// The driver's services backed by the local cloud: Lambdas and bots are called through the one door (Dispatch), as Connect, so that faults
// and IAM hold for them.
import type { Clock } from "../../shared/clock.ts";
import type { Dispatch } from "../dispatch.ts";
import { ConnectionError, ServiceError } from "../errors.ts";
import type { Channel, LogEntry } from "../events.ts";
import type { Iam } from "../iam/iam.ts";
import type { LexBots } from "../lex/bots.ts";
import type { Principal } from "../principal.ts";
import type { Random } from "../random.ts";
import { isRegion } from "../../shared/region.ts";
import { cloudInstance } from "./cloud-instance.ts";
import type { Instance, Instances } from "./instances.ts";
import type { BotReply, ConnectServices, LambdaReply } from "./services.ts";

export interface ConnectCloud {
  readonly instances: Instances;
  readonly iam: Pick<Iam, "authorize">;
  readonly bots: Pick<LexBots, "obscuredSlots">;
  readonly dispatch: Dispatch;
  readonly clock: Clock;
  readonly random: Random;
  emit(entry: LogEntry): void;
  readonly botWaitMs?: Partial<Record<Channel, number>>;
  readonly speech?: "timed" | "instant";
}

/** A service's refusal or a broken connection, in a line; all else is a defect and is thrown on. */
const describe = (error: unknown): { readonly text: string; readonly again: boolean } => {
  if (error instanceof ServiceError)
    return { text: `${error.code}: ${error.message}`, again: error.status === 429 || error.fault === "server" };
  if (error instanceof ConnectionError) return { text: error.message, again: true };
  throw error;
};

export const cloudServices = (cloud: ConnectCloud, instance: Instance): ConnectServices => {
  const { dispatch, random, clock, botWaitMs, speech } = cloud;
  const principal: Principal = { kind: "service", service: "connect.amazonaws.com", sourceArn: instance.arn };
  const utf8 = new TextDecoder();
  return {
    clock,
    random,
    emit: (entry) => cloud.emit(entry),
    instance: cloudInstance(instance, cloud),
    ...(botWaitMs === undefined ? {} : { botWaitMs }),
    ...(speech === undefined ? {} : { speech }),
    invokeLambda: async ({ functionArn, mode, payload, signal }): Promise<LambdaReply> => {
      const region = functionArn.split(":")[3] ?? "";
      if (!isRegion(region)) return { kind: "failed", error: `"${functionArn}" is no ARN of a function.`, again: false };
      try {
        const input = {
          FunctionName: functionArn,
          InvocationType: mode === "sync" ? ("RequestResponse" as const) : ("Event" as const),
          Payload: Buffer.from(payload),
        };
        const { FunctionError, Payload } = await dispatch("lambda.Invoke", { region, principal, input, signal });
        const text = Payload === undefined ? "" : utf8.decode(Payload);
        if (FunctionError !== undefined) return { kind: "failed", error: `${FunctionError}: ${text.slice(0, 300)}`, again: true };
        return { kind: "answered", payload: text, requestId: random.uuid() };
      } catch (error) {
        if (signal.aborted) throw error;
        const { text, again } = describe(error);
        return { kind: "failed", error: text, again };
      }
    },
    recognizeText: async ({ region, request, signal }): Promise<BotReply> => {
      try {
        const response = await dispatch("lex.RecognizeText", { region, principal, input: request, signal });
        return { kind: "answered", response, obscured: cloud.bots.obscuredSlots(region, request, response.sessionState?.intent?.name) };
      } catch (error) {
        if (signal.aborted) throw error;
        return { kind: "failed", error: describe(error).text };
      }
    },
  };
};
