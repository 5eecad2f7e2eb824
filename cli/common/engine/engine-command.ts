// What preview, up, refresh and destroy take alike: the address of a running cloud, and settings.
import { Option, type Command } from "@commander-js/extra-typings";
import type { Verb } from "../../../local/engine/change.ts";
import { configOption, jsonOption } from "../options.ts";
import { guarded } from "../terminal.ts";

export interface EngineOptions {
  readonly on: string;
  readonly config: readonly string[];
  readonly json: boolean;
}

const onOption = new Option("--on <url>", "the local cloud, started with --engine").default("http://127.0.0.1:4566");

/** Adds a verb of Pulumi's engine to the program. @param example arguments that work when pasted */
export const engineCommand = (
  program: Command,
  verb: Verb,
  {
    description,
    example,
    run,
  }: { readonly description: string; readonly example: string; readonly run: (options: EngineOptions) => Promise<void> },
): void => {
  program
    .command(verb)
    .description(description)
    .addOption(onOption)
    .addOption(configOption)
    .addOption(jsonOption)
    .addHelpText(
      "after",
      `\nStart the cloud first: npx twinline start --engine. The engine: npm run engine:install.\nExample: npx twinline ${example}`,
    )
    .action(guarded(run));
};
