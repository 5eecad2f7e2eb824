// Who may use a store when: many requests side by side, or one alone. A transaction takes the store for itself, so that nobody sees it half done.
export interface Turns {
  /** Runs `work` beside others like it. */
  readonly beside: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** Runs `work` when all that came before has ended, and before anything that comes after begins. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/** Nobody is served yet. In the order of arrival: whoever comes later never overtakes one that waits to be alone. */
export const turns = (): Turns => {
  let lastAlone: Promise<unknown> = Promise.resolve();
  let besides = new Set<Promise<unknown>>();

  const ended = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } catch {
      // Whoever asked for it is told; the next one in turn only waits for the end.
    }
  };

  return {
    beside: (work) => {
      const running = lastAlone.then(work);
      const mine = besides;
      const end = ended(running);
      mine.add(end);
      void end.then(() => mine.delete(end));
      return running;
    },
    alone: (work) => {
      const before = [lastAlone, ...besides];
      besides = new Set();
      const running = Promise.all(before).then(work);
      lastAlone = ended(running);
      return running;
    },
  };
};
