// What `twinline permissions` takes.
import type { Command } from "@commander-js/extra-typings";
import { configOption, jsonOption, stackOption } from "../common/options.ts";
import { guarded } from "../common/terminal.ts";

export const permissionsCommand = (program: Command): void => {
  program
    .command("permissions")
    .description("the IAM policies that a deployment of the stack needs")
    .addOption(stackOption)
    .addOption(configOption)
    .option("--account <digits>", "the AWS account that is deployed to")
    .addOption(jsonOption)
    .addHelpText("after", "\nExample: npx twinline permissions --stack prod --account 123456789012")
    .action(guarded(async (options) => (await import("./permissions.ts")).permissions(options)));
};
