// The driver of a turn: runs the pure steps and invokes the code hooks they ask for, through the one door that faults and IAM guard.
import type { Clock } from "../../shared/clock.ts";
import type { Dispatch } from "../dispatch.ts";
import { ServiceError } from "../errors.ts";
import { afterHook, afterHookFailure } from "./after-hook.ts";
import type { Alias } from "./alias-store.ts";
import { HookProblem, readHookAnswer } from "./hook-answer.ts";
import { hookEvent, type HookBot } from "./hook-event.ts";
import type { Session } from "./state.ts";
import { beginTurn, type Setting, type TurnInput, type Waiting } from "./turn.ts";

const HOOK_MS = 30_000; // lex-v2.md 2.1
const MOST_HOOK_MS = 120_000; // lex-v2.md 2.1
/** A turn has one dialog hook and one fulfilment; a bot that goes on asking is going round in circles. */
const MOST_HOOKS = 10;

export interface Served {
  readonly alias: Alias;
  readonly lambdaArn: string | undefined;
  readonly bot: HookBot;
  readonly sessionId: string;
}

interface Services {
  readonly clock: Clock;
  readonly dispatch: Dispatch;
}

const hookMs = ({ sessionAttributes }: Session): number => {
  const asked = Number(sessionAttributes["x-amz-lex:codehook-timeout-ms"] ?? HOOK_MS);
  return Number.isFinite(asked) && asked > 0 ? Math.min(asked, MOST_HOOK_MS) : HOOK_MS;
};

const failed = (why: string, cause: unknown): ServiceError => new ServiceError("DependencyFailedException", 424, why, { cause });

const invoke = async (
  { dispatch }: Services,
  { alias, lambdaArn, bot, sessionId }: Served,
  waiting: Waiting,
  signal: AbortSignal,
  now: number,
) => {
  if (lambdaArn === undefined) throw new HookProblem(`Cannot invoke a code hook: alias "${alias.name}" names no Lambda.`);
  const payload = hookEvent(waiting.call, bot, sessionId, now);
  const { FunctionError: error, Payload } = await dispatch("lambda.Invoke", {
    region: alias.region,
    principal: { kind: "service", service: "lexv2.amazonaws.com", sourceArn: alias.arn },
    input: { FunctionName: lambdaArn, InvocationType: "RequestResponse", Payload: new TextEncoder().encode(payload) },
    signal,
  });
  const text = new TextDecoder().decode(Payload);
  if (error !== undefined) throw new HookProblem(`The code hook ${lambdaArn} failed (${error}): ${text.slice(0, 500)}`);
  return readHookAnswer(text);
};

/**
 * Carries one turn through to its answer.
 * @returns the session as it is afterwards, its messages included
 * @throws ServiceError DependencyFailedException when the code hook fails and the bot keeps no branch for that; the signal's reason
 */
export const converse = async (
  services: Services,
  setting: Setting,
  served: Served,
  before: Session,
  input: TurnInput,
  signal: AbortSignal,
): Promise<Session> => {
  let step = beginTurn(setting, before, input);
  for (let hooks = 0; step.kind === "invoke"; hooks++) {
    if (hooks >= MOST_HOOKS)
      throw failed(`Lex asked ${MOST_HOOKS} code hooks in one turn. Let a hook close, confirm or elicit.`, undefined);
    const waiting = step;
    using deadline = services.clock.deadline(hookMs(waiting.session));
    try {
      const told = await invoke(services, served, waiting, AbortSignal.any([signal, deadline.signal]), setting.now);
      step = afterHook(setting, waiting, told);
    } catch (cause) {
      signal.throwIfAborted();
      const branch = afterHookFailure(setting, waiting, deadline.signal.aborted ? "timeout" : "failure");
      const why = cause instanceof Error ? cause.message : String(cause);
      if (branch === undefined) throw failed(`The code hook gave no answer that Lex can use. ${why}`, cause);
      step = branch;
    }
  }
  return step.session;
};
