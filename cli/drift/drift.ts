// `twinline drift`: looks at the bots of every app, both regions side by side, and tells where they are not what the program's model says.
import { TagResourceCommand } from "@aws-sdk/client-lex-models-v2";
import { asked } from "../common/ask-aws.ts";
import { findLine, type Line, type LineOptions } from "../common/stack.ts";
import { during, say, sayJson } from "../common/print.ts";
import { botsOfApps, type Bots } from "../common/stack-bots.ts";
import { colours } from "../common/terminal.ts";
import { together } from "../common/all-problems.ts";
import { lexModelsIn } from "../common/lex-models-client.ts";
import { driftLines } from "./lines.ts";
import { hasDrift, lookAt, type RegionDrift } from "./compare-bots.ts";
import { MARK, remedies } from "./remedy.ts";

/** Drift was found: neither success nor a failure of the command. */
const FOUND = 1;

type Where = Pick<Line, "home" | "standby" | "endpoint">;

/**
 * One app's bots in both regions, home first.
 * @param bots with the model that the program has of them
 * @throws UserError naming each region that cannot be looked at, and why
 */
export const look = (line: Where, { model, homeAliasArn, standbyAliasArn }: Bots): Promise<readonly RegionDrift[]> =>
  together(
    lookAt(lexModelsIn(line, line.home), { region: line.home, role: "home", aliasArn: homeAliasArn }, model),
    lookAt(lexModelsIn(line, line.standby), { region: line.standby, role: "standby", aliasArn: standbyAliasArn }, model),
  );

/**
 * The bots of every app, one app after the other: Lex is asked one question at a time in each region (read-bot.ts).
 * @throws UserError naming each bot and region that cannot be looked at, and why
 */
export const lookAtAll = async (line: Where & Pick<Line, "apps">): Promise<readonly RegionDrift[]> => {
  const looks: Promise<readonly RegionDrift[]>[] = [];
  for (const bots of botsOfApps(line)) {
    const looked = look(line, bots);
    looks.push(looked);
    await Promise.allSettled([looked]);
  }
  return (await together(...looks)).flat();
};

export type Marked = Pick<RegionDrift, "bot" | "region">;

/** Tags the bots whose draft differs (see remedy.ts). @returns which they are */
export const mark = async (line: Where, found: readonly RegionDrift[]): Promise<readonly Marked[]> => {
  const differ = found.filter(({ inDraft }) => inDraft.length > 0);
  await together(
    ...differ.map(({ bot, region, botArn }) =>
      asked(`tag ${bot} in ${region}`, () =>
        lexModelsIn(line, region).send(new TagResourceCommand({ resourceARN: botArn, tags: { ...MARK } })),
      ),
    ),
  );
  return differ.map(({ bot, region }) => ({ bot, region }));
};

export interface DriftOptions extends LineOptions {
  readonly mark: boolean;
  readonly json: boolean;
}

/** The command. */
export const drift = async (options: DriftOptions): Promise<void> => {
  const line = await findLine(options);
  const found = await during(`looking at the bots of ${line.name}`, lookAtAll(line));
  const marked = options.mark ? await mark(line, found) : [];
  const place = { endpoint: line.endpoint, stack: options.stack };
  const differs = found.some(hasDrift);
  if (options.json) sayJson({ kind: "drift", line: line.name, drift: differs, regions: found, remedies: remedies(found, place), marked });
  else {
    say(...driftLines(found, place, colours(process.stdout)));
    if (marked.length > 0) say(`Tagged: ${marked.map(({ bot, region }) => `${bot} in ${region}`).join(" and ")}.`);
  }
  if (differs) process.exitCode = FOUND;
};
