// A stack in a local cloud, changed by the real engine: each change is a checkout of its own, since Node loads a module once.
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation/index.js";
import { lineOf, type Line } from "../../cli/common/stack.ts";
import { realClock } from "../../shared/clock.ts";
import { startCloud, type Cloud } from "../../local/cloud.ts";
import { scriptedCaller } from "../../local/connect/caller.ts";
import type { Verb } from "../../local/engine/change.ts";
import { engine, type Engine, type EngineAddress } from "../../local/engine/engine.ts";
import { nameIn } from "../../local/engine/state.ts";
import { openStack } from "../../local/engine/workspace.ts";
import { readProject } from "../../local/program/project.ts";
import { changeElsewhere, type Done } from "./changes.ts";

export const ORDER = ["I would like to order flowers", "roses", "tomorrow", "10 am", "yes"];

/** File of the program, text in it, text instead. */
export type Edit = readonly [file: string, from: string, to: string];

const PROGRAM = ["infra", "apps", "shared", "functions", "contact-flows", "Pulumi.yaml", "package.json", "tsconfig.json"];

/** The op and the resource of each step that changes something, sorted; components and what stays are left out. */
const stepsOf = (events: readonly EngineEvent[]): readonly string[] =>
  events
    .flatMap(({ resourcePreEvent }) => (resourcePreEvent === undefined ? [] : [resourcePreEvent.metadata]))
    .filter(({ op, type }) => op !== "same" && op !== "refresh" && op !== "read" && type.startsWith("aws"))
    .map(({ op, urn }) => `${op} ${nameIn(urn)}`)
    .sort();

export interface Changed extends Pick<Done, "events" | "said" | "kept" | "error"> {
  readonly steps: readonly string[];
  /** How the calls ended that were placed meanwhile. */
  readonly calls: readonly string[];
}

export const aStack = async () => {
  const root = await mkdtemp(join(tmpdir(), "twinline-engine-"));
  const folder = join(root, "state");
  let checkouts = 0;
  let running: { readonly cloud: Cloud; readonly own: Engine } | undefined;

  const edits: Edit[] = [];
  /** Each in a folder as deep as the others: paths into node_modules are in source maps. */
  const checkout = async (): Promise<string> => {
    const to = join(root, `checkout-${(checkouts += 1)}`);
    await Promise.all(PROGRAM.map((name) => cp(name, join(to, name), { recursive: true })));
    await symlink(join(process.cwd(), "node_modules"), join(to, "node_modules"));
    for (const [file, from, instead] of edits) {
      const text = await readFile(join(to, file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} has no "${from}" to change.`);
      await writeFile(join(to, file), text.replace(from, instead));
    }
    return to;
  };
  const program = async (overrides: readonly string[]) => readProject({ folder: await checkout(), stack: "dev", overrides });
  const it = () => {
    if (running === undefined) throw new Error("Start the stack first.");
    return running;
  };

  /** Starts a cloud and deploys into it; after `stop`, one that has what the last one had. @returns what the engine printed */
  const start = async (overrides: readonly string[] = []): Promise<string> => {
    let said = "";
    const own = engine({ folder, passphrase: "", onOutput: (text) => (said += text) });
    const options = { program: await program(overrides), clock: realClock, seed: checkouts + 1, port: 0, faults: [] };
    const cloud = await startCloud({ ...options, botWaitMs: 8000, schedules: false, engine: own });
    running = { cloud, own };
    return said;
  };
  const stop = async (): Promise<void> => {
    await running?.cloud.close();
    running = undefined;
  };

  const address = (): EngineAddress => {
    const known = it().own.address();
    if (known === undefined) throw new Error("There is no engine.");
    return known;
  };
  /** The engine's stack, for what `change` does not do. */
  const open = async (overrides: readonly string[] = []): Promise<Stack> =>
    openStack({ program: await program(overrides), passphrase: "", ...address() });

  const call = async (words = ORDER): Promise<string> => {
    const { outcome } = await it().cloud.call({ from: "+12025550123", channel: "VOICE", caller: scriptedCaller(words) });
    return outcome;
  };

  /**
   * Runs the engine with the program changed so (and as it was before, for good), and places calls one after the other until it has ended.
   * @param placed places one of them, and tells what became of it
   */
  const change = async (
    verb: Verb,
    {
      edits: more = [],
      overrides = [],
      replace = [],
      placed = call,
    }: {
      readonly edits?: readonly Edit[];
      readonly overrides?: readonly string[];
      readonly replace?: readonly string[];
      readonly placed?: () => Promise<string>;
    } = {},
  ): Promise<Changed> => {
    const { cloud } = it();
    edits.push(...more);
    const calls: string[] = [];
    const over = new AbortController();
    const keepCalling = async (): Promise<void> => {
      while (!over.signal.aborted) {
        calls.push(await placed());
        await setTimeout(250);
      }
    };
    const work = async (): Promise<Done> => {
      try {
        const done = await changeElsewhere({ verb, program: await program(overrides), replace, ...address() });
        if (done.error === undefined && verb !== "preview" && verb !== "destroy") cloud.renewOutputs(done.outputs);
        return done;
      } finally {
        over.abort();
      }
    };
    const [done] = await Promise.all([work(), keepCalling()]);
    return { ...done, steps: stepsOf(done.events), calls };
  };

  return {
    start,
    stop,
    open,
    call,
    change,
    cloud: () => it().cloud,
    /** What the stack tells of itself. */
    line: (): Line => lineOf(it().cloud.outputs, "the stack", it().cloud.endpoint),
    /** Ends it and forgets its state. */
    remove: async (): Promise<void> => {
      await stop();
      await rm(root, { recursive: true });
    },
  };
};

export type AStack = Awaited<ReturnType<typeof aStack>>;
