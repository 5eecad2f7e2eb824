// One execution environment: a worker thread with its own variables, memory limit and console, which runs one event at a time.
import { type ResourceLimits, Worker } from "node:worker_threads";
import type { Clock } from "../../shared/clock.ts";
import type { InvocationMessage, Setup, WorkerMessage } from "./messages.ts";

export interface EnvironmentOptions {
  /** The worker's script, built. */
  readonly script: string;
  readonly setup: Setup;
  readonly variables: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly onLog: (requestId: string, level: string, text: string) => void;
  readonly onOutput: (text: string) => void;
}

export type Outcome =
  | { readonly kind: "answered"; readonly payload: string }
  | { readonly kind: "failed"; readonly payload: string }
  /** The environment is lost with it. */
  | { readonly kind: "gone"; readonly errorType: string; readonly errorMessage: string };

export interface Ran {
  readonly outcome: Outcome;
  /** How long the handler ran. */
  readonly ms: number;
  /** How long starting and loading took; of an environment's first event only. */
  readonly initMs: number | undefined;
}

export interface Environment {
  /** Runs one event; the first call waits for the handler to be loaded. Never rejects. */
  run(message: InvocationMessage): Promise<Ran>;
  /** False once it has failed for good: it is then to be closed. */
  usable(): boolean;
  close(): Promise<void>;
}

// Lambda gives the code before the handler ten seconds (lambda dg, runtime environment life cycle).
const INIT_LIMIT_MS = 10_000;

const limits = (memoryMb: number): ResourceLimits => ({ maxOldGenerationSizeMb: memoryMb });

const codeOf = (error: Error): string => ("code" in error && typeof error.code === "string" ? error.code : "");

const lostBy = (error: Error): Outcome =>
  codeOf(error) === "ERR_WORKER_OUT_OF_MEMORY"
    ? { kind: "gone", errorType: "Runtime.ExitError", errorMessage: "Runtime exited with error: signal: killed (out of memory)" }
    : { kind: "gone", errorType: error.name, errorMessage: error.message };

const exitedWith = (code: number): Outcome => ({
  kind: "gone",
  errorType: "Runtime.ExitError",
  errorMessage: code === 0 ? "Runtime exited without providing a reason" : `Runtime exited with error: exit status ${code}`,
});

/** Makes an environment. A simulation gives its own, whose handler runs in this thread and on a clock that is simulated. */
export type StartEnvironment = (options: EnvironmentOptions) => Environment;

/** Starts an environment in a worker; its handler loads at once. */
export const startEnvironment: StartEnvironment = ({ script, setup, variables, clock, onLog, onOutput }) => {
  const begun = performance.now();
  const worker = new Worker(script, {
    workerData: setup,
    env: variables,
    resourceLimits: limits(setup.memoryMb),
    stdout: true,
    stderr: true,
  });
  let requestId = "";
  let settle: ((outcome: Outcome) => void) | undefined;
  let lost: Outcome | undefined;
  let initMs: number | undefined;
  let closing = false;
  const end = (outcome: Outcome): void => {
    const waiting = settle;
    settle = undefined;
    waiting?.(outcome);
  };
  const lose = (outcome: Outcome): void => {
    lost ??= outcome;
    end(lost);
  };
  const { promise: initialized, resolve: initialize } = Promise.withResolvers<void>();

  worker.on("message", (message: WorkerMessage) => {
    switch (message.kind) {
      case "logged":
        onLog(requestId, message.level, message.text);
        return;
      case "ready":
        initMs = performance.now() - begun;
        initialize();
        return;
      case "init-failed":
        // Lambda starts a fresh environment for the next event; this one never becomes one.
        lost = { kind: "failed", payload: message.payload };
        initialize();
        return;
      case "answered":
      case "failed":
        end(message);
    }
  });
  worker.on("error", (error) => {
    lose(lostBy(error instanceof Error ? error : new Error(String(error))));
    initialize();
  });
  worker.on("exit", (code) => {
    lose(exitedWith(code));
    initialize();
  });
  for (const stream of [worker.stdout, worker.stderr]) stream.on("data", (chunk: Buffer) => onOutput(chunk.toString("utf8")));

  const within = async <T>(ms: number, work: Promise<T>, onTimeout: () => T): Promise<T> => {
    using deadline = clock.deadline(ms);
    const { promise, resolve } = Promise.withResolvers<T>();
    deadline.signal.addEventListener("abort", () => resolve(onTimeout()), { once: true });
    // Awaited here: the deadline is disposed of when this returns.
    return await Promise.race([work, promise]);
  };

  const timedOut = (ms: number): Outcome => {
    lost = {
      kind: "gone",
      errorType: "Sandbox.Timedout",
      errorMessage: `RequestId: ${requestId} Error: Task timed out after ${(ms / 1000).toFixed(2)} seconds`,
    };
    void worker.terminate();
    return lost;
  };

  const handle = async (message: InvocationMessage): Promise<Outcome> => {
    if (lost !== undefined) return lost;
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    settle = resolve;
    worker.postMessage(message, []);
    return within(message.timeoutMs, promise, () => timedOut(message.timeoutMs));
  };

  return {
    run: async (message) => {
      requestId = message.requestId;
      worker.ref();
      await within(INIT_LIMIT_MS, initialized, () => {
        timedOut(INIT_LIMIT_MS);
      });
      const started = performance.now();
      const outcome = await handle(message);
      const ran = { outcome, ms: performance.now() - started, initMs };
      initMs = undefined;
      // An idle environment must not keep the process alive; one that is being closed must, or nobody hears of its end.
      if (!closing) worker.unref();
      return ran;
    },
    usable: () => lost === undefined,
    close: async () => {
      closing = true;
      await worker.terminate();
    },
  };
};
