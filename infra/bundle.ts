// A Lambda's code as it is uploaded: one file by esbuild with its source map, the same bytes on every run. CommonJS, since an ES import of
// node:http evaluates all of its lazy getters, and one of them loads an HTTP client that nobody asked for, at every cold start.
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * The files of one bundle, by their path in the archive.
 * @param entry path of the module that exports the handler, from the project's root
 */
export const bundleFiles = async (entry: string): Promise<Readonly<Record<"index.js" | "index.js.map", string>>> => {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outdir: "out",
    bundle: true,
    write: false,
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
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return { "index.js": textOf(".js"), "index.js.map": textOf(".map") };
};

const archive = async (folder: string): Promise<pulumi.asset.AssetArchive> => {
  const files = Object.entries(await bundleFiles(`functions/${folder}/index.ts`));
  return new pulumi.asset.AssetArchive(Object.fromEntries(files.map(([path, text]) => [path, new pulumi.asset.StringAsset(text)])));
};

const made = new Map<string, Promise<pulumi.asset.AssetArchive>>();

/** @param folder of `functions/`, whose `index.ts` exports the handler; the archive's handler is then `index.handler` */
export const bundle = (folder: string): Promise<pulumi.asset.AssetArchive> => {
  const known = made.get(folder) ?? archive(folder);
  made.set(folder, known);
  return known;
};
