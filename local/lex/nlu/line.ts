// The words of one turn, and the line they make for patterns.

export interface Word {
  /** The word in its one form: `i'd` is `i` and `would`, `twenty third` is `23rd`. */
  readonly text: string;
  /** Where it stands in the caller's text: start, and end (exclusive). */
  readonly start: number;
  readonly end: number;
  /** Set where a typing mistake was put right. */
  readonly corrected?: boolean;
}

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
