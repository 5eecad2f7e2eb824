// `twinline drift`: looks at both bots side by side, and tells where they are not what the program's model says.
import { TagResourceCommand } from "@aws-sdk/client-lex-models-v2";
import type { BotModel } from "../../bots/model.ts";
import { orderFlowers } from "../../bots/order-flowers.ts";
import { asked } from "../failover/asked.ts";
import { findLine, type Line, type LineOptions } from "../failover/line.ts";
import { during, say, sayJson } from "../failover/say.ts";
import { colours } from "../terminal.ts";
import { together } from "../together.ts";
import { lexModelsIn } from "./clients.ts";
import { driftLines } from "./lines.ts";
import { hasDrift, lookAt, type RegionDrift } from "./look.ts";
import { MARK, remedies } from "./remedy.ts";

/** Drift was found: neither success nor a failure of the command. */
const FOUND = 1;

type Where = Pick<Line, "home" | "standby" | "homeAliasArn" | "standbyAliasArn" | "endpoint">;

/**
 * Both regions, home first.
 * @param model of the program
 * @throws UserError naming each region that cannot be looked at, and why
 */
export const look = (line: Where, model: BotModel): Promise<readonly RegionDrift[]> =>
  together(
    lookAt(lexModelsIn(line, line.home), { region: line.home, role: "home", aliasArn: line.homeAliasArn }, model),
    lookAt(lexModelsIn(line, line.standby), { region: line.standby, role: "standby", aliasArn: line.standbyAliasArn }, model),
  );

/** Tags the bots whose draft differs (see remedy.ts). @returns the regions in which they are */
export const mark = async (line: Where, found: readonly RegionDrift[]): Promise<readonly string[]> => {
  const differ = found.filter(({ inDraft }) => inDraft.length > 0);
  await together(
    ...differ.map(({ region, botArn }) =>
      asked(`tag the bot in ${region}`, () =>
        lexModelsIn(line, region).send(new TagResourceCommand({ resourceARN: botArn, tags: { ...MARK } })),
      ),
    ),
  );
  return differ.map(({ region }) => region);
};

export interface DriftOptions extends LineOptions {
  readonly mark: boolean;
  readonly json: boolean;
}

/** The command. */
export const drift = async (options: DriftOptions): Promise<void> => {
  const line = await findLine(options);
  const found = await during(`looking at both bots of ${line.name}`, look(line, orderFlowers));
  const marked = options.mark ? await mark(line, found) : [];
  const place = { endpoint: line.endpoint, stack: options.stack };
  const differs = found.some(hasDrift);
  if (options.json) sayJson({ kind: "drift", line: line.name, drift: differs, regions: found, remedies: remedies(found, place), marked });
  else {
    say(...driftLines(found, place, colours(process.stdout)));
    if (marked.length > 0) say(`Tagged in ${marked.join(" and ")}.`);
  }
  if (differs) process.exitCode = FOUND;
};
