// The apps of a deployed stack: what each is, by this checkout's manifest, and where its bots are.
import type { App } from "../../apps/app.ts";
import { apps } from "../../apps/index.ts";
import type { BotModel } from "../../apps/kit/index.ts";
import { UserError } from "../../local/errors.ts";
import type { DeployedApp, Line } from "./stack.ts";

/** @throws UserError when this checkout has no such app */
export const manifestOf = (slug: string): App => {
  const found = apps.find((app) => app.slug === slug);
  if (found !== undefined) return found;
  throw new UserError(
    `Cannot use app "${slug}" of the stack: this checkout has none of that name in apps/index.ts. Use the checkout that was deployed.`,
  );
};

/** @throws UserError when the stack runs no such app */
export const appOf = ({ apps: deployed }: Pick<Line, "apps">, slug: string): DeployedApp => {
  const found = deployed[slug];
  if (found !== undefined) return found;
  throw new UserError(
    `Cannot ask app "${slug}": the stack runs ${Object.keys(deployed).join(", ")}. Add it to the setting "apps", and deploy it.`,
  );
};

export interface Bots {
  readonly slug: string;
  readonly model: BotModel;
  readonly homeAliasArn: string;
  readonly standbyAliasArn: string;
}

/** @throws UserError when the stack's outputs name none for a region */
export const aliasArnOf = ({ apps: deployed }: Pick<Line, "apps">, slug: string, region: string): string => {
  const { aliases } = appOf({ apps: deployed }, slug);
  const found = aliases[region];
  if (found !== undefined) return found.arn;
  throw new UserError(
    `Cannot ask the bot of ${slug} in ${region}: the stack's output "apps" names no alias there. Deploy this version of the program.`,
  );
};

/** The bots of every app of a stack. */
export const botsOfApps = (line: Pick<Line, "apps" | "home" | "standby">): readonly Bots[] =>
  Object.keys(line.apps).map((slug) => ({
    slug,
    model: manifestOf(slug).bot,
    homeAliasArn: aliasArnOf(line, slug, line.home),
    standbyAliasArn: aliasArnOf(line, slug, line.standby),
  }));
