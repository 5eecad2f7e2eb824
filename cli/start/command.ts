// What `twinline start` takes.
import type { Command } from "@commander-js/extra-typings";
import {
  assumeOption,
  botWaitOption,
  configOption,
  engineOption,
  failOption,
  jsonOption,
  portOption,
  stackOption,
} from "../common/options.ts";
import { guarded } from "../common/terminal.ts";

const HELP = `
  npx twinline start
  npx twinline start --port 0 --fail us-east-1/lex=down
  npx twinline start --engine                  # keeps its state: the next start changes only what differs`;

export const startCommand = (program: Command): void => {
  program
    .command("start")
    .description("a local cloud that stays, with AWS on 127.0.0.1 and a phone to type at")
    .addOption(portOption)
    .addOption(stackOption)
    .addOption(configOption)
    .addOption(failOption)
    .addOption(assumeOption)
    .addOption(botWaitOption)
    .addOption(engineOption)
    .addOption(jsonOption)
    .addHelpText("after", HELP)
    .action(guarded(async (options) => (await import("./start.ts")).start(options)));
};
