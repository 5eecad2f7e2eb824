// Spanish number words as digits: `treinta y uno` is 31, `dos mil veintisiete` 2027; digits said one by one stay apart.
import type { Word } from "../line.ts";

const SMALL =
  "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve".split(
    " ",
  );
const TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split(" ");
const HUNDREDS = "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos".split(" ");

const UNIT = new Map([...SMALL.map((word, value) => [word, value] as const), ["veintiun", 21] as const, ["veintiuna", 21] as const]);
const AFTER_TENS = new Map([...SMALL.slice(1, 10).map((word, at) => [word, at + 1] as const), ["un", 1] as const, ["una", 1] as const]);
const TEN = new Map(TENS.map((word, at) => [word, (at + 3) * 10] as const));
const HUNDRED = new Map([
  ...HUNDREDS.flatMap((word, at) => [[word, (at + 1) * 100] as const, [word.replace(/os$/, "as"), (at + 1) * 100] as const]),
  ["cien", 100] as const,
]);

interface Number {
  readonly value: number;
  /** How many words it takes. */
  readonly words: number;
}

const at = (words: readonly Word[], index: number): string => words[index]?.text ?? "";

const belowHundred = (words: readonly Word[], from: number): Number | undefined => {
  const ten = TEN.get(at(words, from));
  if (ten !== undefined) {
    const unit = at(words, from + 1) === "y" ? AFTER_TENS.get(at(words, from + 2)) : undefined;
    return unit === undefined ? { value: ten, words: 1 } : { value: ten + unit, words: 3 };
  }
  const unit = UNIT.get(at(words, from));
  return unit === undefined ? undefined : { value: unit, words: 1 };
};

const belowThousand = (words: readonly Word[], from: number): Number | undefined => {
  const hundred = HUNDRED.get(at(words, from));
  if (hundred === undefined) return belowHundred(words, from);
  const rest = belowHundred(words, from + 1);
  return rest === undefined || rest.value === 0 ? { value: hundred, words: 1 } : { value: hundred + rest.value, words: 1 + rest.words };
};

const numberAt = (words: readonly Word[], from: number): Number | undefined => {
  const first = belowThousand(words, from);
  const taken = first?.words ?? 0;
  if (at(words, from + taken) !== "mil" || first?.value === 0) return first;
  const rest = belowThousand(words, from + taken + 1);
  const thousands = (first?.value ?? 1) * 1_000;
  return rest === undefined || rest.value === 0
    ? { value: thousands, words: taken + 1 }
    : { value: thousands + rest.value, words: taken + 1 + rest.words };
};

/** Every number word, and what several of them make together, as digits. */
export const joinNumbers = (words: readonly Word[]): readonly Word[] => {
  const joined: Word[] = [];
  for (let index = 0; index < words.length;) {
    const word = words[index];
    if (word === undefined) break;
    const number = numberAt(words, index);
    joined.push(
      number === undefined ? word : { ...word, text: String(number.value), end: words[index + number.words - 1]?.end ?? word.end },
    );
    index += number?.words ?? 1;
  }
  return joined;
};
