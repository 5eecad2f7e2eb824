// What `twinline cost` takes.
import type { Command } from "@commander-js/extra-typings";
import { callsOption, configOption, jsonOption, stackOption } from "../common/options.ts";
import { guarded } from "../common/terminal.ts";

export const costCommand = (program: Command): void => {
  program
    .command("cost")
    .description("what a stack costs a month; every rate with its source")
    .addOption(stackOption)
    .addOption(configOption)
    .addOption(callsOption)
    .addOption(jsonOption)
    .addHelpText("after", "\nExample: npx twinline cost --calls 20000 --config recognizeSeconds=120")
    .action(guarded(async (options) => (await import("./cost.ts")).cost(options)));
};
