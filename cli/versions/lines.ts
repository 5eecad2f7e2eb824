// Versions as people read them, newest first.
import { inColumns } from "../common/columns.ts";
import type { Colours } from "../common/terminal.ts";
import { type BotVersions, MOST_VERSIONS } from "../common/bot-versions/plan.ts";

/** So many are left before Lex takes no more when it is time to say so. */
const NEAR = 20;

const COLUMNS = (["version", "model", "cut", "alias"] as const).map((title) => ({
  title,
  align: title === "version" ? ("right" as const) : ("left" as const),
}));

const fullness = ({ versions: { length } }: BotVersions, paint: Colours): readonly string[] =>
  length < MOST_VERSIONS - NEAR
    ? []
    : [
        `${paint.yellow("!")} ${length} of the ${MOST_VERSIONS} that Lex takes: at the last of them no deployment of another model passes. Add --prune.`,
      ];

export const versionLines = (bots: readonly BotVersions[], paint: Colours): readonly string[] =>
  bots.flatMap((bot) => [
    `${paint.bold(`${bot.bot} in ${bot.region}`)}  (bot ${bot.botId})`,
    ...inColumns(
      COLUMNS,
      bot.versions.map(({ version, model, cutAt, aliases }) => [
        version,
        model ?? "",
        cutAt === null ? "" : `${cutAt.slice(0, 16).replace("T", " ")} UTC`,
        aliases.join(", "),
      ]),
    ).map((line) => `  ${line}`),
    ...fullness(bot, paint),
  ]);
