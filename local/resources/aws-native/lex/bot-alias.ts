// aws-native:lex:BotAlias: the name that callers meet, pointing to a version and, for each locale, to the function behind it.
import { z } from "zod";
import { handler, tagList } from "../../handler.ts";

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

export const botAlias = handler("aws-native:lex:BotAlias", inputs, ({ bots }, { region, inputs: read }) => {
  const { aliasId, arn } = bots.createAlias(region, read.botId, {
    name: read.botAliasName,
    version: read.botVersion,
    locales: read.botAliasLocaleSettings.map(({ localeId, botAliasLocaleSetting: { enabled, codeHookSpecification } }) => ({
      localeId,
      enabled,
      ...(codeHookSpecification === undefined ? {} : { lambdaArn: codeHookSpecification.lambdaCodeHook.lambdaArn }),
    })),
    tags: Object.fromEntries((read.botAliasTags ?? []).map(({ key, value }) => [key, value])),
  });
  return { id: `${aliasId}|${read.botId}`, outputs: { botAliasId: aliasId, arn, botAliasStatus: "Available" } };
});
