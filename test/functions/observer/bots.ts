// A Lex runtime that answers as it is told at the time, and keeps who asked what.
import { LexRuntimeError, type LexFault, type LexRuntime, type Recognised } from "../../../functions/lib/aws/lex-runtime/lex-runtime.ts";

export interface Behaviour {
  /** How it fails to open a session and to recognise; `hang` never answers, whatever becomes of the request's signal. */
  readonly fault?: LexFault | "hang";
  /** How it fails to recognise only. */
  readonly deaf?: LexFault | "hang";
  readonly deletes?: boolean | "hang";
  readonly answers?: Recognised;
}

const UNDERSTOOD: Recognised = { intent: "OrderFlowers", messages: ["Which flowers?"] };

export const aBot = (first: Behaviour = {}) => {
  let behaviour = first;
  const asked: string[] = [];
  const ask = async (what: string, failing: LexFault | "hang" | undefined): Promise<void> => {
    asked.push(what);
    if (failing === "hang") await new Promise(() => undefined);
    else if (failing !== undefined)
      throw new LexRuntimeError(failing, failing === "throttled" ? "ThrottlingException" : "BadGatewayException");
  };
  const runtime: LexRuntime = {
    putSession: (sessionId) => ask(`put ${sessionId}`, behaviour.fault),
    recognize: async (sessionId, text) => {
      await ask(`recognize ${sessionId} ${text}`, behaviour.fault ?? behaviour.deaf);
      return behaviour.answers ?? UNDERSTOOD;
    },
    deleteSession: (sessionId) => {
      const { deletes = true } = behaviour;
      return ask(`delete ${sessionId}`, deletes === "hang" ? "hang" : deletes ? undefined : "failed");
    },
  };
  return {
    asked,
    runtime,
    behave: (next: Behaviour): void => {
      behaviour = next;
    },
    /** How often it was asked so. */
    count: (what: "put" | "recognize" | "delete"): number => asked.filter((one) => one.startsWith(what)).length,
  };
};
