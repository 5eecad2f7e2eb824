// aws-native:lex:BotVersion: a numbered copy of the draft as it is now.
import { z } from "zod";
import { handler } from "../../handler.ts";

const inputs = z.strictObject({
  botId: z.string(),
  description: z.string().max(200).optional(),
  botVersionLocaleSpecification: z
    .array(z.strictObject({ localeId: z.string(), botVersionLocaleDetails: z.strictObject({ sourceBotVersion: z.literal("DRAFT") }) }))
    .min(1),
});

export const botVersion = handler("aws-native:lex:BotVersion", inputs, ({ bots }, { region, inputs: read }) => {
  const version = bots.createVersion(region, read.botId, read.description);
  return { id: `${read.botId}|${version}`, outputs: { botVersion: version } };
});
