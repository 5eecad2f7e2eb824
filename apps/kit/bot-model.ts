// A bot as a person would describe it: what callers say, what the bot must know, what it asks. The Lex resource, the slot types in
// TypeScript and the local Lex all come from this one declaration.

/** What a slot of a custom type takes: the words listed, or the caller's own words as well. Spelled as CloudFormation spells it. */
export type ResolutionStrategy = "ORIGINAL_VALUE" | "TOP_RESOLUTION";

/** A slot type of listed words. */
export interface ListedSlotType {
  readonly description?: string;
  readonly resolutionStrategy: ResolutionStrategy;
  /** Each value with the other words that callers use for it. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** A built-in slot type that takes only what a pattern allows. */
export interface NarrowedSlotType {
  readonly description?: string;
  /** Lex narrows this one type by a pattern (lex-v2.md 8). */
  readonly parent: "AMAZON.AlphaNumeric";
  /** A regular expression for the whole value, without `*`, `+`, `.` and `{x,}`. */
  readonly pattern: string;
}

export type SlotTypeModel = ListedSlotType | NarrowedSlotType;

/** One to three wordings of one message: the first time it is spoken, at the first retry, at the second. */
export type Wordings = readonly [string, ...string[]];

export interface SlotModel {
  /** A slot type of the locale, or a built-in one (`AMAZON.Date`). */
  readonly type: string;
  readonly prompt: Wordings;
  /** How often the bot asks again. @default 2 */
  readonly maxRetries?: number;
  /** What a caller may answer to this prompt, with `{Slot}` where a value stands. */
  readonly utterances?: readonly string[];
  /** @default true */
  readonly required?: boolean;
  /** Its value proves or names a caller: logs show `{Slot}` instead (lex-v2.md 11.1, ObfuscationSetting). @default false */
  readonly obscured?: boolean;
}

export interface IntentModel {
  readonly description?: string;
  /** A built-in intent it is made from, e.g. `AMAZON.FallbackIntent`. */
  readonly parent?: string;
  /** What callers say for it, with `{Slot}` where a value stands. */
  readonly utterances?: readonly string[];
  readonly slots?: Readonly<Record<string, SlotModel>>;
  /** The order in which the slots are asked: every slot once. */
  readonly slotOrder?: readonly string[];
  /** `declined` is said after a no where no code hook is asked. */
  readonly confirmation?: { readonly prompt: Wordings; readonly maxRetries?: number; readonly declined?: string };
  /** Whether the alias's Lambda is asked after every turn of this intent. @default true */
  readonly dialogCodeHook?: boolean;
  /** Whether the alias's Lambda fulfils it. @default false */
  readonly fulfillmentCodeHook?: boolean;
}

export interface LocaleModel {
  /** As Lex spells it: `en_US`. */
  readonly localeId: string;
  readonly description?: string;
  /** Below this confidence, 0 to 1, an utterance counts as not understood. */
  readonly nluConfidenceThreshold: number;
  readonly voice?: { readonly voiceId: string; readonly engine: "standard" | "neural" | "long-form" | "generative" };
  readonly slotTypes: Readonly<Record<string, SlotTypeModel>>;
  readonly intents: Readonly<Record<string, IntentModel>>;
}

export interface BotModel {
  /** Short name; the deployment puts its own prefix before it. */
  readonly name: string;
  readonly description: string;
  /** How long a silent session lives, 60 to 86,400 s. */
  readonly idleSessionTtlInSeconds: number;
  readonly locales: readonly LocaleModel[];
}

type LocaleOf<Model extends BotModel> = Model["locales"][number];
type IntentsOf<Model extends BotModel> = LocaleOf<Model>["intents"];

/** The names of a model's intents. */
export type IntentOf<Model extends BotModel> = Extract<keyof IntentsOf<Model>, string>;

/** The listed values of one of a model's slot types. */
export type ValueOf<
  Model extends BotModel,
  SlotType extends keyof LocaleOf<Model>["slotTypes"],
> = LocaleOf<Model>["slotTypes"][SlotType] extends { readonly values: infer Values } ? Extract<keyof Values, string> : never;

type SlotText<Model extends BotModel, Slot> = Slot extends { readonly type: infer Type extends keyof LocaleOf<Model>["slotTypes"] }
  ? LocaleOf<Model>["slotTypes"][Type] extends { readonly resolutionStrategy: "TOP_RESOLUTION" }
    ? ValueOf<Model, Type>
    : string
  : string;

/** An intent's slots with the type of their interpreted values: a listed value where only those are taken, else text. */
export type SlotsOf<Model extends BotModel, Intent extends IntentOf<Model>> = IntentsOf<Model>[Intent] extends {
  readonly slots: infer Slots;
}
  ? { readonly [Name in keyof Slots]: SlotText<Model, Slots[Name]> }
  : {};
