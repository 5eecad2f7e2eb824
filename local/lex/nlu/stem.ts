// Words brought to one form for comparing: plurals to singulars, and small typing mistakes to the word that was meant.

/** `roses` and `rose`, `lilies` and `lily`, `bunches` and `bunch` become one. */
export const stem = (word: string): string => {
  if (word.length <= 3 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("ies") && word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
};

/** How many letters one must add, drop, change or swap with their neighbour; `most + 1` when it is more than `most`. */
export const distance = (a: string, b: string, most: number): number => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_value, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same, swapped));
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[b.length] ?? most + 1;
};

// Short words are too near each other to guess.
const FEWEST_LETTERS = 5;
const LETTERS_FOR_TWO = 9;

/**
 * The known word that an unknown one was probably meant to be, or the word itself.
 * @param known words that are right as they stand
 * @param candidates what may have been meant: the nearest wins, the first of equals
 */
export const corrected = (word: string, known: ReadonlySet<string>, candidates: readonly string[]): string => {
  if (word.length < FEWEST_LETTERS || known.has(word) || /\d/.test(word)) return word;
  const most = word.length >= LETTERS_FOR_TWO ? 2 : 1;
  let best = word;
  let least = most + 1;
  for (const candidate of candidates) {
    if (candidate.length < FEWEST_LETTERS || candidate[0] !== word[0]) continue;
    const far = distance(word, candidate, Math.min(most, least));
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
};
