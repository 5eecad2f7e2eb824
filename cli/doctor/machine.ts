// This machine: Node for the program, the Pulumi CLI, and the host by which the CLI runs a Node program.
import { fail, look, ok, warn, type Diagnosis } from "./check.ts";
import type { DoctorServices } from "./services.ts";

/** The program is TypeScript that Node itself runs (decision 0001). */
const NODE_MAJOR = 24;
/** The newest CLI that the program was run by (design.md 2). */
const PULUMI_SEEN = { major: 3, minor: 259 };

const versionIn = (text: string): { readonly major: number; readonly minor: number } | undefined => {
  const [, major, minor] = /(\d+)\.(\d+)\.\d+/.exec(text) ?? [];
  return major === undefined || minor === undefined ? undefined : { major: Number(major), minor: Number(minor) };
};

type Machine = Pick<DoctorServices, "clock" | "run">;

export const nodeOnPath = (services: Machine): Promise<Diagnosis> => {
  const what = "Node on the PATH";
  const remedy = `Install Node ${NODE_MAJOR} or later: Pulumi runs the program by the Node that it finds there.`;
  return look(
    services,
    async (signal) => {
      const seen = await services.run("node", ["--version"], signal);
      return (versionIn(seen)?.major ?? 0) >= NODE_MAJOR ? ok(what, seen) : fail(what, seen, remedy);
    },
    (why) => fail(what, `none runs (${why})`, remedy),
  );
};

export const pulumiCli = (services: Machine): Promise<Diagnosis> => {
  const what = "Pulumi CLI";
  return look(
    services,
    async (signal) => {
      const seen = await services.run("pulumi", ["version"], signal);
      const { major = 0, minor = 0 } = versionIn(seen) ?? {};
      if (major !== PULUMI_SEEN.major)
        return fail(what, seen, `Install version ${PULUMI_SEEN.major}: https://www.pulumi.com/docs/install/`);
      const old = `The program was run by ${PULUMI_SEEN.major}.${PULUMI_SEEN.minor}. Update the CLI if this one fails.`;
      return minor < PULUMI_SEEN.minor ? warn(what, seen, old) : ok(what, seen);
    },
    (why) => fail(what, `none runs (${why})`, "Install it: https://www.pulumi.com/docs/install/"),
  );
};

/** It comes with an installed CLI, and not with one that is built from the Go proxy. */
export const languageHost = (services: Machine): Promise<Diagnosis> => {
  const what = "Pulumi's host for Node";
  return look(
    services,
    // Without an engine to talk to it says so and fails: that it ran at all is what is asked.
    async (signal) => ok(what, (await services.run("pulumi-language-nodejs", ["-help"], signal)) === "" ? "runs" : "answers"),
    (why) =>
      /ENOENT/.test(why)
        ? fail(
            what,
            "pulumi-language-nodejs is not on the PATH",
            "Install the CLI from https://www.pulumi.com/docs/install/: it comes with it.",
          )
        : ok(what, "answers"),
  );
};
