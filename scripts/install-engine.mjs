// Builds the Pulumi CLI from the Go module proxy, since it is not on npm: the engine that `twinline up` and the engine tests run. Nothing is built
// where a pulumi of a fitting version is on the PATH, or was built before.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const VERSION = "v3.259.0"; // As tools/pulumi/go.mod has it.
const folder = fileURLToPath(new URL("../tools/pulumi/", import.meta.url));
const binary = `${folder}bin/pulumi`;

const run = (command, args, options = {}) => spawnSync(command, args, { encoding: "utf8", ...options });
const versionOf = (command) => {
  const { status, stdout } = run(command, ["version"]);
  return status === 0 ? stdout.trim() : undefined;
};
const isFitting = (version) => {
  const [, minor] = /^v3\.(\d+)\./.exec(version ?? "") ?? [];
  return Number(minor) >= 248;
};

const known = [binary, "pulumi"]
  .filter((command) => command === "pulumi" || existsSync(command))
  .find((command) => isFitting(versionOf(command)));
if (known !== undefined) {
  console.log(`The engine is there: ${known === binary ? "tools/pulumi/bin/pulumi" : "pulumi on the PATH"}, ${versionOf(known)}.`);
} else if (run("go", ["version"]).status !== 0) {
  console.error(
    "Cannot build the Pulumi CLI: there is no `go` on the PATH. Install Go (https://go.dev/dl/), or the Pulumi CLI itself (https://www.pulumi.com/docs/install/).",
  );
  process.exitCode = 1;
} else {
  console.log(`Building the Pulumi CLI ${VERSION} from the Go module proxy: some minutes, and about 110 MB …`);
  const begun = performance.now();
  const { status } = run(
    "go",
    [
      "build",
      "-trimpath",
      "-buildvcs=false",
      "-ldflags",
      `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${VERSION}`,
      "-o",
      binary,
      "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    ],
    { cwd: folder, stdio: "inherit" },
  );
  if (status === 0) console.log(`Built tools/pulumi/bin/pulumi in ${Math.round((performance.now() - begun) / 1000)} s.`);
  else {
    console.error(
      `Cannot build the Pulumi CLI: go ended with ${status}; its own words are above. Without it everything works but \`--engine\`, up, preview, refresh, destroy.`,
    );
    process.exitCode = 1;
  }
}
