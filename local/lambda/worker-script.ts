// The worker's script as JavaScript, made once a process: a worker that had to strip types itself would take twice as long to start.
import { cachedBuild } from "../../shared/cached-build.ts";

const bundle = async (): Promise<string> => {
  const outputs = await cachedBuild({
    entryPoints: ["local/lambda/worker.ts"],
    outdir: "out",
    entryNames: "worker",
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
  });
  return outputs["worker.js"] ?? "";
};

let made: Promise<string> | undefined;

/** The script of the worker that runs functions, as the text of an ES module. */
export const workerScript = (): Promise<string> => (made ??= bundle());
