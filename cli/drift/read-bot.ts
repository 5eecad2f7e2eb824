// What a bot really has, asked of Lex part by part. One question at a time for each region: the rates of this API are not published, and are
// shared with whoever builds bots at that moment.
import {
  DescribeBotCommand,
  DescribeBotLocaleCommand,
  DescribeBotVersionCommand,
  DescribeIntentCommand,
  DescribeSlotCommand,
  DescribeSlotTypeCommand,
  type LexModelsV2Client,
  paginateListIntents,
  paginateListSlots,
  paginateListSlotTypes,
  ResourceNotFoundException,
} from "@aws-sdk/client-lex-models-v2";
import type { Shape } from "../../local/services/lex-models/shape.ts";
import { pictureOf, type Picture } from "./picture.ts";

/** A version's number, or DRAFT, of a bot. */
export interface Which {
  readonly botId: string;
  readonly botVersion: string;
}

/** Undefined for what is not there. @throws what the client throws for any other reason */
export const ifThere = async <Answer>(work: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

const slotsOf = async (client: LexModelsV2Client, intent: Which & { readonly localeId: string; readonly intentId: string | undefined }) => {
  const slots: Shape[] = [];
  for await (const { slotSummaries = [] } of paginateListSlots({ client }, intent))
    for (const { slotId } of slotSummaries) slots.push({ ...(await client.send(new DescribeSlotCommand({ ...intent, slotId }))) });
  return slots;
};

const intentsOf = async (client: LexModelsV2Client, at: Which & { readonly localeId: string }) => {
  const intents: { readonly intent: Shape; readonly slots: readonly Shape[] }[] = [];
  for await (const { intentSummaries = [] } of paginateListIntents({ client }, at))
    for (const { intentId } of intentSummaries) {
      const intent = await client.send(new DescribeIntentCommand({ ...at, intentId }));
      intents.push({ intent: { ...intent }, slots: await slotsOf(client, { ...at, intentId }) });
    }
  return intents;
};

const slotTypesOf = async (client: LexModelsV2Client, at: Which & { readonly localeId: string }) => {
  const types: Shape[] = [];
  for await (const { slotTypeSummaries = [] } of paginateListSlotTypes({ client }, at))
    for (const { slotTypeId } of slotTypeSummaries)
      types.push({ ...(await client.send(new DescribeSlotTypeCommand({ ...at, slotTypeId }))) });
  return types;
};

/** @returns undefined when there is no such bot or version; of a locale that is not there, the bot's own settings alone */
export const readBot = async (client: LexModelsV2Client, { botId, botVersion }: Which, localeId: string): Promise<Picture | undefined> => {
  const which = { botId, botVersion, localeId };
  const own = await ifThere(
    botVersion === "DRAFT" ? client.send(new DescribeBotCommand({ botId })) : client.send(new DescribeBotVersionCommand(which)),
  );
  if (own === undefined) return undefined;
  const { idleSessionTTLInSeconds = 0, dataPrivacy } = own;
  const bot = { idleSessionTTLInSeconds, "dataPrivacy.childDirected": dataPrivacy?.childDirected ?? false };
  const locale = await ifThere(client.send(new DescribeBotLocaleCommand(which)));
  if (locale === undefined) return { bot };
  const [slotTypes, intents] = [await slotTypesOf(client, which), await intentsOf(client, which)];
  return { bot, ...pictureOf(localeId, { locale: { ...locale }, slotTypes, intents }) };
};
