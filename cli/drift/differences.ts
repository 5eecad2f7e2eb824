// Where two pictures differ: what the model says and the bot does not, and what the bot has that the model does not say. Pure.
import { isDeepStrictEqual } from "node:util";
import type { Leaf, Picture, Settings } from "./picture.ts";

export interface Difference {
  /** `intent OrderFlowers`. */
  readonly part: string;
  /** As the API spells it; empty when the whole part is meant. */
  readonly setting: string;
  /** Of lists without an order: what the bot lacks. Null when the model says nothing of it. */
  readonly model: Leaf | null;
  /** Of lists without an order: what the model lacks. Null when the bot has nothing of it. */
  readonly bot: Leaf | null;
}

/** Lists whose order means nothing. */
const isSet = (setting: string): boolean => setting.endsWith("sampleUtterances") || setting.startsWith("slotTypeValues ");

const WORDS: readonly RegExp[] = [/(?:^|\.)messages$/, /sampleUtterances$/, /^slotTypeValues /, /^slotOrder$/, /[cC]ontexts$/];
const SWITCHES: readonly RegExp[] = [/^(?:dialog|fulfillment)CodeHook\.enabled$/, /enableCodeHookInvocation$/];
const TEXTS = /^(?:description|parentIntentSignature)$/;

/**
 * Whether what only the bot has was put there by somebody: Lex fills in much of what a model leaves open (attempts, timeouts, `active`), but no
 * words, and it switches no hook on. What Lex fills in is nowhere documented as a list: this is our assumption.
 */
const isSomebodys = (setting: string, value: Leaf): boolean => {
  if (WORDS.some((one) => one.test(setting)))
    return setting.startsWith("slotTypeValues ") || (typeof value === "object" && value.length > 0);
  if (SWITCHES.some((one) => one.test(setting))) return value === true;
  return TEXTS.test(setting) && value !== "";
};

const listed = (leaf: Leaf | undefined): readonly string[] => (typeof leaf === "object" ? leaf : []);

const differenceOf = (part: string, setting: string, model: Leaf | undefined, bot: Leaf | undefined): readonly Difference[] => {
  if (isDeepStrictEqual(model, bot)) return [];
  if (model === undefined) return bot !== undefined && isSomebodys(setting, bot) ? [{ part, setting, model: null, bot }] : [];
  // An empty list is the same as none, but for a value without synonyms.
  if (bot === undefined && typeof model === "object" && model.length === 0 && !setting.startsWith("slotTypeValues ")) return [];
  if (bot === undefined || !isSet(setting)) return [{ part, setting, model, bot: bot ?? null }];
  const [inModel, inBot] = [listed(model), listed(bot)];
  const [lacking, added] = [inModel.filter((one) => !inBot.includes(one)), inBot.filter((one) => !inModel.includes(one))];
  return lacking.length + added.length === 0 ? [] : [{ part, setting, model: lacking, bot: added }];
};

const ofPart = (part: string, model: Settings, bot: Settings): readonly Difference[] =>
  [...new Set([...Object.keys(model), ...Object.keys(bot)])].flatMap((setting) =>
    differenceOf(part, setting, model[setting], bot[setting]),
  );

/** Every difference, part by part; those that the model lacks last. */
export const differences = (model: Picture, bot: Picture): readonly Difference[] => [
  ...Object.entries(model).flatMap(([part, settings]): readonly Difference[] => {
    const found = bot[part];
    return found === undefined ? [{ part, setting: "", model: "declared", bot: null }] : ofPart(part, settings, found);
  }),
  ...Object.keys(bot)
    .filter((part) => model[part] === undefined)
    .map((part) => ({ part, setting: "", model: null, bot: "there" })),
];
