// What every line says, by language. A further language is a further constant here; an app spreads it into its own voice.ts.
import type { Language } from "./voice-line.ts";

export const english = {
  locale: "en_US",
  common: {
    sayGoodbye: "Thank you, and goodbye.",
    sayNoBot: "Sorry, our assistant is not available right now.",
    sayUseKeys: "Sorry, I did not get that. Let us use the keys of your phone.",
    sayRecorded: "This conversation may be recorded.",
    sayTransfer: "One moment please. I will connect you to a person.",
    sayComeBack: "Sorry, nobody can answer right now. We are here {openingHours}. Please try again then. Goodbye.",
    sayCallBack: "Sorry, nobody is free right now. We will call you back instead.",
    sayCallback: "Thank you. We will call you back as soon as we can. Goodbye.",
    sayNoCallback: "Sorry, we could not arrange a call. Please call us again a little later. Goodbye.",
    askNumber: "Which number may we call? Please key it in, area code first, and then press pound.",
    sayBadNumber: "Sorry, we cannot call that number.",
    inLine: "You are in line for a person. Thank you for waiting.",
    offerCallback: "Sorry that it takes so long. To be called back instead of waiting, press 1. To go on waiting, just stay on the line.",
    stillInLine: "Sorry, that did not work. You are still in line.",
    stillWaiting: "You are still in line. Sorry that it takes so long.",
  },
  sayTrouble: "Sorry, something went wrong. We will connect you to a person.",
  sayClosed: "Thank you for calling. This line is closed. Goodbye.",
} as const satisfies Omit<Language, "voice">;

export const spanish = {
  locale: "es_US",
  common: {
    sayGoodbye: "Gracias, y hasta luego.",
    sayNoBot: "Lo sentimos, nuestro asistente no está disponible en este momento.",
    sayUseKeys: "Perdón, no le entendí. Usemos las teclas de su teléfono.",
    sayRecorded: "Esta conversación puede ser grabada.",
    sayTransfer: "Un momento, por favor. Le comunico con una persona.",
    sayComeBack:
      "Lo sentimos, nadie puede atenderle en este momento. Atendemos {openingHours}. Por favor, inténtelo entonces. Hasta luego.",
    sayCallBack: "Lo sentimos, no hay nadie libre en este momento. Le llamaremos nosotros.",
    sayCallback: "Gracias. Le llamaremos en cuanto podamos. Hasta luego.",
    sayNoCallback: "Lo sentimos, no pudimos acordar una llamada. Por favor, llámenos de nuevo un poco más tarde. Hasta luego.",
    askNumber: "¿A qué número podemos llamarle? Márquelo con el código de área y oprima la tecla numeral.",
    sayBadNumber: "Lo sentimos, no podemos llamar a ese número.",
    inLine: "Está en espera para hablar con una persona. Gracias por esperar.",
    offerCallback: "Lamentamos la espera. Para que le devolvamos la llamada, oprima 1. Para seguir esperando, permanezca en la línea.",
    stillInLine: "Lo sentimos, eso no funcionó. Sigue en espera.",
    stillWaiting: "Sigue en espera. Lamentamos la demora.",
  },
  sayTrouble: "Lo sentimos, le comunicamos con una persona.",
  sayClosed: "Gracias por llamar. Esta línea está cerrada. Hasta luego.",
} as const satisfies Omit<Language, "voice">;
