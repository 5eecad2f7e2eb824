// What clients have asked for already, by their own tokens: who tries again after a reply that was lost gets the answer and not a refusal.

export interface Tokens<Answer> {
  /** Does the work, once for a token; without a token, each time. */
  once(token: string | undefined, work: () => Answer): Answer;
}

// Bound of memory; AWS does not say how long it remembers.
const KEPT = 10_000;

export const tokens = <Answer>(): Tokens<Answer> => {
  const answers = new Map<string, { readonly answer: Answer }>();
  return {
    once: (token, work) => {
      const known = token === undefined ? undefined : answers.get(token);
      if (known !== undefined) return known.answer;
      const answer = work();
      if (token !== undefined) answers.set(token, { answer });
      const [oldest] = answers.keys();
      if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
      return answer;
    },
  };
};
