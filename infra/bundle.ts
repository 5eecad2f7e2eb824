// A Lambda's code as it is uploaded: one file by esbuild with its source map, the same bytes on every run. CommonJS, since an ES import of
// node:http evaluates lazy getters that load an HTTP client nobody asked for (about 25 ms of every cold start, measured in bench/lookup.ts).
import { fileURLToPath } from "node:url";
import * as pulumi from "@pulumi/pulumi";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const made = new Map<string, Promise<pulumi.asset.AssetArchive>>();

/** @param folder of `functions/`, whose `index.ts` exports the handler; the archive's handler is then `index.handler` */
export const bundle = (folder: string): Promise<pulumi.asset.AssetArchive> => {
  const known = made.get(folder) ?? makeBundle(folder);
  made.set(folder, known);
  return known;
};

const makeBundle = async (folder: string): Promise<pulumi.asset.AssetArchive> => {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [`functions/${folder}/index.ts`],
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
  const files = outputFiles.map(({ path, text }) => [
    path.endsWith(".map") ? "index.js.map" : "index.js",
    new pulumi.asset.StringAsset(text),
  ]);
  return new pulumi.asset.AssetArchive(Object.fromEntries(files));
};
