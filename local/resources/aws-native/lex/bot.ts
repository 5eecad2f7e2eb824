// aws-native:lex:Bot: the whole model inline. What Lex would refuse in it is refused here, all at once.
import { z } from "zod";
import { botDefinition } from "../../../lex/definition.ts";
import { handler, tagList } from "../../handler.ts";

const inputs = z.looseObject({ name: z.string(), roleArn: z.string(), botTags: tagList }).pipe(botDefinition);

export const bot = handler("aws-native:lex:Bot", inputs, ({ bots }, { region, inputs: definition }) => {
  const { botId, arn } = bots.createBot(region, definition);
  return { id: botId, outputs: { awsId: botId, arn } };
});
