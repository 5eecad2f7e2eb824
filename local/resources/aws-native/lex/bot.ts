// aws-native:lex:Bot: the whole model inline. What Lex would refuse in it is refused here, all at once.
import { z } from "zod";
import { parseBotDefinition } from "../../../lex/definition.ts";
import { handler, tagList } from "../../handler.ts";

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

export const bot = handler("aws-native:lex:Bot", inputs, ({ bots }, { region, inputs: read }) => {
  const { botId, arn } = bots.createBot(region, parseBotDefinition(read));
  return { id: botId, outputs: { awsId: botId, arn } };
});
