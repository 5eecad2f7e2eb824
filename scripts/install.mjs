// Installs the packages when they are missing or older than the lock file; otherwise says nothing and takes no time. Runs before `npm start`
// and `npm test` with whatever Node the machine has, so it is plain JavaScript.
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, statSync } from "node:fs";

const installed = "node_modules/.package-lock.json";
const current =
  existsSync(installed) && existsSync("node_modules/.bin/node") && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs;

const isLink = lstatSync("node_modules", { throwIfNoEntry: false })?.isSymbolicLink() === true;

if (!current && isLink) {
  console.error(
    "Cannot install packages: node_modules is a link, and npm would empty what it points to. Install there, or remove the link.",
  );
  process.exit(1);
} else if (!current) {
  console.log("Installing packages (once, about a minute) …");
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { stdio: "inherit", shell: process.platform === "win32" });
  process.exit(status ?? 1);
}
