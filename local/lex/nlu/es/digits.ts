// Numbers, counts and codes as Spanish speakers say them around the digits.
import type { DigitRules } from "../language.ts";

export const digits: DigitRules = {
  number:
    /(?:\b(menos) |(?<![\w.])(-))?\b(\d+(?:[.,]\d+)*)(?: (?:punto|coma) (\d+(?: \d+)*))?( docenas?)?(?: (mil|millon|millones)(?: (?:y )?(\d{1,3}))?)?\b/g,
  scale: { mil: 1_000, millon: 1_000_000, millones: 1_000_000 },
  percentage: /\b(\d+(?:\.\d+)?) ?(?:%|por ciento|porciento)/g,
  duration: /\b(una?|\d+) (segundo|minuto|hora|dia|semana|mes|ano)(?:s|es)?\b/g,
  unit: {
    segundo: ["PT", "S"],
    minuto: ["PT", "M"],
    hora: ["PT", "H"],
    dia: ["P", "D"],
    semana: ["P", "W"],
    mes: ["P", "M"],
    ano: ["P", "Y"],
  },
  repeated: /\b(doble|triple) (\w+)\b/g,
  times: (word) => (word === "doble" ? 2 : 3),
  plus: /\bmas\b/g,
  zero: /\bcero\b/g,
  spoken: /(?:\b(?:mas|doble|triple|\d+)\b ?)+/,
  aroundCode: /^(?:es|el|la|mi|numero|clave|codigo|reserva|cita|y|de|por|favor|um|eh|del|con|seria)$/,
  email: {
    pattern: /\b([\w.]+(?: (?:punto|guion bajo|guion) [\w.]+)*) arroba ([\w]+(?: punto [\w]+)+)\b/g,
    written: [
      [" punto ", "."],
      [" guion bajo ", "_"],
      [" guion ", "-"],
      [" arroba ", "@"],
    ],
  },
};
