// The actions of Lex's model-building API that run here. They share Lex's signing name with the runtime's, and with that its row of the registry.
import { buildBotLocale } from "./build-bot-locale.ts";
import { deleteBotAlias } from "./delete-bot-alias.ts";
import { deleteBotVersion } from "./delete-bot-version.ts";
import { describeBot } from "./describe-bot.ts";
import { describeBotAlias } from "./describe-bot-alias.ts";
import { describeBotLocale } from "./describe-bot-locale.ts";
import { describeBotVersion } from "./describe-bot-version.ts";
import { describeIntent } from "./describe-intent.ts";
import { describeSlot } from "./describe-slot.ts";
import { describeSlotType } from "./describe-slot-type.ts";
import { listBotAliases } from "./list-bot-aliases.ts";
import { listBots } from "./list-bots.ts";
import { listBotVersions } from "./list-bot-versions.ts";
import { listIntents } from "./list-intents.ts";
import { listSlotTypes } from "./list-slot-types.ts";
import { listSlots } from "./list-slots.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";
import { tagResource } from "./tag-resource.ts";
import { untagResource } from "./untag-resource.ts";
import { updateIntent } from "./update-intent.ts";
import { updateSlotType } from "./update-slot-type.ts";

export const LEX_MODELS = {
  BuildBotLocale: buildBotLocale,
  DeleteBotAlias: deleteBotAlias,
  DeleteBotVersion: deleteBotVersion,
  DescribeBot: describeBot,
  DescribeBotAlias: describeBotAlias,
  DescribeBotLocale: describeBotLocale,
  DescribeBotVersion: describeBotVersion,
  DescribeIntent: describeIntent,
  DescribeSlot: describeSlot,
  DescribeSlotType: describeSlotType,
  ListBotAliases: listBotAliases,
  ListBotVersions: listBotVersions,
  ListBots: listBots,
  ListIntents: listIntents,
  ListSlotTypes: listSlotTypes,
  ListSlots: listSlots,
  ListTagsForResource: listTagsForResource,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateIntent: updateIntent,
  UpdateSlotType: updateSlotType,
};
