// What every bot says in Spanish.
import type { DefaultWords } from "./words.ts";

const onceMore = (question: string): string =>
  `Perdón, una vez más: ${question.replace(/^(¿?)(.)/, (_all, mark: string, first: string) => mark + first.toLowerCase())}`;
const UNKNOWN = "Lo siento, ahora no puedo saber si eso quedó hecho.";

export const spanish: DefaultWords = {
  notHeard: "Lo siento, no le entendí.",
  notUnderstood: "Lo siento, no pude entenderle.",
  person: "Por supuesto, busco a alguien que le atienda.",
  stopped: "Muy bien, no he cambiado nada.",
  anythingElse: "¿Algo más?",
  nothingElse: "Muy bien.",
  probe: "Esto fue una prueba: no se hace nada.",
  onceMore,
  afterHelp: onceMore,
  unknown: `${UNKNOWN} Alguien le devolverá la llamada.`,
  unknownInChat: `${UNKNOWN} Busco a alguien que pueda consultarlo.`,
};
