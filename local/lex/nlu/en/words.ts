// English words in their one form: contractions apart, numbers as digits.
import type { Word } from "../line.ts";

const CONTRACTIONS: Readonly<Record<string, string>> = {
  "i'd": "i would",
  "i'm": "i am",
  "i'll": "i will",
  "i've": "i have",
  "you're": "you are",
  "we'd": "we would",
  "we're": "we are",
  "we'll": "we will",
  "it's": "it is",
  "that's": "that is",
  thats: "that is",
  "what's": "what is",
  "let's": "let us",
  "there's": "there is",
  "don't": "do not",
  dont: "do not",
  "doesn't": "does not",
  "didn't": "did not",
  "can't": "can not",
  cannot: "can not",
  "won't": "will not",
  "isn't": "is not",
  "wasn't": "was not",
  "wouldn't": "would not",
  "shouldn't": "should not",
  "couldn't": "could not",
  gonna: "going to",
  wanna: "want to",
  gotta: "have to",
  gimme: "give me",
  lemme: "let me",
  dunno: "do not know",
  pls: "please",
  plz: "please",
  thx: "thanks",
  tmrw: "tomorrow",
  tomorow: "tomorrow",
  tommorow: "tomorrow",
  tommorrow: "tomorrow",
  wensday: "wednesday",
  wendsday: "wednesday",
  nite: "night",
  tonite: "tonight",
  pickup: "pick up",
};

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const ORDINALS =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  );
const ORDINAL_TENS: Readonly<Record<string, number>> = { twentieth: 20, thirtieth: 30 };

const indexed = (words: readonly string[], number: (index: number) => number): ReadonlyMap<string, number> =>
  new Map(words.map((word, index) => [word, number(index)]));
const UNIT = indexed(UNITS, (index) => index);
const TEN = indexed(TENS, (index) => (index + 2) * 10);
const ORDINAL = new Map([...indexed(ORDINALS, (index) => index), ...Object.entries(ORDINAL_TENS)]);

/** 1 to `1st`, 22 to `22nd`. */
const ordinal = (number: number): string => {
  const teen = number % 100 >= 11 && number % 100 <= 13;
  return `${number}${teen ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th")}`;
};

export const spell = (token: string): readonly string[] => {
  const plain = token.toLowerCase().replaceAll("’", "'");
  if (/^[ap]\.\s?m\b/.test(plain)) return [plain.startsWith("a") ? "am" : "pm"];
  const contraction = CONTRACTIONS[plain];
  if (contraction !== undefined) return contraction.split(" ");
  if (/^\d+-\d+/.test(plain)) return [plain];
  return plain
    .split(/-|(?<=\p{L})[./:](?=\p{L})/u)
    .map((part) => (part === "o'clock" ? part : part.replace(/'s$/, "").replaceAll("'", "")))
    .filter((part) => part !== "");
};

// `twenty five` is 25 and `twenty fifth` 25th; `ten fifteen` stays two numbers: it is a time.
export const joinNumbers = (words: readonly Word[]): readonly Word[] => {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) continue;
    const ten = TEN.get(word.text);
    const next = words[at + 1];
    const unit = next === undefined ? undefined : UNIT.get(next.text);
    const nextOrdinal = next === undefined ? undefined : ORDINAL.get(next.text);
    if (ten !== undefined && next !== undefined && unit !== undefined && unit >= 1 && unit <= 9) {
      joined.push({ text: String(ten + unit), start: word.start, end: next.end });
      at++;
    } else if (ten !== undefined && next !== undefined && nextOrdinal !== undefined && nextOrdinal >= 1 && nextOrdinal <= 9) {
      joined.push({ text: ordinal(ten + nextOrdinal), start: word.start, end: next.end });
      at++;
    } else {
      const number = ten ?? UNIT.get(word.text);
      const place = ORDINAL.get(word.text);
      joined.push(
        number !== undefined ? { ...word, text: String(number) } : place !== undefined ? { ...word, text: ordinal(place) } : word,
      );
    }
  }
  return joined;
};
