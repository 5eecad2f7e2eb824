// aws-native:lex:BotAlias: the name that callers meet, pointing to a version and, for each locale, to the function behind it.
import type { Region } from "../../../../shared/region.ts";
import { botAliasArn } from "../../../../shared/arn.ts";
import { z } from "zod";
import type { Alias, AliasSettings } from "../../../lex/alias-store.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource, tagList } from "../../handler.ts";
import { tagListOf, tagsOf } from "../tag-list.ts";

const localeSetting = z.strictObject({
  localeId: z.string(),
  botAliasLocaleSetting: z.strictObject({
    enabled: z.boolean(),
    codeHookSpecification: z
      .strictObject({ lambdaCodeHook: z.strictObject({ codeHookInterfaceVersion: z.literal("1.0"), lambdaArn: z.string() }) })
      .optional(),
  }),
});

const inputs = z.strictObject({
  botId: z.string(),
  botAliasName: z.string().regex(/^(?:[\dA-Za-z][_-]?){1,100}$/, "use 1 to 100 letters and digits, with single - and _ between"),
  botVersion: z.string().default("DRAFT"),
  botAliasLocaleSettings: z.array(localeSetting).max(50).default([]),
  botAliasTags: tagList,
  description: z.string().max(200).optional(),
});

const DEFAULTS = { botVersion: "DRAFT", botAliasLocaleSettings: [], botAliasTags: [] };

const settingsOf = (read: z.infer<typeof inputs>): AliasSettings => ({
  name: read.botAliasName,
  version: read.botVersion,
  locales: read.botAliasLocaleSettings.map(({ localeId, botAliasLocaleSetting: { enabled, codeHookSpecification } }) => ({
    localeId,
    enabled,
    ...(codeHookSpecification === undefined ? {} : { lambdaArn: codeHookSpecification.lambdaCodeHook.lambdaArn }),
  })),
  tags: tagsOf(read.botAliasTags),
  ...(read.description === undefined ? {} : { description: read.description }),
});

const inputsOf = ({ botId, name, version, locales, tags, description }: Alias) => ({
  botId,
  botAliasName: name,
  botVersion: version,
  botAliasLocaleSettings: locales.map(({ localeId, enabled, lambdaArn }) => ({
    localeId,
    botAliasLocaleSetting: {
      enabled,
      ...(lambdaArn === undefined ? {} : { codeHookSpecification: { lambdaCodeHook: { codeHookInterfaceVersion: "1.0", lambdaArn } } }),
    },
  })),
  botAliasTags: tagListOf(tags),
  description,
});

/** `ALIAS|BOT`, Cloud Control's id. */
const arnOf = (id: string, region: Region, accountId: string): string => {
  const [aliasId = "", botId = ""] = id.split("|");
  return botAliasArn({ region, accountId, botId, botAliasId: aliasId });
};

const outputsOf = ({ aliasId, arn }: Alias) => ({ botAliasId: aliasId, arn, botAliasStatus: "Available" });

export const botAlias = resource("aws-native:lex:BotAlias", inputs, {
  // createOnlyProperties of AWS::Lex::BotAlias. Names are a bot's own, so that the alias of another bot may come before the old one goes.
  replaceOn: ["botId"],
  create: ({ bots }, { region, known, inputs: read }) => {
    const alias = bots.createAlias(region, read.botId, settingsOf(read), known?.id.split("|")[0]);
    return { id: `${alias.aliasId}|${read.botId}`, outputs: outputsOf(alias) };
  },
  read: ({ bots, accountId }, { id, region, inputs: declared }) => {
    const alias = bots.findAlias(arnOf(id, region, accountId));
    return alias === undefined ? undefined : { inputs: asDeclared(declared, inputsOf(alias), DEFAULTS), outputs: outputsOf(alias) };
  },
  update: ({ bots, accountId }, { id, region, inputs: read }) => {
    bots.updateAlias(arnOf(id, region, accountId), settingsOf(read));
    return {};
  },
  delete: ({ bots, iam, accountId }, { id, region }) => {
    const arn = arnOf(id, region, accountId);
    bots.deleteAlias(arn);
    iam.deleteResourcePolicy(arn);
  },
});
