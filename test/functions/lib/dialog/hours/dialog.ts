// The dialog of the line that says when it is open and where it is.
import type { IntentOf } from "../../../../../apps/kit/bot-model.ts";
import { situationIn, type Dialog, type Situation } from "../../../../../functions/lib/dialog/dialog.ts";
import { english } from "../../../../../functions/lib/dialog/words/en.ts";
import { spanish } from "../../../../../functions/lib/dialog/words/es.ts";
import type { Hours } from "../../../../../shared/opening-hours.ts";
import { spokenHours } from "../../../../../shared/spoken-hours/en.ts";
import { spokenHoursSpanish } from "../../../../../shared/spoken-hours/es.ts";
import type { hours } from "./bot.ts";

const words = {
  en: () => ({
    ...english,
    opening: "One moment please. You can ask when we are open, where we are, or for a person. How can I help you?",
    help: "You can ask when we are open, where we are, or for a person.",
    open: (week: Hours) => `We are open ${spokenHours(week)}.`,
    address: "We are at 12 Main Street, across from the station.",
  }),
  es: () => ({
    ...spanish,
    opening: "Un momento, por favor. Puede preguntar cuándo abrimos, dónde estamos, o pedir una persona. ¿En qué le puedo ayudar?",
    help: "Puede preguntar cuándo abrimos, dónde estamos, o pedir una persona.",
    open: (week: Hours) => `Abrimos ${spokenHoursSpanish(week)}.`,
    address: "Estamos en la calle Main, número 12, frente a la estación.",
  }),
};

type Words = ReturnType<typeof words.en>;

export const dialog = (read: {
  readonly OPENING_HOURS: Hours;
  readonly TIME_ZONE: string;
}): Dialog<Situation<Words>, never, IntentOf<typeof hours>> => ({
  situation: situationIn<Words>(words, read.TIME_ZONE),
  intents: {
    OpeningHours: { tell: (situation) => situation.words.open(read.OPENING_HOURS) },
    Address: { tell: (situation) => situation.words.address },
    SpeakToPerson: "person",
    FallbackIntent: "fallback",
  },
});
