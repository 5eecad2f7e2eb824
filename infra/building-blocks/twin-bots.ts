// The same bot in two regions, from one model: the bot, a version cut from it, the alias that callers meet, and the function behind it.
import * as aws from "./aws.ts";
import * as native from "./aws-native.ts";
import * as pulumi from "@pulumi/pulumi";
import { lexBot, modelHash, modelProblems, type BotModel } from "../../apps/kit/index.ts";
import { Function, reserving } from "./lambda-function.ts";
import { asksOwnBot, type Use } from "./grants.ts";
import { policyOf, trusts } from "./policy.ts";
import type { RegionProviders, Regions } from "../platform/regions.ts";
import { anywhere } from "./wide-actions.ts";

export interface TwinBotsArgs {
  readonly model: BotModel;
  /** Locale of the line, which the model must have. */
  readonly locale: string;
  readonly regions: Regions;
  readonly accountId: pulumi.Input<string>;
  /** Put before every name in AWS. */
  readonly prefix: string;
  /** The code hook of both twins: one Lambda for each alias locale is all that Lex V2 has. */
  readonly hook: {
    readonly folder: string;
    /** What it is given, besides its own bot. */
    readonly uses: readonly Use[];
    readonly timeout: number;
    readonly logRetentionDays: number;
    /** Invocations of it in each region at one time to keep free for it, 0 for none. */
    readonly reservedConcurrency: number;
  };
}

export interface TwinBot {
  readonly region: RegionProviders;
  readonly botId: pulumi.Output<string>;
  readonly aliasId: pulumi.Output<string>;
  readonly aliasArn: pulumi.Output<string>;
  readonly localeIds: readonly string[];
  readonly hook: Function;
}

/**
 * Twins as the command line finds them.
 * @param locale of their line, or `ask`
 * @param lookup says which of them a call meets
 */
export const twinsOf = ({ home, standby }: TwinBots, locale: string, lookup: Function) => ({
  homeAliasArn: home.aliasArn,
  standbyAliasArn: standby.aliasArn,
  locale,
  lookup: lookup.name,
});

/** Connect lists the intents of bots that carry this tag (lex-v2.md 11.7). */
const FOR_CONNECT = { key: "AmazonConnectEnabled", value: "True" };

/** @throws pulumi.RunError listing what Lex would refuse in the model */
export class TwinBots extends pulumi.ComponentResource {
  readonly home: TwinBot;
  readonly standby: TwinBot;
  /** Hash of the model's content, the same in both regions. */
  readonly hash: string;

  constructor(name: string, args: TwinBotsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:TwinBots", name, {}, opts);
    const spoken = args.model.locales.map(({ localeId }) => localeId);
    const problems = [...modelProblems(args.model)];
    if (!spoken.includes(args.locale))
      problems.push(
        `Cannot use setting "locale" "${args.locale}": bot ${args.model.name} speaks ${spoken.join(", ")}. Use one of these, or add the locale to apps/.`,
      );
    if (problems.length > 0) throw new pulumi.RunError(problems.join("\n"));
    this.hash = modelHash(args.model);
    this.home = this.#twin(`${name}-home`, args.regions.home, args);
    this.standby = this.#twin(`${name}-standby`, args.regions.standby, args);
    this.registerOutputs({ homeAliasArn: this.home.aliasArn, standbyAliasArn: this.standby.aliasArn });
  }

  #twin(name: string, region: RegionProviders, { model, prefix, accountId, hook }: TwinBotsArgs): TwinBot {
    const inAws = { parent: this, provider: region.aws };
    const inNative = { parent: this, provider: region.native };
    const botName = `${prefix}-${model.name}`;
    const localeIds = model.locales.map(({ localeId }) => localeId);

    const role = new aws.iam.Role(
      `${name}-role`,
      { name: `${botName}-${region.name}`, assumeRolePolicy: trusts("lexv2.amazonaws.com", accountId) },
      inAws,
    );
    const speaks = new aws.iam.RolePolicy(
      `${name}-policy`,
      { role: role.name, policy: policyOf([anywhere("polly:SynthesizeSpeech")]) },
      inAws,
    );
    const bot = new native.lex.Bot(
      name,
      { ...lexBot(model), name: botName, roleArn: role.arn, botTags: [...region.tags, FOR_CONNECT] },
      // Its role has the region in its name: that is how a bot of another region is another bot (regions.ts).
      { ...inNative, dependsOn: [speaks], replaceOnChanges: ["roleArn"] },
    );
    const lambda = new Function(
      `${name}-hook`,
      {
        functionName: `${prefix}-${hook.folder}`,
        region,
        folder: hook.folder,
        uses: [...hook.uses, asksOwnBot(region, accountId, bot.awsId)],
        timeout: hook.timeout,
        logRetentionDays: hook.logRetentionDays,
        ...reserving(hook),
      },
      { parent: this },
    );
    // A version has no update handler: new content is a new resource, and the old version stays for the way back (lex-v2.md 11.2).
    const version = new native.lex.BotVersion(
      `${name}-${this.hash}`,
      {
        botId: bot.awsId,
        description: `model ${this.hash}`,
        botVersionLocaleSpecification: localeIds.map((localeId) => ({ localeId, botVersionLocaleDetails: { sourceBotVersion: "DRAFT" } })),
      },
      { ...inNative, dependsOn: [bot], retainOnDelete: true },
    );
    const alias = new native.lex.BotAlias(
      `${name}-alias`,
      {
        botId: bot.awsId,
        botAliasName: "live",
        botVersion: version.botVersion,
        botAliasLocaleSettings: localeIds.map((localeId) => ({
          localeId,
          botAliasLocaleSetting: {
            enabled: true,
            codeHookSpecification: { lambdaCodeHook: { codeHookInterfaceVersion: "1.0", lambdaArn: lambda.arn } },
          },
        })),
        botAliasTags: [...region.tags, FOR_CONNECT, { key: "model-hash", value: this.hash }],
      },
      inNative,
    );
    new aws.lambda.Permission(
      `${name}-permission`,
      {
        function: lambda.name,
        statementId: "lex",
        action: "lambda:InvokeFunction",
        principal: "lexv2.amazonaws.com",
        sourceAccount: accountId,
        sourceArn: alias.arn,
      },
      inAws,
    );
    return { region, botId: bot.awsId, aliasId: alias.botAliasId, aliasArn: alias.arn, localeIds, hook: lambda };
  }
}
