// What `twinline sms` takes.
import type { Command } from "@commander-js/extra-typings";
import { jsonOption } from "../common/options.ts";
import { guarded } from "../common/terminal.ts";

const HELP = `
  npx twinline sms
  npx twinline sms --to +12025550123
  npx twinline sms --to +12025550123 --stop`;

export const smsCommand = (program: Command): void => {
  program
    .command("sms")
    .description("the SMS that a running cloud has sent; none leaves the laptop")
    .option("--on <url>", "the local cloud", "http://127.0.0.1:4566")
    .option("--to <number>", "one phone's alone, by its number in E.164")
    .option("--stop", "that phone answers STOP: it is written to no more", false)
    .addOption(jsonOption)
    .addHelpText("after", HELP)
    .action(guarded(async (options) => (await import("./sms.ts")).sms(options)));
};
