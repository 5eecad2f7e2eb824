// What the local Lex cannot do though the real one can: found when a bot is created and said by name, so that no call passes over it silently.
import { UnsupportedError } from "../errors.ts";
import type { BotDefinition, IntentDefinition } from "./definition.ts";
import { BUILT_IN_READERS } from "./nlu/built-in.ts";
import { english } from "./nlu/en.ts";
import { languageOf } from "./nlu/languages.ts";

const isSet = (value: unknown): boolean => value !== undefined && value !== null;

const isActive = (value: unknown): boolean => typeof value === "object" && value !== null && "isActive" in value && value.isActive === true;

// Anywhere in the definition, however deep: conditional branches are the same shape at every step.
const activeConditional = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(activeConditional);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => (/conditional$/i.test(key) && isActive(inner)) || activeConditional(inner));
};

// A step may also evaluate a condition, or set slots.
const branchingStep = (it: IntentDefinition): boolean => /"EvaluateConditional"|"slotValueOverride"/.test(JSON.stringify(it));

const gapsOfIntent = (where: string, it: IntentDefinition): readonly string[] => [
  ...(isSet(it.kendraConfiguration) ? [`Kendra search in ${where}`] : []),
  ...(isSet(it.qnAIntentConfiguration) ? [`question answering (QnAIntent) in ${where}`] : []),
  ...(isSet(it.bedrockAgentIntentConfiguration) ? [`a Bedrock agent in ${where}`] : []),
  ...(isSet(it.qInConnectIntentConfiguration) ? [`Q in Connect in ${where}`] : []),
  ...(activeConditional(it) || branchingStep(it) ? [`conditional branches and slot overrides in ${where}`] : []),
  ...(it.parentIntentSignature !== undefined && !english.lexicon.builtInIntents.has(it.parentIntentSignature)
    ? [`${it.parentIntentSignature}, the parent of ${where}`]
    : []),
  ...(it.slots ?? []).flatMap(({ name, slotTypeName, subSlotSetting, multipleValuesSetting }) => [
    ...(slotTypeName.startsWith("AMAZON.") && !BUILT_IN_READERS.has(slotTypeName)
      ? [`${slotTypeName}, the type of slot "${name}" of ${where}`]
      : []),
    ...(isSet(subSlotSetting) ? [`sub slots in slot "${name}" of ${where}`] : []),
    ...(multipleValuesSetting?.allowMultipleValues === true ? [`several values in slot "${name}" of ${where}`] : []),
  ]),
];

/** What the definition asks for that the local Lex cannot do, each by name. */
export const definitionGaps = (definition: BotDefinition): readonly string[] => [
  ...(isSet(definition.botFileS3Location) ? ["import from S3 (botFileS3Location)"] : []),
  ...(definition.botMembers !== undefined && definition.botMembers.length > 0 ? ["a network of bots (botMembers)"] : []),
  ...(isSet(definition.replication) ? ["Global Resiliency (replication)"] : []),
  ...(definition.botLocales ?? []).flatMap(({ localeId, generativeAiSettings, slotTypes = [], intents = [] }) => [
    ...(languageOf(localeId) !== undefined ? [] : [`understanding of locale ${localeId}`]),
    ...(JSON.stringify(generativeAiSettings ?? {}).includes('"enabled":true') ? [`generative AI in ${localeId}`] : []),
    ...slotTypes.flatMap(({ name, externalSourceSetting, compositeSlotTypeSetting, parentSlotTypeSignature, valueSelectionSetting }) => [
      ...(isSet(externalSourceSetting) ? [`a grammar in slot type "${name}"`] : []),
      ...(isSet(compositeSlotTypeSetting) || valueSelectionSetting?.resolutionStrategy === "CONCATENATION"
        ? [`composite slot type "${name}"`]
        : []),
      ...(parentSlotTypeSignature !== undefined && parentSlotTypeSignature !== "AMAZON.AlphaNumeric"
        ? [`slot type "${name}" made from ${parentSlotTypeSignature}`]
        : []),
    ]),
    ...intents.flatMap((it) => gapsOfIntent(`intent "${it.name}"`, it)),
  ]),
];

/** @throws UnsupportedError naming everything in the definition that the local Lex cannot do */
export const refuseGaps = (definition: BotDefinition): void => {
  const gaps = definitionGaps(definition);
  if (gaps.length > 0)
    throw new UnsupportedError({
      resource: `bot "${definition.name}"`,
      operation: gaps.join(", "),
      remedy: "Take it out, or try it on a real account.",
    });
};
