// An app in a stack: its tables, its bot in both regions with the code hook behind it, its recall, and what it alone has (infra/apps/<slug>.ts).
import { existsSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { settingsOf } from "../../apps/app.ts";
import { variableName, type Texts } from "../../apps/kit/setting.ts";
import { knows, readsBoth, together, worksAtHome, worksAtStandby, writesBoth, type AnyUse } from "../building-blocks/grants.ts";
import { LambdaFunction, reserving } from "../building-blocks/lambda-function.ts";
import { ReplicatedTable } from "../building-blocks/replicated-table.ts";
import { TwinBots } from "../building-blocks/twin-bots.ts";
import type { StackApp } from "../settings/stack.ts";
import type { StackSettings } from "../settings/stack-form.ts";
import type { Conversations } from "./conversations.ts";
import type { DeadLetters } from "./dead-letters.ts";
import type { RegionProviders, Regions } from "./regions.ts";

/** What an app's own declarations are given. */
export interface AppExtrasArgs {
  /** The app's tables, by their keys in its manifest. */
  readonly tables: Readonly<Record<string, ReplicatedTable>>;
  readonly deadLetters: DeadLetters;
  readonly prefix: string;
  /** The texts of the app's settings. */
  readonly texts: Texts;
  /** IANA. */
  readonly timeZone: string;
  readonly logRetentionDays: number;
  /** Home. */
  readonly region: RegionProviders;
  readonly parent: pulumi.Resource;
}

/** What they give back. */
export interface AppExtras {
  /** For the code hook, besides what every hook has. */
  readonly hook: AnyUse;
  readonly functions: Readonly<Record<string, LambdaFunction>>;
}

type DeclareExtras = (args: AppExtrasArgs) => AppExtras;

const NONE: DeclareExtras = () => ({ hook: knows({}), functions: {} });

const declaresExtras = (loaded: unknown): loaded is { readonly declareExtras: DeclareExtras } =>
  typeof loaded === "object" && loaded !== null && "declareExtras" in loaded && typeof loaded.declareExtras === "function";

/** The app's own declarations, if it has any: the file of its slug in infra/apps/. @throws Error for such a file without `declareExtras` */
export const extrasOf = async (slug: string): Promise<DeclareExtras> => {
  const file = new URL(`../apps/${slug}.ts`, import.meta.url);
  if (!existsSync(file)) return NONE;
  const loaded: unknown = await import(file.href);
  if (declaresExtras(loaded)) return loaded.declareExtras;
  throw new pulumi.RunError(
    `Cannot declare app "${slug}": infra/apps/${slug}.ts exports no function declareExtras. Export one, or delete the file.`,
  );
};

export interface AppStackArgs {
  readonly stackApp: StackApp;
  readonly extras: DeclareExtras;
  readonly conversations: Conversations;
  readonly deadLetters: DeadLetters;
  readonly regions: Regions;
  /** Put before every name in AWS. */
  readonly prefix: string;
  readonly settings: Pick<StackSettings, "logRetentionDays" | "reservedConcurrency">;
}

/** Seconds that a flow waits for the recall. */
const RECALL_SECONDS = 2;

export class AppStack extends pulumi.ComponentResource {
  readonly tables: Readonly<Record<string, ReplicatedTable>>;
  readonly bots: TwinBots;
  readonly recall: LambdaFunction;
  /** Those that only this app has. */
  readonly functions: Readonly<Record<string, LambdaFunction>>;

  constructor(slug: string, args: AppStackArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:App", slug, {}, opts);
    const { stackApp, conversations, deadLetters, regions, prefix, settings } = args;
    const { app, texts, timeZone } = stackApp;
    const here = { parent: this };
    const { logRetentionDays, reservedConcurrency } = settings;

    const tables = Object.entries(app.tables).map(
      ([key, table]) => [key, new ReplicatedTable(key, { tableName: `${prefix}-${key}`, ...table, regions }, here)] as const,
    );
    this.tables = Object.fromEntries(tables);
    const extras = args.extras({
      tables: this.tables,
      deadLetters,
      prefix,
      texts,
      timeZone,
      logRetentionDays,
      region: regions.home,
      parent: this,
    });
    this.functions = extras.functions;

    const known = knows({
      HOME_REGION: regions.home.name,
      STANDBY_REGION: regions.standby.name,
      TIME_ZONE: timeZone,
      ...Object.fromEntries(
        Object.entries(settingsOf(app)).flatMap(([name, { inHook = false }]) => (inHook ? [[variableName(name), texts[name] ?? ""]] : [])),
      ),
    });
    const ofTables = tables.map(([key, table]) => {
      const { home = [], standby = [] } = app.tables[key] ?? {};
      return together(worksAtHome(`${variableName(key)}_TABLE`, table, home), worksAtStandby(table, standby));
    });
    this.bots = new TwinBots(
      slug,
      {
        slug,
        model: app.bot,
        regions,
        accountId: regions.home.accountId,
        prefix,
        hook: {
          uses: together(...ofTables, writesBoth("CONVERSATIONS_TABLE", conversations.table), extras.hook, known),
          timeout: app.hookSeconds,
          logRetentionDays,
          reservedConcurrency,
        },
      },
      here,
    );
    this.recall = new LambdaFunction(
      `${slug}-recall`,
      {
        functionName: `${prefix}-${slug}-recall`,
        code: ["recall", slug],
        region: regions.home,
        uses: together(readsBoth("CONVERSATIONS_TABLE", conversations.table), known),
        timeout: RECALL_SECONDS,
        ...reserving(settings),
        logRetentionDays,
      },
      here,
    );
    this.registerOutputs({ homeAliasArn: this.bots.home.aliasArn, standbyAliasArn: this.bots.standby.aliasArn, recall: this.recall.name });
  }
}
