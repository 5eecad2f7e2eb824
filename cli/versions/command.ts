// What `twinline versions` takes.
import { type Command, InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { awsOption, onOption, requirePlace } from "../common/stack-options.ts";
import { jsonOption, stackOption } from "../common/options.ts";
import { guarded } from "../common/terminal.ts";
import { KEPT_VERSIONS, MOST_VERSIONS } from "../common/bot-versions/plan.ts";

const HELP = `
Another model is another version of each bot; the one before stays, as the way back. Lex has ${MOST_VERSIONS} for a bot and no more, so that the oldest
must go one day: --prune deletes them. One that an alias points at is never deleted, whatever its age.

  npx twinline versions
  npx twinline versions --aws --stack prod --prune          # after a pulumi up: ${KEPT_VERSIONS} are left
  npx twinline versions --aws --stack prod --prune 3 --yes  # without being asked, as in CI`;

const kept = (text: string): number => {
  const keep = Number(text);
  if (!/^\d{1,3}$/.test(text) || keep < 1 || keep > MOST_VERSIONS)
    throw new InvalidArgumentError(`Write how many to keep, a whole number from 1 to ${MOST_VERSIONS}.`);
  return keep;
};

export const versionsCommand = (program: Command): void => {
  program
    .command("versions")
    .summary("the versions of the bots; deletes old ones")
    .description("the versions of every line's bots: when each was cut, from which model, which one is in use; and deletes old ones")
    .addHelpText("after", HELP)
    .addOption(onOption)
    .addOption(awsOption)
    .addOption(stackOption)
    .addOption(
      new Option("--prune [keep]", `delete the oldest until so many are left (${KEPT_VERSIONS} unless said)`)
        .argParser(kept)
        .preset(String(KEPT_VERSIONS)),
    )
    .addOption(new Option("--yes", "delete without asking").default(false))
    .addOption(jsonOption)
    .action(
      guarded(async ({ prune, ...options }) => {
        requirePlace(options);
        const keep = typeof prune === "number" ? prune : undefined;
        await (await import("./versions.ts")).versions({ ...options, prune: keep });
      }),
    );
};
