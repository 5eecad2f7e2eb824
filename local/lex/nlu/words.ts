// Text as the NLU reads it: lower-case words without punctuation, numbers as digits, each remembering where it stood, so that a
// slot's original value is what the caller really said.

export interface Word {
  /** The word in its one form: `i'd` is `i` and `would`, `twenty third` is `23rd`. */
  readonly text: string;
  /** Where it stands in the caller's text: start, and end (exclusive). */
  readonly start: number;
  readonly end: number;
  /** Set where a typing mistake was put right. */
  readonly corrected?: boolean;
}

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

// `a.m.` and `p.m.` are read as `am` and `pm`; a colon, dot or slash inside digits stays (10:30, 11/30).
const TOKEN = /[ap]\.\s?m\b\.?|[\p{L}\p{N}]+(?:['’\-:./][\p{L}\p{N}]+)*/gu;

const spell = (token: string): readonly string[] => {
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

const splitWords = (text: string): readonly Word[] =>
  [...text.matchAll(TOKEN)].flatMap((match) =>
    spell(match[0]).map((part) => ({ text: part, start: match.index, end: match.index + match[0].length })),
  );

// `twenty five` is 25 and `twenty fifth` 25th; `ten fifteen` stays two numbers: it is a time.
const joinNumbers = (words: readonly Word[]): readonly Word[] => {
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

/** The words of a caller's text (or of a sample utterance), in their one form. */
export const wordsOf = (text: string): readonly Word[] => joinNumbers(splitWords(text));

/** What the caller said from word `from` up to (not including) word `to`. */
export const saidBetween = (text: string, words: readonly Word[], from: number, to: number): string =>
  text.slice(words[from]?.start ?? 0, words[to - 1]?.end ?? 0);

/** The words as one line, for patterns; `wordAt` turns a place in that line back into a word's index. */
export interface Line {
  readonly text: string;
  wordAt(offset: number): number;
}

export const lineOf = (words: readonly Word[]): Line => {
  const starts: number[] = [];
  let text = "";
  for (const word of words) {
    starts.push(text.length);
    text += `${word.text} `;
  }
  return {
    text: text.trimEnd(),
    wordAt: (offset) => {
      const after = starts.findIndex((start) => start > offset);
      return after === -1 ? starts.length - 1 : after - 1;
    },
  };
};
