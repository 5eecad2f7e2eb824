// The worker's script as JavaScript, made once a process: a worker that had to strip types itself would take twice as long to start.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("worker.ts", import.meta.url))],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    write: false,
  });
  return outputFiles.map(({ text }) => text).join("");
};

let made: Promise<string> | undefined;

/** The script of the worker that runs functions, as the text of an ES module. */
export const workerScript = (): Promise<string> => (made ??= bundle());
