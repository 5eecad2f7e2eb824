// Bundles of functions as they are uploaded (infra/building-blocks/bundle.ts), loaded as Lambda loads them.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleFiles } from "../../infra/building-blocks/bundle.ts";

export type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const folderOfBundles = mkdtempSync(join(tmpdir(), "twinline-bundles-"));

export const removeBundles = (): void => rmSync(folderOfBundles, { recursive: true });

/** The code of a folder of `functions/`, with an app's where it serves any, built anew. */
export const buildOf = async (folder: string, app?: string): Promise<string> =>
  (await bundleFiles(`functions/${folder}/index.ts`, app))["index.js"];

const built = new Map<string, Promise<string>>();
let bundles = 0;

/** Writes the bundle of a folder of `functions/` where nothing else is, so that it finds no package beside it. Each is built once. */
export const bundleOf = async (folder: string, app?: string): Promise<{ readonly path: string; readonly bytes: number }> => {
  // A name of its own each time: what was loaded once is not loaded again.
  bundles += 1;
  const path = join(folderOfBundles, `${folder}-${bundles}.cjs`);
  const name = `${folder} ${app ?? ""}`;
  const code = built.get(name) ?? buildOf(folder, app);
  built.set(name, code);
  writeFileSync(path, await code);
  return { path, bytes: statSync(path).size };
};

/** The bundle's handler, in this process's environment with `variables` added. */
export const loadHandler = (path: string, variables: Readonly<Record<string, string>>): Handler => {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    const loaded: { readonly handler: Handler } = createRequire(import.meta.url)(path);
    return loaded.handler;
  } finally {
    for (const name of Object.keys(variables)) {
      const value = before[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
};

/** Runs `work` while what functions log goes nowhere: here it would stand among the results of the tests. */
export const quietly = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
};
