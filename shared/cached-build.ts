// esbuild with a cache in .twinline/builds: what was built from the same files, packages, options and Node is read again, and esbuild is not even
// loaded. A cache that is missing, broken or half-written is a build like the first.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { BuildOptions } from "esbuild";
import { z } from "zod";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What steers esbuild from outside of the options and the inputs. */
const STEERING = ["package-lock.json", "package.json", "tsconfig.json"];

const stored = z.object({
  /** Path from the project's root to the hash of its content. */
  inputs: z.record(z.string(), z.string()),
  outputs: z.record(z.string(), z.string()),
  /** Of the outputs, so that a damaged file is not run. */
  hash: z.string(),
});

export interface CachedBuildOptions extends Omit<BuildOptions, "plugins" | "metafile" | "write" | "absWorkingDir"> {
  /** Needed to name the outputs; nothing is written there. */
  readonly outdir: string;
}

export interface CacheFolders {
  /** Folder that the paths of the build start from. @default the project's root */
  readonly root?: string;
  /** @default .twinline/builds */
  readonly cache?: string;
}

const hashOf = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");

/** The hash of a file's content; empty when it cannot be read. */
const contentHash = async (path: string): Promise<string> => {
  try {
    return hashOf(await readFile(path));
  } catch {
    return "";
  }
};

// Packages do not change while a process runs, and several bundles hold the same files of them.
const ofPackages = new Map<string, Promise<string>>();

const inputHash = (path: string): Promise<string> => {
  if (!path.includes(`${sep}node_modules${sep}`)) return contentHash(path);
  const known = ofPackages.get(path) ?? contentHash(path);
  ofPackages.set(path, known);
  return known;
};

const readStored = async (path: string, root: string): Promise<Readonly<Record<string, string>> | undefined> => {
  if (!existsSync(path)) return undefined;
  try {
    const { inputs, outputs, hash } = stored.parse(JSON.parse(await readFile(path, "utf8")));
    if (hashOf(JSON.stringify(outputs)) !== hash) return undefined;
    const same = await Promise.all(Object.entries(inputs).map(async ([input, was]) => (await inputHash(join(root, input))) === was));
    return same.every(Boolean) ? outputs : undefined;
  } catch {
    return undefined; // It is built again, and written over.
  }
};

let written = 0;

/** Two processes may store the same build at one time: each writes a file of its own, and the last rename stays. */
const store = async (path: string, folder: string, content: z.infer<typeof stored>): Promise<void> => {
  const half = `${path}.${process.pid}-${(written += 1)}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(half, JSON.stringify(content));
    await rename(half, path);
  } catch {
    await rm(half, { force: true }); // A folder that cannot be written to costs time, not the build.
  }
};

/**
 * Builds in memory, or answers what an equal build made before.
 * @param options of esbuild, plain data only; an entry may be a file or a text (`stdin`)
 * @returns the outputs by their file name
 * @throws esbuild's own error for code that does not build; that is not stored
 */
export const cachedBuild = async (options: CachedBuildOptions, folders: CacheFolders = {}): Promise<Readonly<Record<string, string>>> => {
  const { root = ROOT, cache = join(ROOT, ".twinline", "builds") } = folders;
  const steering = await Promise.all(STEERING.map((file) => contentHash(join(root, file))));
  const path = join(cache, `${hashOf(JSON.stringify([options, steering, process.version, process.platform, root])).slice(0, 24)}.json`);
  const known = await readStored(path, root);
  if (known !== undefined) return known;
  const { build } = await import("esbuild");
  const begun = performance.timeOrigin + performance.now();
  const { outputFiles, metafile } = await build({ ...options, absWorkingDir: root, metafile: true, write: false });
  const outputs = Object.fromEntries(outputFiles.map((file) => [relative(join(root, options.outdir), file.path), file.text]));
  const files = Object.keys(metafile.inputs).filter((input) => input !== "<stdin>");
  const changed = await Promise.all(files.map(async (file) => (await stat(join(root, file))).mtimeMs >= begun));
  // A file that was saved during the build may not be what was built.
  if (changed.some(Boolean)) return outputs;
  const inputs = Object.fromEntries(await Promise.all(files.map(async (file) => [file, await contentHash(join(root, file))] as const)));
  await store(path, cache, { inputs, outputs, hash: hashOf(JSON.stringify(outputs)) });
  return outputs;
};
