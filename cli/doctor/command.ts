// What `twinline doctor` takes.
import type { Command } from "@commander-js/extra-typings";
import { jsonOption, stackOption } from "../common/options.ts";
import { guarded } from "../common/terminal.ts";

export const doctorCommand = (program: Command): void => {
  program
    .command("doctor")
    .description("what is still missing: programs, settings, secrets, quotas")
    .addOption(stackOption)
    .option("--on <url>", "ask a local cloud instead of AWS")
    .option("--offline", "leave the account alone", false)
    .addOption(jsonOption)
    .addHelpText("after", "\nExample: npx twinline doctor --stack prod")
    .action(guarded(async (options) => (await import("./doctor.ts")).doctor(options)));
};
