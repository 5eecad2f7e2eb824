// aws-native:lex:Bot: the whole model inline. What Lex would refuse in it is refused here, all at once.
import { z } from "zod";
import { parseBotDefinition } from "../../../lex/definition.ts";
import { handler } from "../../handler.ts";

const inputs = z.looseObject({ name: z.string(), roleArn: z.string() });

export const bot = handler("aws-native:lex:Bot", inputs, ({ bots }, { region, inputs: read }) => {
  const { botId, arn } = bots.createBot(region, parseBotDefinition(read));
  return { id: botId, outputs: { awsId: botId, arn } };
});
