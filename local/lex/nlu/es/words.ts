// Spanish words in their one form: without accents, and cut to the stem that their forms share.
import { lexicon } from "./lexicon.ts";

const SHORT: Readonly<Record<string, string>> = {
  q: "que",
  k: "que",
  xq: "porque",
  pq: "porque",
  x: "por",
  porfa: "por favor",
  porfavor: "por favor",
  porfis: "por favor",
  pa: "para",
  osea: "o sea",
  olvidelo: "olvide lo",
  sip: "si",
  nop: "no",
};

/** `Miércoles` is `miercoles`, `15h` is `15` and `h`, `3:30 p. m.` ends in `pm`. */
export const spell = (token: string): readonly string[] => {
  const plain = token.toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll("’", "'");
  if (/^[ap]\.\s?m\b/.test(plain)) return [plain.startsWith("a") ? "am" : "pm"];
  const [, digits, unit] = /^([\d:.]+)(hrs?|hs?|am|pm)$/.exec(plain) ?? [];
  if (digits !== undefined && unit !== undefined) return [digits, unit.startsWith("h") ? "horas" : unit];
  if (/^\d+-\d+/.test(plain)) return [plain];
  return plain
    .split(/-|(?<=[a-z])[./:](?=[a-z])/)
    .flatMap((part) => SHORT[part]?.split(" ") ?? [part.replaceAll("'", "")])
    .filter((part) => part !== "");
};

// `reservarla`, `resérveme`: pronouns hang at the end of a verb. `cancele` and `cancela` have an l of their own.
const PRONOUNS = /^(?!cancel[aeo]$)(.{3,}(?:[aei]r|[aei]ndo|[ae]))(?:me|te|se|nos|les?|l[oa]s?){1,2}$/;
// The longest first: `cancelación`, `cancelada` and `cancelar` are all `cancel`.
const ENDINGS =
  /(?:aciones|iciones|acion|icion|amientos?|imientos?|aremos|eremos|iremos|ariamos|iendo|ando|aron|ieron|aban?|arian?|ados?|adas?|idos?|idas?|amos|emos|imos|a[rs]|e[rsn]|ir|os|an|[aeo]|s)$/;
// `recuerde` and `recordar`, `muestre` and `mostrar`: a stressed vowel of many verbs.
const DIPHTHONG = /(?<=[^aeiougq])(?:ue|ie)(?=[^aeiou]{2}$)/;
const unstressed = (diphthong: string): string => (diphthong === "ue" ? "o" : "e");
const FEWEST_LETTERS = 3;
const LONG_ENDING = 3;

/** One form for singular and plural, for the persons and tenses of a verb, and for the noun made from it. */
export const stem = (word: string): string => {
  if (word.length <= FEWEST_LETTERS || /^[\d{]/.test(word) || lexicon.functionWords.has(word) || lexicon.fillers.has(word)) return word;
  const bare = PRONOUNS.exec(word)?.[1] ?? word;
  const [ending = ""] = ENDINGS.exec(bare) ?? [];
  const root = bare.slice(0, bare.length - ending.length);
  // A long ending of a short word is part of it: `cada`, `vida`.
  return (root.length >= (ending.length >= LONG_ENDING ? FEWEST_LETTERS + 1 : FEWEST_LETTERS) ? root : bare).replace(DIPHTHONG, unstressed);
};
