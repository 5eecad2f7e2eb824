// The apps of a stack as functions know them: environment variable APPS, short since all variables of a function together have 4,096 bytes.
import { arn } from "../../../shared/arn.ts";
import { isRecord, parseJson, textAt } from "../../../shared/json.ts";
import type { Region } from "../../../shared/region.ts";
import { shown, type Reader } from "../runtime/environment.ts";

/** Ids of a bot's alias: all of its ARN but region and account. */
export interface AliasIds {
  readonly botId: string;
  readonly botAliasId: string;
}

/** The twins of an app. */
export interface AppTwins {
  readonly home: AliasIds;
  readonly standby: AliasIds;
}

export type StackApps<App = AppTwins> = Readonly<Record<string, App>>;

const IDS = /^(?<botId>[0-9A-Z]{10})\/(?<botAliasId>[0-9A-Z]{10})$/;

const idsOf = (text: string | undefined): AliasIds | undefined => {
  const { botId, botAliasId } = IDS.exec(text ?? "")?.groups ?? {};
  return botId === undefined || botAliasId === undefined ? undefined : { botId, botAliasId };
};

/** Twins, written as in `{"home":"ABCDEFGHIJ/KLMNOPQRST","standby":"BCDEFGHIJK/LMNOPQRSTU"}`. */
export const parseTwins = (value: unknown): AppTwins | undefined => {
  const [home, standby] = [idsOf(textAt(value, "home")), idsOf(textAt(value, "standby"))];
  return home === undefined || standby === undefined ? undefined : { home, standby };
};

/**
 * Reads apps by slug from JSON: at least one.
 * @param parse of one app; undefined for what makes no sense
 */
export const appsBySlug =
  <App>(parse: (value: unknown) => App | undefined): Reader<StackApps<App>> =>
  (text) => {
    const found = parseJson(text ?? "");
    const entries = Object.entries(isRecord(found) ? found : {});
    const apps = entries.flatMap(([slug, value]) => {
      const app = parse(value);
      return app === undefined ? [] : [[slug, app] as const];
    });
    return apps.length === 0 || apps.length < entries.length
      ? {
          problem: `is ${shown(text)}. Set it to the stack's apps by slug, in JSON, each with home and standby as in ABCDEFGHIJ/KLMNOPQRST`,
        }
      : { value: Object.fromEntries(apps) };
  };

/** The ARN of a bot's alias. */
export const aliasArn = (region: Region, accountId: string, { botId, botAliasId }: AliasIds): string =>
  arn({ service: "lex", region, accountId, resource: `bot-alias/${botId}/${botAliasId}` });

/** Reads slugs that stand with spaces between them: at least one. */
export const slugList: Reader<readonly [string, ...string[]]> = (text) => {
  const [first, ...rest] = (text ?? "").split(" ").filter((slug) => slug !== "");
  return first === undefined
    ? { problem: `is ${shown(text)}. Set it to the stack's apps, with spaces between them` }
    : { value: [first, ...rest] };
};
