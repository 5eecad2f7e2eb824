// A Lex runtime that answers as it is told, and keeps who asked what.
import { LexRuntimeError, type LexFault, type LexRuntime, type Recognised } from "../../../functions/lex-runtime/lex-runtime.ts";

interface Behaviour {
  /** How it fails to open a session or to recognise. */
  readonly fault?: LexFault;
  readonly deletes?: boolean;
  readonly answers?: Recognised;
}

export const aBot = ({ fault, deletes = true, answers = { intent: undefined, messages: [] } }: Behaviour = {}) => {
  const asked: string[] = [];
  const ask = (what: string, failing: LexFault | undefined): void => {
    asked.push(what);
    if (failing !== undefined) throw new LexRuntimeError(failing, failing === "throttled" ? "ThrottlingException" : "BadGatewayException");
  };
  const runtime: LexRuntime = {
    putSession: async (sessionId) => ask(`put ${sessionId}`, fault),
    recognize: async (sessionId, text) => {
      ask(`recognize ${sessionId} ${text}`, fault);
      return answers;
    },
    deleteSession: async (sessionId) => ask(`delete ${sessionId}`, deletes ? undefined : "failed"),
  };
  return { asked, runtime };
};
