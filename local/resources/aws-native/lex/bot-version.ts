// aws-native:lex:BotVersion: a numbered copy of the draft as it is when it is cut.
import { z } from "zod";
import { ServiceError } from "../../../errors.ts";
import { asDeclared } from "../../as-declared.ts";
import { resource } from "../../handler.ts";

const TYPE = "aws-native:lex:BotVersion";

const inputs = z.strictObject({
  botId: z.string(),
  description: z.string().max(200).optional(),
  botVersionLocaleSpecification: z
    .array(z.strictObject({ localeId: z.string(), botVersionLocaleDetails: z.strictObject({ sourceBotVersion: z.literal("DRAFT") }) }))
    .min(1),
});

/** `BOT|VERSION`, Cloud Control's id. */
const partsOf = (id: string): readonly [botId: string, version: string] => {
  const [botId = "", version = ""] = id.split("|");
  return [botId, version];
};

export const botVersion = resource(TYPE, inputs, {
  // createOnlyProperties of AWS::Lex::BotVersion. What else is changed is refused below: there is no update handler (lex-v2.md 11.2).
  replaceOn: ["botId"],
  create: ({ bots }, { region, known, inputs: { botId, description } }) => {
    const version = bots.createVersion(region, botId, description, known === undefined ? undefined : partsOf(known.id)[1]);
    return { id: `${botId}|${version}`, outputs: { botVersion: version } };
  },
  read: ({ bots }, { id, region, inputs: declared }) => {
    const [botId, number] = partsOf(id);
    const version = bots.findBot(region, botId)?.versions.get(number);
    if (version === undefined) return undefined;
    return { inputs: asDeclared(declared, { botId, description: version.description }), outputs: { botVersion: number } };
  },
  update: () => {
    throw new ServiceError(
      "UnsupportedActionException",
      400,
      "Resource type AWS::Lex::BotVersion does not support UPDATE action. Give a version with other contents another logical name.",
    );
  },
  delete: ({ bots }, { id, region }) => bots.deleteVersion(region, ...partsOf(id)),
});
