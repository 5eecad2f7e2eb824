// The same bot in two regions, from one model: the bot, a version cut from it, the alias that callers meet, and the function behind it.
import * as aws from "./aws.ts";
import * as native from "./aws-native.ts";
import * as pulumi from "@pulumi/pulumi";
import { lexBot, modelHash, type BotModel } from "../../apps/kit/index.ts";
import { LambdaFunction, reserving } from "./lambda-function.ts";
import { asksOwnBot, together, type AnyUse } from "./grants.ts";
import { policyOf, trusts } from "./policy.ts";
import type { RegionProviders, Regions } from "../platform/regions.ts";
import { anywhere } from "./wide-actions.ts";

export interface TwinBotsArgs {
  /** The app's slug: the bots, the hook and its code are named by it. */
  readonly slug: string;
  readonly model: BotModel;
  readonly regions: Regions;
  readonly accountId: pulumi.Input<string>;
  /** Put before every name in AWS. */
  readonly prefix: string;
  /** The code hook of both twins: one Lambda for each alias locale is all that Lex V2 has. */
  readonly hook: {
    /** What it is given, besides its own bot. */
    readonly uses: AnyUse;
    /** Seconds. */
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
  readonly hook: LambdaFunction;
}

/** Connect lists the intents of bots that carry this tag (lex-v2.md 11.7). */
const FOR_CONNECT = { key: "AmazonConnectEnabled", value: "True" };

export class TwinBots extends pulumi.ComponentResource {
  readonly home: TwinBot;
  readonly standby: TwinBot;
  /** Hash of the model's content, the same in both regions. */
  readonly hash: string;

  constructor(name: string, args: TwinBotsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("twinline:index:TwinBots", name, {}, opts);
    this.hash = modelHash(args.model);
    this.home = this.#twin(`${name}-home`, args.regions.home, args);
    this.standby = this.#twin(`${name}-standby`, args.regions.standby, args);
    this.registerOutputs({ homeAliasArn: this.home.aliasArn, standbyAliasArn: this.standby.aliasArn });
  }

  #twin(name: string, region: RegionProviders, { slug, model, prefix, accountId, hook }: TwinBotsArgs): TwinBot {
    const inAws = { parent: this, provider: region.aws };
    const inNative = { parent: this, provider: region.native };
    const botName = `${prefix}-${slug}`;
    const localeIds = model.locales.map(({ localeId }) => localeId);

    const role = new aws.iam.Role(
      `${name}-role`,
      { name: `${botName}-bot-${region.name}`, assumeRolePolicy: trusts("lexv2.amazonaws.com", accountId) },
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
    const lambda = new LambdaFunction(
      `${name}-hook`,
      {
        functionName: `${prefix}-${slug}`,
        region,
        code: [slug],
        uses: together(hook.uses, asksOwnBot(region, accountId, bot.awsId)),
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
