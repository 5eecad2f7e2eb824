// What a flow says and sets, as the texts it is bound to: an app's languages, and the stack's own for the flows that all lines share.
import * as pulumi from "@pulumi/pulumi";
import { languageCode, type Language, type VoiceLineModel } from "../../apps/kit/voice-line.ts";
import type { FlowResources } from "../building-blocks/contact-flow.ts";
import type { Hours } from "../../shared/opening-hours.ts";
import { spokenHours } from "../settings/hours.ts";
import { spokenHoursSpanish } from "../settings/hours-spanish.ts";

type Texts = Readonly<Record<string, string>>;

const SPOKEN_HOURS: Readonly<Record<string, (hours: Hours) => string>> = { en: spokenHours, es: spokenHoursSpanish };

/** The opening hours as a voice of this language says them. @throws pulumi.RunError for a language that nobody has written them in */
const hoursIn = ({ locale }: Language, hours: Hours): string => {
  const spoken = SPOKEN_HOURS[locale.slice(0, 2)];
  if (spoken !== undefined) return spoken(hours);
  const known = Object.keys(SPOKEN_HOURS).join(", ");
  throw new pulumi.RunError(
    `Cannot say the opening hours in "${locale}": they are written in ${known} alone. Add the language to infra/channels/line-values.ts.`,
  );
};

const commonWords = (language: Language, hours: Hours): Texts => ({
  ...language.common,
  sayComeBack: language.common.sayComeBack.replace("{openingHours}", hoursIn(language, hours)),
});

/** Where a line begins: in a language, or with the question for it. */
export type StartLanguage = "first" | "second" | "ask";

/** The setting of a line's language as its flow takes it: the locale of one of its languages, or `ask`. */
export const startLanguage = ({ languages }: VoiceLineModel, locale: string): StartLanguage =>
  locale === "ask" ? "ask" : languages[1]?.locale === locale ? "second" : "first";

/** The texts and maps of an app's flow. A line of one language has it twice, and never comes to the second. */
export const lineValues = (
  { languages, askLanguage, sessionAttributes, keptSlots }: VoiceLineModel,
  start: StartLanguage,
  hours: Hours,
): Pick<FlowResources, "values" | "maps"> => {
  const [first, second = first] = languages;
  return {
    values: {
      languages: languages.length === 1 ? "one" : "two",
      startLanguage: start,
      askLanguage: askLanguage ?? `<speak>${first.words.opening}</speak>`,
      firstLocale: first.locale,
      firstLanguageCode: languageCode(first),
      firstVoice: first.voice,
      secondLocale: second.locale,
      secondLanguageCode: languageCode(second),
      secondVoice: second.voice,
      sayTrouble: languages.map(({ sayTrouble }) => sayTrouble).join(" "),
    },
    maps: {
      firstWords: { ...commonWords(first, hours), ...first.words },
      secondWords: { ...commonWords(second, hours), ...second.words },
      session: sessionAttributes,
      slots: Object.fromEntries(keptSlots.map((slot) => [slot, `$.Lex.Slots.${slot}`])),
    },
  };
};

/** The texts and maps of the flows that all lines share. The closing flow speaks two languages at most. */
export const sharedValues = (
  [first, second = first]: readonly [Language, ...Language[]],
  hours: Hours,
): Pick<FlowResources, "values" | "maps"> => ({
  values: {
    locale: first.locale,
    languageCode: languageCode(first),
    voice: first.voice,
    languages: second === first ? "one" : "two",
    firstLanguageCode: languageCode(first),
    firstVoice: first.voice,
    sayClosed: first.sayClosed,
    secondLanguageCode: languageCode(second),
    secondVoice: second.voice,
    sayClosedAgain: second.sayClosed,
  },
  maps: { words: commonWords(first, hours) },
});
