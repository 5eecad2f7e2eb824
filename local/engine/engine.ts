// A local cloud's side of the engine: it has what it had when it last ran, serves its providers, and lets the engine bring the program in.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { ProgramOptions } from "../program/evaluate.ts";
import type { Services } from "../services.ts";
import { journal, replay } from "./journal.ts";
import { serveProviders, type ProviderServers } from "./serve.ts";
import { changeStack } from "./change.ts";
import { openStack } from "./workspace.ts";

export interface EngineOptions {
  /** Of this stack: the engine's state, and the cloud's journal. */
  readonly folder: string;
  readonly passphrase: string;
  /** What the engine says, as it says it. */
  readonly onOutput: (text: string) => void;
  /** Told how many operations of before were done again. */
  readonly onReplayed?: (operations: number) => void;
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

export const engine = ({ folder, passphrase, onOutput, onReplayed = () => undefined }: EngineOptions): Engine => {
  let servers: ProviderServers | undefined;
  return {
    deploy: async (program, services) => {
      await mkdir(folder, { recursive: true });
      const file = join(folder, "cloud.jsonl");
      onReplayed(await replay(file, services));
      servers = await serveProviders(services, journal(file));
      const { debugProviders } = servers;
      const stack = await openStack({ program, folder, debugProviders, passphrase });
      return changeStack(stack, "up", { onOutput });
    },
    address: () => (servers === undefined ? undefined : { folder, debugProviders: servers.debugProviders }),
    close: () => servers?.close(),
  };
};
