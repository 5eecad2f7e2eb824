// The stack as the real engine keeps it: the program run by the Pulumi CLI's engine, its resources made through the providers of a local cloud,
// its state in a file of this folder. The CLI itself is driven by Pulumi's own Automation API.
import { mkdir } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { LocalWorkspace, PulumiCommand, type Stack } from "@pulumi/pulumi/automation/index.js";
import { UserError } from "../errors.ts";
import type { ProgramOptions } from "../program/evaluate.ts";

/** What a CLI that is built here is built into (scripts/install-engine.mjs). */
const BUILT = fileURLToPath(new URL("../../tools/pulumi", import.meta.url));

let runs = 0;

/** @throws UserError when there is none */
export const findEngine = async (): Promise<PulumiCommand> => {
  for (const options of [{ root: BUILT }, {}]) {
    try {
      return await PulumiCommand.get({ ...options, skipVersionCheck: true });
    } catch {
      // The next place.
    }
  }
  throw new UserError("Cannot find the Pulumi CLI: there is none on the PATH and none was built. Run `npm run engine:install`.");
};

export interface WorkspaceOptions {
  readonly program: ProgramOptions;
  /** Where the state of stacks is kept; made when it is not there. */
  readonly folder: string;
  /** For PULUMI_DEBUG_PROVIDERS. */
  readonly debugProviders: string;
  readonly passphrase: string;
}

/** Selects the stack, or makes it, and gives it the program's configuration. */
export const openStack = async ({ program, folder, debugProviders, passphrase }: WorkspaceOptions): Promise<Stack> => {
  await mkdir(folder, { recursive: true });
  const stack = await LocalWorkspace.createOrSelectStack(
    {
      stackName: program.stack,
      projectName: program.project,
      program: async () => ({ ...(await import(`${program.main.href}?run=engine-${++runs}`)) }),
    },
    {
      pulumiCommand: await findEngine(),
      projectSettings: { name: program.project, runtime: "nodejs", backend: { url: pathToFileURL(folder).href } },
      secretsProvider: "passphrase",
      envVars: {
        PULUMI_DEBUG_PROVIDERS: debugProviders,
        PULUMI_CONFIG_PASSPHRASE: passphrase,
        PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      },
    },
  );
  await stack.setAllConfig(
    Object.fromEntries(Object.entries(program.config).map(([key, value]) => [key, { value, secret: program.secretKeys.includes(key) }])),
  );
  return stack;
};
