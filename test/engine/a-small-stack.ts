// A stack of a few resources, changed by the real engine: what faults do is seen in seconds, without the whole program. Its services are served
// to nobody but the engine.
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { changeStack, type Verb } from "../../local/engine/change.ts";
import { engine, type Engine } from "../../local/engine/engine.ts";
import { stateFile } from "../../local/engine/state.ts";
import { openStack } from "../../local/engine/workspace.ts";
import type { Services } from "../../local/services.ts";
import { aProgram } from "../local/resources/a-program.ts";

const STACK = { project: "small", stack: "dev" } as const;

/** Every program has these at hand. */
const PRELUDE = `import * as pulumi from "@pulumi/pulumi";
const config = new pulumi.Config("small");
const provider = new pulumi.ProviderResource("aws", "aws", { region: "us-east-1" });
const native = new pulumi.ProviderResource("aws-native", "native", { region: "us-east-1" });
const make = (type, name, inputs, options = {}) =>
  new pulumi.CustomResource(type, name, inputs, { provider: type.startsWith("aws:") ? provider : native, ...options });
const queue = (name, inputs = {}, options = {}) => make("aws:sqs/queue:Queue", name, { name, ...inputs }, options);
`;

export interface Ran {
  /** What the engine printed. */
  readonly said: string;
  readonly error?: Error;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

type Own = ReturnType<typeof aProgram>;

export const aSmallStack = async () => {
  const root = await mkdtemp(join(tmpdir(), "twinline-small-"));
  await symlink(join(process.cwd(), "node_modules"), join(root, "node_modules"));
  const folder = join(root, "state");
  let programs = 0;
  let running: { readonly cloud: Own; readonly own: Engine } | undefined;
  const it = () => {
    if (running === undefined) throw new Error("Start the stack first.");
    return running;
  };

  const written = async (source: string) => {
    const file = join(root, `program-${(programs += 1)}.mjs`);
    await writeFile(file, `${PRELUDE}${source}`);
    return { ...STACK, main: pathToFileURL(file), config: { "small:word": "hush" }, secretKeys: ["small:word"] };
  };
  const ended = async (work: (say: (text: string) => void) => Promise<Readonly<Record<string, unknown>>>): Promise<Ran> => {
    let said = "";
    try {
      const outputs = await work((text) => void (said += text));
      return { said, outputs };
    } catch (error) {
      return { said, error: error instanceof Error ? error : new Error(String(error)) };
    }
  };

  const stop = async (): Promise<void> => {
    running?.own.close();
    await running?.cloud.close();
    running = undefined;
  };

  return {
    folder,
    state: stateFile(folder, STACK),
    journal: join(folder, "cloud.jsonl"),
    services: () => it().cloud.services,
    /** Starts a cloud that has what the last one had, and deploys into it. @param cloud with services other than usual */
    start: async (source: string, change: (services: Services) => Services = (same) => same, passphrase = ""): Promise<Ran> => {
      const cloud = aProgram();
      const program = await written(source);
      return ended(async (onOutput) => {
        const own = engine({ folder, passphrase, onOutput });
        running = { cloud, own };
        return own.deploy(program, change(cloud.services));
      });
    },
    run: async (
      verb: Verb,
      source: string,
      { passphrase = "", signal }: { readonly passphrase?: string; readonly signal?: AbortSignal } = {},
    ): Promise<Ran> => {
      const address = it().own.address();
      if (address === undefined) throw new Error("There is no engine.");
      const program = await written(source);
      return ended(async (onOutput) => {
        const stack = await openStack({ program, passphrase, ...address });
        return changeStack(stack, verb, { onOutput, ...(signal === undefined ? {} : { signal }) });
      });
    },
    /** Ends the cloud and its providers, whatever the engine is at. */
    stop,
    edit: async (path: string, change: (text: string) => string): Promise<void> => writeFile(path, change(await readFile(path, "utf8"))),
    remove: async (): Promise<void> => {
      await stop();
      await rm(root, { recursive: true });
    },
  };
};

export type ASmallStack = Awaited<ReturnType<typeof aSmallStack>>;
