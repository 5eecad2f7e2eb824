// The steps of a drill, each timed and told as it ends. A step that fails ends what follows it, but never the way back.
import type { Clock } from "../../shared/clock.ts";
import { UserError } from "../../local/errors.ts";
import { wordsOf } from "../common/ask-aws.ts";

export interface Step {
  readonly kind: "drill-step";
  readonly name: string;
  readonly ok: boolean;
  /** What came of it, or why it failed. */
  readonly detail: string;
  readonly ms: number;
}

/** Whom the drill tells. */
export interface Listener {
  begins(name: string): void;
  ends(step: Step): void;
  /** Says what somebody must do. */
  tell(text: string): void;
}

/** The step did not come out as it must; it has been told already. */
export class StepError extends Error {
  override readonly name = "StepError";
}

export interface Steps {
  /** All so far. */
  readonly done: readonly Step[];
  /** @throws StepError when the work throws: whatever it is, the way back must still be gone */
  take(name: string, work: () => Promise<string>): Promise<void>;
}

export const drillSteps = (clock: Clock, listener: Pick<Listener, "begins" | "ends">): Steps => {
  const done: Step[] = [];
  return {
    done,
    take: async (name, work) => {
      const begun = clock.now();
      const end = (ok: boolean, detail: string): void => {
        const step = { kind: "drill-step", name, ok, detail, ms: clock.now() - begun } as const;
        done.push(step);
        listener.ends(step);
      };
      listener.begins(name);
      try {
        end(true, await work());
      } catch (error) {
        const why = error instanceof UserError ? error.problems.join(" ") : wordsOf(error);
        end(false, why);
        throw new StepError(why, { cause: error });
      }
    },
  };
};

/** The work's end, or the signal's reason if that comes first: then the work is left to itself. */
export const orStopped = <Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error("stopped"));
    signal.addEventListener("abort", stop, { once: true });
    work()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener("abort", stop));
  });
