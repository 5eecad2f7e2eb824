// What the demo line says on the phone, in English and in Spanish.
import { english, spanish } from "../kit/line-words.ts";
import type { VoiceLineModel } from "../kit/voice-line.ts";
import { demoKeypad } from "./bot.ts";
import { enUs } from "./en-us.ts";
import { esUs } from "./es-us.ts";

export const demoVoice = {
  languages: [
    {
      ...english,
      voice: enUs.voice.voiceId,
      words: {
        opening: "Hello, this is the demo line. You can book, check or cancel a product demo, or ask for a person. How can I help you?",
        openingAgain: "One moment please. You can book, check or cancel a demo, or ask for a person. How can I help you?",
        askByWords: "Sorry, I did not get that. Type book to try again, or person for a person.",
        askMenu:
          "To book, check or cancel a demo, press 1, and we will call you back. To speak to a person, press 2. Para español, oprima 3.",
        sayDone: "We look forward to showing you our product. Goodbye.",
      },
    },
    {
      ...spanish,
      voice: esUs.voice.voiceId,
      words: {
        opening:
          "Hola, esta es la línea de demostraciones. Puede reservar, consultar o cancelar una demostración del producto, o pedir hablar con una persona. ¿En qué puedo ayudarle?",
        openingAgain:
          "Un momento, por favor. Puede reservar, consultar o cancelar una demostración, o pedir hablar con una persona. ¿En qué puedo ayudarle?",
        askByWords: "Perdón, no le entendí. Escriba reservar para intentarlo de nuevo, o persona para hablar con una persona.",
        askMenu:
          "Para reservar, consultar o cancelar una demostración, oprima 1 y le devolveremos la llamada. Para hablar con una persona, oprima 2. For English, press 3.",
        sayDone: "Será un gusto mostrarle nuestro producto. Hasta luego.",
      },
    },
  ],
  askLanguage: '<speak>For English, press 1, or stay on the line. <lang xml:lang="es-US">Para español, oprima 2.</lang></speak>',
  // The bot asks for a mobile number only where Connect knows none.
  sessionAttributes: { customerNumber: "$.CustomerEndpoint.Address", ...demoKeypad },
  keptSlots: ["Date", "Time"],
} as const satisfies VoiceLineModel;
