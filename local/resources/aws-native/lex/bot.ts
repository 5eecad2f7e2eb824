// aws-native:lex:Bot: the whole model inline. What Lex would refuse in it is refused here, all at once. An update changes the draft alone.
import { z } from "zod";
import { definitionProblems } from "../../../lex/check.ts";
import { parseBotDefinition } from "../../../lex/definition.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource, tagList } from "../../handler.ts";
import { tagListOf, tagsOf } from "../tag-list.ts";

// The names alone: the model behind them is read as a whole by local/lex.
const inputs = z.strictObject({
  name: z.string(),
  roleArn: z.string(),
  description: z.string().optional(),
  dataPrivacy: z.unknown().optional(),
  idleSessionTtlInSeconds: z.unknown().optional(),
  autoBuildBotLocales: z.boolean().optional(),
  botLocales: z.unknown().optional(),
  botTags: tagList,
  botFileS3Location: z.unknown().optional(),
  botMembers: z.unknown().optional(),
  replication: z.unknown().optional(),
});

export const bot = resource("aws-native:lex:Bot", inputs, {
  // The schema of AWS::Lex::Bot has no createOnlyProperties.
  replaceOn: [],
  named: "name",
  refuses: (model, isKnown) => {
    if (!isKnown(["name"]) || !isKnown(["botLocales"])) return [];
    return definitionProblems(parseBotDefinition(model)).map((reason) => ({ property: "botLocales", reason }));
  },
  create: ({ bots }, { region, known, inputs: { botTags, ...model } }) => {
    const more = { tags: tagsOf(botTags), ...(known === undefined ? {} : { known: known.id }) };
    const { botId, arn } = bots.createBot(region, parseBotDefinition(model), more);
    return { id: botId, outputs: { awsId: botId, arn } };
  },
  read: ({ bots }, { id, region, inputs: declared }) => {
    const found = bots.findBot(region, id);
    if (found === undefined) return undefined;
    // The rest is write-only: Cloud Control tells nothing of the locales, nor whether they are built (lex-v2.md 11.1).
    const { name, roleArn, description, dataPrivacy, idleSessionTtlInSeconds } = found.definition;
    const now = { name, roleArn, description, dataPrivacy, idleSessionTtlInSeconds, botTags: tagListOf(found.tags) };
    return { inputs: asDeclared(declared, now, { botTags: [] }), outputs: { awsId: id, arn: found.arn } };
  },
  update: ({ bots }, { id, region, inputs: { botTags, ...model } }) => {
    bots.updateBot(region, id, parseBotDefinition(model), tagsOf(botTags));
    return {};
  },
  delete: ({ bots }, { id, region }) => bots.deleteBot(region, id),
});
