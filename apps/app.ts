// The form of an app: everything that a room needs to know of it, as data. Rooms iterate over apps/index.ts; none names an app.
import type { BotModel } from "./kit/bot-model.ts";
import { readForm, type Setting, type SettingsForm, type SettingsOf, type Texts } from "./kit/setting.ts";
import { optionalTimeZone } from "./kit/setting-values.ts";
import type { VoiceLineModel } from "./kit/voice-line.ts";
import { NOTHING, type Watch } from "./kit/watch.ts";
import { z } from "zod";

/** How people reach an app: a channel that it lacks is left out. */
export interface AppChannels {
  /** By phone: what its line says. */
  readonly voice?: VoiceLineModel;
}

/** Requests of DynamoDB on single items or one partition. */
export type TableAction = "BatchGetItem" | "DeleteItem" | "GetItem" | "PutItem" | "Query" | "UpdateItem";

/** A table of an app: replicated, encrypted, on demand. Its name in AWS is the stack's prefix and its key in `tables`. */
export interface AppTable {
  /** Name of the hash key, a string attribute. */
  readonly hashKey: string;
  /** Name of the range key, a string attribute. @default none */
  readonly rangeKey?: string;
  /** A number attribute, in epoch seconds, after which DynamoDB may delete an item. @default none: items stay */
  readonly expiryAttribute?: string;
  /** What the code hook does in the home region. */
  readonly home: readonly TableAction[];
  /** What it does in the standby region, when home does not answer. */
  readonly standby: readonly TableAction[];
}

/** What the observer says to prove that the bot understands; the hook must change nothing for it. */
export interface Probe {
  /** 1 to 1,024 characters. */
  readonly utterance: string;
  readonly expectedIntent: string;
}

/** What is said to a bot to prove the whole way to a yes, and refused there. */
export interface DrillScript {
  /** What it is, as a step of the drill names it. */
  readonly wish: string;
  /** What the caller says first. */
  readonly opening: string;
  /** What the caller says for each slot, the next one when the first will not do. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** What declines: the first at a question for a yes. */
  readonly refusals: readonly [string, ...string[]];
}

/** A call that shows what the app does, for help texts. */
export interface Example {
  readonly title: string;
  readonly words: readonly [string, ...string[]];
}

export interface App {
  /** Its one name: of folders, of AWS resources, in the setting `apps`. 1 to 16 small letters, digits and hyphens. */
  readonly slug: string;
  readonly title: string;
  /** What it does for people, in a sentence. */
  readonly description: string;
  readonly bot: BotModel;
  readonly channels: AppChannels;
  readonly tables: Readonly<Record<string, AppTable>>;
  /** Its own settings, without the two that every app has (settingsOf). */
  readonly settings: SettingsForm;
  /** Which values contradict one another, though each alone makes sense: the setting's name and what is wrong. */
  readonly contradictions: (texts: Texts) => readonly (readonly [string, string])[];
  /** Seconds that the code hook may take. */
  readonly hookSeconds: number;
  /** The words of `outcome` that its hook may end a conversation with. */
  readonly outcomes: readonly string[];
  /** By locale; a locale without one is proven by liveness alone. */
  readonly probe: Readonly<Record<string, Probe>>;
  /** Whether its evidence may move the pointer: the first such app of a stack is the witness. */
  readonly movesPointer: boolean;
  readonly examples: readonly [Example, ...Example[]];
  /** By locale. */
  readonly drill: Readonly<Record<string, DrillScript>>;
  /** Its own alarms, metrics, graphs and costs, besides those that every app has. */
  readonly watch: (texts: Texts) => Watch;
}

type Declared<Form extends SettingsForm, Tables extends App["tables"]> = Omit<
  App,
  "settings" | "tables" | "contradictions" | "watch" | "movesPointer" | "probe"
> & {
  readonly settings: Form;
  readonly tables: Tables;
  readonly contradictions?: (settings: SettingsOf<Form>) => readonly (readonly [keyof Form & string, string])[];
  readonly movesPointer?: true;
  readonly probe?: App["probe"];
  readonly watch?: (settings: SettingsOf<Form>) => Watch;
};

/** A manifest whose functions see the app's own settings, typed by its form. Texts that cannot be read have no contradictions and no costs. */
export const defineApp = <const Form extends SettingsForm, const Tables extends App["tables"]>(
  declared: Declared<Form, Tables>,
): App & Pick<Declared<Form, Tables>, "settings" | "tables"> => {
  const { contradictions, watch } = declared;
  return {
    movesPointer: false,
    probe: {},
    ...declared,
    contradictions: (texts) => {
      const read = readForm(declared.settings, texts);
      return read.ok ? (contradictions?.(read.values) ?? []) : [];
    },
    watch: (texts) => {
      const read = readForm(declared.settings, texts);
      return read.ok ? (watch?.(read.values) ?? NOTHING) : NOTHING;
    },
  };
};

/** Where callers choose the language by a key before anything else. */
export const ASK = "ask";

const camelCase = (slug: string): string => slug.replaceAll(/-([a-z\d])/g, (_all, letter: string) => letter.toUpperCase());

/** Names of the settings that every app has. */
export const localeSetting = ({ slug }: Pick<App, "slug">): string => `${camelCase(slug)}Locale`;
export const timeZoneSetting = ({ slug }: Pick<App, "slug">): string => `${camelCase(slug)}TimeZone`;

export const localesOf = ({ bot }: Pick<App, "bot">): readonly string[] => bot.locales.map(({ localeId }) => localeId);

/** All settings of an app: its own, its language and its time zone. */
export const settingsOf = (app: Pick<App, "slug" | "bot" | "channels" | "settings">): SettingsForm => {
  const locales = localesOf(app);
  // Callers can be asked where the app's line has the question.
  const canAsk = locales.length > 1 && app.channels.voice?.askLanguage !== undefined;
  const choices = canAsk ? [...locales, ASK] : locales;
  const orList = choices.length < 2 ? choices.join("") : `${choices.slice(0, -1).join(", ")} or ${choices.at(-1) ?? ""}`;
  const locale: Setting = {
    type: "string",
    default: locales[0] ?? "",
    description: `Language of ${app.slug}, as Lex writes it: ${orList}.${canAsk ? ` ${ASK} has callers choose by a key before anything else.` : ""}`,
    schema: z.string().refine((text) => choices.includes(text), `its bot does not speak it. Write ${orList}`),
  };
  const zone: Setting = {
    type: "string",
    default: "",
    description: `IANA time zone of ${app.slug}: of its hours, and of what a person means by "tomorrow". Empty for the stack's timeZone.`,
    schema: optionalTimeZone,
  };
  return { ...app.settings, [localeSetting(app)]: locale, [timeZoneSetting(app)]: zone };
};
