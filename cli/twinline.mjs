#!/usr/bin/env node
// The `twinline` command: hands over to the TypeScript, under the Node of this project whatever the machine's own is.
import { spawn } from "node:child_process";
import module from "node:module";
import { fileURLToPath } from "node:url";

const OWN_NODE = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));

if (Number(process.versions.node.split(".")[0]) >= 24) {
  module.enableCompileCache();
  // With the engine more is loaded, and it takes minutes anyway.
  if (process.argv[2] === "start" && !process.argv.includes("--engine")) (await import("./common/package-cache.ts")).usePackageCache();
  await import("./main.ts");
} else {
  const child = spawn(OWN_NODE, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  // Ctrl-C reaches the child too, since it shares the terminal: it ends cleanly, and its exit code is ours.
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("error", () => {
    console.error("Cannot run twinline: its packages are not installed. Run npm install in its folder first.");
    process.exitCode = 1;
  });
  child.on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}
