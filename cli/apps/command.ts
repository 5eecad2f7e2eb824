// What `twinline apps` takes.
import type { Command } from "@commander-js/extra-typings";
import { configOption, jsonOption, stackOption } from "../common/options.ts";
import { guarded } from "../common/terminal.ts";

export const appsCommand = (program: Command): void => {
  program
    .command("apps")
    .description("the apps of this checkout: what each does, in which languages, how people reach it, whether a stack runs it")
    .option("--on <url>", "a running local cloud, for the numbers that it has")
    .addOption(stackOption)
    .addOption(configOption)
    .addOption(jsonOption)
    .addHelpText(
      "after",
      `\nExamples:
  npx twinline apps
  npx twinline apps --on http://127.0.0.1:4566
  npx twinline apps --config "apps=demo flowers"`,
    )
    .action(guarded(async (options) => (await import("./apps.ts")).apps(options)));
};
