import { expect } from "chai";
import type { Props, Resource } from "../../policies/resource.ts";
import { twinsIdentical } from "../../policies/rules/twins-identical.ts";
import { after, aResource, inWest, refused } from "./builders.ts";

const settings = (lambdaArn: string) => ({
  botAliasName: "live",
  botAliasLocaleSettings: [
    {
      localeId: "en_US",
      botAliasLocaleSetting: { enabled: true, codeHookSpecification: { lambdaCodeHook: { codeHookInterfaceVersion: "1.0", lambdaArn } } },
    },
  ],
});

/** A bot with its version and its alias. */
const aBot = (side: string, overrides: Partial<Resource> = {}, { model = {}, version = {}, alias = {} }: Record<string, Props> = {}) => {
  const bot = aResource(
    "aws-native:lex:Bot",
    side,
    { name: "flowers", roleArn: side, botLocales: [{ localeId: "en_US" }], ...model },
    overrides,
  );
  const cut = aResource(
    "aws-native:lex:BotVersion",
    `${side}-1`,
    { botId: side, description: "model abc", ...version },
    { ...overrides, ...after(bot) },
  );
  const live = aResource(
    "aws-native:lex:BotAlias",
    `${side}-live`,
    { botId: side, ...settings("arn:east"), ...alias },
    { ...overrides, ...after(bot, cut) },
  );
  return [bot, cut, live];
};

describe("the rule twins-identical", () => {
  it("accepts two bots of two regions that differ only in what AWS names anew", () => {
    expect(refused(twinsIdentical, ...aBot("home"), ...aBot("standby", inWest, { alias: settings("arn:west") }))).to.deep.equal([]);
  });

  it("refuses a bot without a twin, with two, and with one in its own region", () => {
    expect(refused(twinsIdentical, ...aBot("home"))[0]).to.equal("home: bot flowers is declared 1 times, and twins are two");
    expect(refused(twinsIdentical, ...aBot("home"), ...aBot("standby", inWest), ...aBot("third", inWest))[0]).to.include(
      "declared 3 times",
    );
    expect(refused(twinsIdentical, ...aBot("home"), ...aBot("standby"))[0]).to.equal(
      "standby: bot flowers has its twin in the same region, us-east-1",
    );
  });

  it("refuses another locale, another model, and an alias set otherwise, and says where they differ", () => {
    const differing = (parts: Record<string, Props>) => refused(twinsIdentical, ...aBot("home"), ...aBot("standby", inWest, parts));
    expect(differing({ model: { botLocales: [{ localeId: "en_GB" }] } })).to.deep.equal([
      `standby: it differs from its twin "home" in botLocales[0].localeId`,
    ]);
    expect(differing({ version: { description: "model def" } })).to.deep.equal([
      `standby-1: it differs from its twin "home-1" in description`,
    ]);
    const withoutHook = { botAliasLocaleSettings: [{ localeId: "en_US", botAliasLocaleSetting: { enabled: true } }] };
    expect(differing({ alias: withoutHook })).to.deep.equal([
      `standby-live: it differs from its twin "home-live" in botAliasLocaleSettings[0].botAliasLocaleSetting.codeHookSpecification`,
    ]);
  });
});
