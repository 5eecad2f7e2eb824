// A local cloud's side of the engine: it has what it had when it last ran, serves its providers, and lets the engine bring the program in.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { ProgramOptions } from "../program/evaluate.ts";
import type { Services } from "../services.ts";
import { changeStack } from "./change.ts";
import { hold } from "./hold.ts";
import { journal } from "./journal.ts";
import { replay } from "./replay.ts";
import { serveProviders, type ProviderServers } from "./serve.ts";
import { openStack } from "./workspace.ts";

export interface EngineOptions {
  /** Of this stack: the engine's state, and the cloud's journal. */
  readonly folder: string;
  readonly passphrase: string;
  /** What the engine says, as it says it. */
  readonly onOutput: (text: string) => void;
  /** Told how many operations of before were done again. */
  readonly onReplayed?: (operations: number) => void;
  /** Ends a deployment in good order. */
  readonly signal?: AbortSignal;
}

/** What a command in another process needs to reach the stack (its passphrase is its user's). */
export interface EngineAddress {
  readonly folder: string;
  readonly debugProviders: string;
}

export interface Engine {
  deploy(program: ProgramOptions, services: Services): Promise<Readonly<Record<string, unknown>>>;
  /** Undefined before the providers are served. */
  address(): EngineAddress | undefined;
  close(): void;
}

export const engine = ({ folder, passphrase, onOutput, onReplayed = () => undefined, signal }: EngineOptions): Engine => {
  let servers: ProviderServers | undefined;
  let release: (() => void) | undefined;
  return {
    deploy: async (program, services) => {
      await mkdir(folder, { recursive: true });
      release = await hold(folder);
      const file = join(folder, "cloud.jsonl");
      const { operations, lost } = await replay(file, services);
      onReplayed(operations);
      servers = await serveProviders(services, journal(file));
      const { debugProviders } = servers;
      const stack = await openStack({ program, folder, debugProviders, passphrase });
      const options = { onOutput, ...(signal === undefined ? {} : { signal }) };
      if (lost.length > 0) {
        onOutput(`${lost.join("\n")}\nThe engine looks what is there:\n`);
        await changeStack(stack, "refresh", options);
      }
      return changeStack(stack, "up", options);
    },
    address: () => (servers === undefined ? undefined : { folder, debugProviders: servers.debugProviders }),
    close: () => {
      servers?.close();
      release?.();
    },
  };
};
