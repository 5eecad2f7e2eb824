// A Lambda's code as it is uploaded: one file by esbuild with its source map, the same bytes on every run. CommonJS, since an ES import of
// node:http evaluates all of its lazy getters, and one of them loads an HTTP client that nobody asked for, at every cold start.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { cachedBuild, type CachedBuildOptions } from "../../shared/cached-build.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A folder's own entry, or one that joins it with an app's code. */
const entryOf = (entry: string, app: string | undefined): Pick<CachedBuildOptions, "entryPoints" | "stdin"> => {
  if (app === undefined) return { entryPoints: [entry] };
  const contents = `import { handlerOf } from "./${entry}"; import * as app from "./functions/lib/${app}/${basename(dirname(entry))}.ts"; export const handler = handlerOf(app);`;
  return { stdin: { contents, resolveDir: ROOT, loader: "ts" } };
};

/**
 * The files of one bundle, by their path in the archive.
 * @param entry path of the module that exports the handler, from the project's root
 * @param app for a folder that is deployed once per app: whose `functions/lib/<app>/<folder>.ts` its `handlerOf` is given
 */
export const bundleFiles = async (entry: string, app?: string): Promise<Readonly<Record<"index.js" | "index.js.map", string>>> => {
  const outputs = await cachedBuild({
    ...entryOf(entry, app),
    outdir: "out",
    entryNames: "index",
    bundle: true,
    platform: "node",
    target: "node24",
    format: "cjs",
    minify: true,
    keepNames: true,
    sourcemap: "linked",
    sourcesContent: false,
    legalComments: "none",
    logLevel: "silent",
  });
  return { "index.js": outputs["index.js"] ?? "", "index.js.map": outputs["index.js.map"] ?? "" };
};

const BUNDLES = join(ROOT, ".twinline", "bundles");

/** Writes the files where their content says, once. Two runs at one time write the same: whoever comes second leaves it. */
const written = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const hash = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  const path = join(BUNDLES, hash);
  if (existsSync(path)) return path;
  await mkdir(BUNDLES, { recursive: true });
  const half = await mkdtemp(join(BUNDLES, "half-"));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(half, name), text)));
  try {
    await rename(half, path);
  } catch (error) {
    await rm(half, { recursive: true });
    if (!existsSync(path)) throw error;
  }
  return path;
};

/** A folder rather than texts: the engine keeps what it is given in its state, and writes that anew with each resource. */
const archive = async (folder: string, app: string | undefined): Promise<pulumi.asset.FileArchive> =>
  new pulumi.asset.FileArchive(await written(await bundleFiles(`functions/${folder}/index.ts`, app)));

const made = new Map<string, Promise<pulumi.asset.FileArchive>>();

/**
 * @param folder of `functions/`, whose `index.ts` exports the handler; the archive's handler is then `index.handler`
 * @param app whose code it is bundled with, for a folder that is deployed once per app
 */
export const bundle = (folder: string, app?: string): Promise<pulumi.asset.FileArchive> => {
  const name = `${folder} ${app ?? ""}`;
  const known = made.get(name) ?? archive(folder, app);
  made.set(name, known);
  return known;
};
