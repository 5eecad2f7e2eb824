// What `twinline drift` takes.
import { type Command, Option } from "@commander-js/extra-typings";
import { awsOption, onOption, requirePlace } from "../common/stack-options.ts";
import { jsonOption, stackOption } from "../common/options.ts";
import { printError } from "../common/terminal.ts";

/** Nobody could look: 1 means that there is something to see. */
const UNSEEN = 2;

const HELP = `
The program is that of this checkout. Compared are intents, utterances, slots, slot types, prompts and hooks, in the version behind each alias
and in the draft; and that alias, version and model belong together. What a flow, a function or any other resource has been changed to is found
by pulumi refresh (twinline refresh): the engine sees all but the inside of a bot.

Exit code 0 without drift, 1 when drift was found, 2 when it could not be looked.

  npx twinline drift
  npx twinline drift --aws --stack prod --json
  npx twinline drift --mark            # tags the bots whose draft differs: the next refresh sees that, the next up writes the model anew`;

export const driftCommand = (program: Command): void => {
  program
    .command("drift")
    .summary("whether the bots are what the program says, in both regions")
    .description("whether the bots of every line are what the program's model says, in both regions")
    .addHelpText("after", HELP)
    .addOption(onOption)
    .addOption(awsOption)
    .addOption(stackOption)
    .addOption(new Option("--mark", "tag the bots whose draft differs, for the engine to see").default(false))
    .addOption(jsonOption)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : UNSEEN))
    .action(async (options) => {
      try {
        requirePlace(options);
        await (await import("./drift.ts")).drift(options);
      } catch (error) {
        printError(error);
        process.exitCode = UNSEEN;
      }
    });
};
