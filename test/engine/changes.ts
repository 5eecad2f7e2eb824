// Stacks are changed by a process of their own, as `twinline up` changes them: in the cloud's, nobody would be answered while the program is
// evaluated. That takes a second and more, and a code hook gives up on its tables before (functions/flowers/orders.ts).
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import type { Kept } from "../../cli/destroy/protected-resources.ts";
import type { Verb } from "../../local/engine/change.ts";
import type { EngineAddress } from "../../local/engine/engine.ts";
import type { ProgramOptions } from "../../local/program/evaluate.ts";

export interface Job extends EngineAddress {
  readonly verb: Verb;
  /** Its main as a text: a URL does not survive the way. */
  readonly program: Omit<ProgramOptions, "main"> & { readonly main: string };
  readonly replace: readonly string[];
}

export interface Done {
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly events: readonly EngineEvent[];
  readonly said: string;
  /** Of a destroy. */
  readonly kept: readonly Kept[];
  readonly error?: Error;
}

let running: ChildProcess | undefined;

/** One for all: what it has loaded serves the next change. It goes when this process goes. */
const changer = (): ChildProcess => {
  if (running?.connected === true) return running;
  running = fork(fileURLToPath(new URL("changer.ts", import.meta.url)), { serialization: "advanced" });
  return running;
};

/** Runs the engine there, one change at a time. @throws Error when the process ends before the change has */
export const changeElsewhere = async ({ program, ...job }: Omit<Job, "program"> & { readonly program: ProgramOptions }): Promise<Done> => {
  const child = changer();
  const { promise, resolve, reject } = Promise.withResolvers<Done>();
  const gone = (code: number | null): void => reject(new Error(`The process that changes stacks has ended with ${code}.`));
  child.once("message", resolve).once("exit", gone).ref();
  child.channel?.ref();
  try {
    child.send({ ...job, program: { ...program, main: program.main.href } } satisfies Job);
    return await promise;
  } finally {
    child.off("message", resolve).off("exit", gone).unref();
    child.channel?.unref();
  }
};
