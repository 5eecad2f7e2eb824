// What an app's phone line says, in one or two languages. The flow contact-flows/voice-line.json is bound to these values, once per app.

/** What only this app says. */
export interface AppWords {
  /** The bot's block begins with it. */
  readonly opening: string;
  /** The twin begins with it where it is not known what the lost bot had asked. */
  readonly openingAgain: string;
  /** In a chat that was not understood, once. */
  readonly askByWords: string;
  /** Without a bot: key 1 for a callback, 2 for a person, and 3 for the other language where there is one. */
  readonly askMenu: string;
  /** Ends a call with the outcome `done`. */
  readonly sayDone: string;
}

/** What every line says, in one language (line-words.ts). */
export interface CommonWords {
  readonly sayGoodbye: string;
  readonly sayNoBot: string;
  readonly sayUseKeys: string;
  readonly sayRecorded: string;
  readonly sayTransfer: string;
  /** In a chat, when nobody is there; `{openingHours}` stands for when people are. */
  readonly sayComeBack: string;
  readonly sayCallBack: string;
  readonly sayCallback: string;
  readonly sayNoCallback: string;
  readonly askNumber: string;
  readonly sayBadNumber: string;
  readonly inLine: string;
  readonly offerCallback: string;
  readonly stillInLine: string;
  readonly stillWaiting: string;
}

export interface Language {
  /** As Lex writes it, as in `en_US`. */
  readonly locale: string;
  /** Of Amazon Polly, neural. */
  readonly voice: string;
  readonly common: CommonWords;
  /** Said where the language could not be set, so in all languages of the line. */
  readonly sayTrouble: string;
  /** All there is to a line that is closed. */
  readonly sayClosed: string;
}

export interface LineLanguage extends Language {
  readonly words: AppWords;
}

export interface VoiceLineModel {
  /** A flow of contact-flows/ of the app's own; it ends in handover.json by TransferToFlow. @default voice-line */
  readonly flow?: string;
  readonly languages: readonly [LineLanguage] | readonly [LineLanguage, LineLanguage];
  /** SSML of the question for the caller's language, key 1 for the first and 2 for the second; needed where a stack lets callers choose. */
  readonly askLanguage?: string;
  /** What a conversation begins with besides contact, channel and masked caller: settings of the keypad, for example. Texts or references. */
  readonly sessionAttributes: Readonly<Record<string, string>>;
  /** Slots that are kept among the contact's attributes, for people who call back. */
  readonly keptSlots: readonly string[];
}

/** As Connect writes a language: `en-US` where Lex has `en_US`. The two must agree, or the bot's block fails. */
export const languageCode = ({ locale }: Pick<Language, "locale">): string => locale.replace("_", "-");

/** The languages of several lines, each once. */
export const languagesOf = (models: readonly Pick<VoiceLineModel, "languages">[]): readonly Language[] => {
  const all = models.flatMap(({ languages }) => languages);
  return all.filter(({ locale }, index) => all.findIndex((other) => other.locale === locale) === index);
};
