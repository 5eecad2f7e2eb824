// The smallest bot that is of use: when are you open, where are you, and a person.
import type { BotModel } from "../../../../../apps/kit/bot-model.ts";

const locale = <const Id extends string>(localeId: Id, open: readonly string[], where: readonly string[], person: readonly string[]) =>
  ({
    localeId,
    nluConfidenceThreshold: 0.4,
    slotTypes: {},
    intents: {
      OpeningHours: { utterances: open },
      Address: { utterances: where },
      SpeakToPerson: { utterances: person },
      FallbackIntent: { parent: "AMAZON.FallbackIntent" },
    },
  }) as const;

export const hours = {
  name: "Hours",
  description: "Says when the shop is open and where it is.",
  idleSessionTtlInSeconds: 300,
  locales: [
    locale("en_US", ["when are you open", "what are your opening hours"], ["where are you", "what is your address"], ["a person please"]),
    locale("es_US", ["cuándo abren", "cuál es su horario"], ["dónde están", "cuál es su dirección"], ["quiero hablar con una persona"]),
  ],
} as const satisfies BotModel;
