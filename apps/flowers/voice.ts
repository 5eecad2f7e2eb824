// What the flower shop's line says on the phone.
import { english } from "../kit/line-words.ts";
import type { VoiceLineModel } from "../kit/voice-line.ts";
import { orderFlowers } from "./bot.ts";

export const flowersVoice = {
  languages: [
    {
      ...english,
      voice: orderFlowers.locales[0].voice.voiceId,
      words: {
        opening: "Hello, this is the flower shop. You can order flowers, or ask for a person. How can I help you?",
        openingAgain: "One moment please. You can order flowers, or ask for a person. How can I help you?",
        askByWords: "Sorry, I did not get that. Type order to try again, or person for a person.",
        askMenu: "To order flowers, press 1, and we will call you back. To speak to a person, press 2.",
        sayDone: "Thank you for your order. Goodbye.",
      },
    },
  ],
  sessionAttributes: {},
  keptSlots: ["FlowerType", "PickupDate", "PickupTime"],
} as const satisfies VoiceLineModel;
