// `twinline preview|up|refresh|destroy`: what their Pulumi namesakes do, against a local cloud that runs with the engine.
import { Option, type Command } from "@commander-js/extra-typings";
import type { Verb } from "../../local/engine/change.ts";
import { configOption, jsonOption } from "../common/options.ts";
import { guarded } from "../common/terminal.ts";

const onOption = new Option("--on <url>", "the local cloud, started with --engine").default("http://127.0.0.1:4566");

const SAYS: Readonly<Record<Verb, string>> = {
  preview: "what an up would change in a running local cloud, by the real Pulumi engine",
  up: "bring a running local cloud to what the program says, by the real Pulumi engine",
  refresh: "look at what the cloud really has, and take that into the stack's state",
  destroy: "close the line, then delete all that is not protected, as pulumi destroy --exclude-protected does; says what is kept",
};

export const engineCommands = (program: Command): void => {
  for (const verb of ["preview", "up", "refresh", "destroy"] as const)
    program
      .command(verb)
      .description(SAYS[verb])
      .addOption(onOption)
      .addOption(configOption)
      .addOption(jsonOption)
      .addHelpText(
        "after",
        `\nStart the cloud first: twinline start --engine. The engine: npm run engine:install.\nExample: twinline ${verb} -c probeSeconds=10`,
      )
      .action(guarded(async (options) => (await import("./change.ts")).change(verb, options)));
};
