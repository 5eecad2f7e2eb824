// The one door to every action: it meets the fault rules, asks IAM, then runs the action. Calls over HTTP and calls of one service to
// another come through it alike; see local/dispatch.ts for the latter's contract.
import type { Clock } from "../../shared/clock.ts";
import type { Dispatch, InternalOperations } from "../dispatch.ts";
import { ConnectionError, ServiceError, UnsupportedError } from "../errors.ts";
import type { EventLog } from "../events.ts";
import { faultFor, type FaultRule, type Faults } from "../faults.ts";
import type { Iam } from "../iam/iam.ts";
import type { Random } from "../random.ts";
import type { Action, Caller, ServiceName } from "../services/action.ts";
import type { Keys } from "../services/kms/keys.ts";
import { KeyRefusal, refusedBy } from "../services/kms/refusal.ts";
import { faultError, keylessError, missingError } from "./fault-errors.ts";

export interface DoorServices {
  readonly accountId: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: EventLog;
  readonly faults: Faults;
  readonly iam: Iam;
  readonly keys: Pick<Keys, "use">;
}

export interface Asked {
  readonly service: ServiceName;
  readonly operation: string;
  readonly caller: Caller;
}

/**
 * Passes one call through faults and IAM to its action.
 * @throws ServiceError, ConnectionError, UnsupportedError, or the signal's reason
 */
export type Door = <Input, Output>(asked: Asked, action: Action<Input, Output>, input: Input) => Promise<Output>;

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = (): void => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });

/** Does what nobody is told the end of. */
const unheard = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch {
    // A refusal is an answer, too.
  }
};

const noWrongAnswer = ({ service, operation }: Asked): UnsupportedError =>
  new UnsupportedError({
    resource: `${service}:${operation}`,
    operation: "a wrong answer",
    remedy: 'Use the fault "wrong" on lex.RecognizeText, or another fault here.',
  });

// What the services of the query protocol call a refusal; the others say AccessDeniedException.
const REFUSALS: Partial<Record<ServiceName, string>> = { sns: "AuthorizationError", sts: "AccessDenied" };

export const makeDoor = ({ accountId, clock, random, events, faults, iam, keys }: DoorServices): Door => {
  const authorize = <Input, Output>({ service, operation, caller }: Asked, action: Action<Input, Output>, input: Input): void => {
    const asked = action.permission(input, { region: caller.region, accountId });
    for (const permission of "action" in asked ? [asked] : asked) {
      const verdict = iam.authorize(caller.principal, permission);
      if (verdict.allowed) continue;
      events.emit({ kind: "request-refused", at: clock.now(), region: caller.region, service, operation, why: verdict.why });
      throw new ServiceError(REFUSALS[service] ?? "AccessDeniedException", service === "dynamodb" ? 400 : 403, verdict.why);
    }
  };

  const useKeys = <Input, Output>({ service, operation, caller }: Asked, action: Action<Input, Output>, input: Input): void => {
    const { region, principal } = caller;
    try {
      for (const use of action.keys?.(input, { region, accountId }) ?? []) keys.use(region, principal, use);
    } catch (error) {
      if (!(error instanceof KeyRefusal)) throw error;
      events.emit({ kind: "request-refused", at: clock.now(), region, service, operation, why: error.message });
      throw refusedBy(service, error);
    }
  };

  const noteFault = (rule: FaultRule, { service, operation, caller }: Asked): void =>
    events.emit({ kind: "fault-applied", at: clock.now(), region: caller.region, service, operation, rule: rule.text });

  const underFault = async <Input, Output>(
    { text, effect }: FaultRule,
    asked: Asked,
    action: Action<Input, Output>,
    input: Input,
    serve: () => Promise<Output>,
  ): Promise<Output> => {
    const { service, caller } = asked;
    if (effect.kind === "down")
      throw new ConnectionError(`Cannot reach ${service} in ${caller.region}: the fault rule ${text} cuts the connection.`);
    if (effect.kind === "hang") return untilAborted(caller.signal);
    if (effect.kind === "unanswered") {
      await Promise.race([unheard(clock.sleep(effect.ms).then(serve)), untilAborted(caller.signal)]);
      throw new ConnectionError(`No answer of ${service} in ${caller.region}: the fault rule ${text} cuts the connection.`);
    }
    if (effect.kind === "throttle") throw faultError(service, "throttle", text);
    if (effect.kind === "missing") throw missingError(service, text);
    if (effect.kind === "keyless") throw keylessError(text);
    if (effect.kind === "slow") {
      await clock.sleep(effect.ms, caller.signal);
      return serve();
    }
    if (effect.kind === "sandbox") {
      if (action.faulty?.sandboxed === undefined) return serve();
      authorize(asked, action, input);
      return action.faulty.sandboxed(input, caller);
    }
    if (effect.kind === "error") {
      if (action.faulty?.error === undefined) throw faultError(service, "error", text);
      // Who may not call at all is refused even by a broken service.
      authorize(asked, action, input);
      return action.faulty.error(input, caller);
    }
    if (action.faulty?.wrong === undefined) throw noWrongAnswer(asked);
    return action.faulty.wrong(await serve());
  };

  return async (asked, action, input) => {
    const { service, operation, caller } = asked;
    const target = { region: caller.region, service, operation, resource: action.target(input) };
    const rule = faultFor(faults.rules(), target, () => random.next());
    const serve = async () => {
      authorize(asked, action, input);
      useKeys(asked, action, input);
      return action.run(input, caller);
    };
    try {
      if (rule === undefined) return await serve();
      noteFault(rule, asked);
      return await underFault(rule, asked, action, input, serve);
    } catch (error) {
      // What is not answered may be done all the same.
      if (rule?.effect.kind !== "unanswered") action.failed?.(input, caller, error);
      throw error;
    }
  };
};

/** The actions that AWS services call of each other, by the name internal callers use. */
export type InternalActions = {
  readonly [Name in keyof InternalOperations]: Action<InternalOperations[Name]["input"], InternalOperations[Name]["output"]>;
};

const NAMES = {
  "lambda.Invoke": { service: "lambda", operation: "Invoke" },
  "lex.RecognizeText": { service: "lex", operation: "RecognizeText" },
  "sns.Publish": { service: "sns", operation: "Publish" },
  "sqs.SendMessage": { service: "sqs", operation: "SendMessage" },
} as const satisfies Record<keyof InternalOperations, Pick<Asked, "service" | "operation">>;

/** The door as internal callers see it. */
export const makeDispatch =
  (door: Door, actions: InternalActions, { random }: Pick<DoorServices, "random">): Dispatch =>
  async (name, { region, principal, input, signal, requestId = random.uuid() }) =>
    door({ ...NAMES[name], caller: { region, principal, signal, requestId } }, actions[name], input);
