// The environments of one function: a warm one is used again, a new one is started while all are busy, up to a cap; beyond it events wait
// their turn. AWS would go on to a thousand and then throttle; a laptop has fewer cores than that.

export interface Pooled {
  /** Whether it can serve again. */
  usable(): boolean;
  close(): Promise<void>;
}

export interface Pool<Environment> {
  /** Runs `work` in an environment of its own. */
  use<T>(work: (environment: Environment) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** @param cap the most environments at one time */
export const makePool = <Environment extends Pooled>(start: () => Environment, cap: number): Pool<Environment> => {
  const idle: Environment[] = [];
  const all = new Set<Environment>();
  const waiting: (() => void)[] = [];
  let closed = false;
  const take = async (): Promise<Environment> => {
    for (;;) {
      // The one used last is the warmest.
      const warm = idle.pop();
      if (warm !== undefined) return warm;
      if (all.size < cap) {
        const fresh = start();
        all.add(fresh);
        return fresh;
      }
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
  };
  const drop = (environment: Environment): void => {
    all.delete(environment);
    void environment.close();
  };
  return {
    use: async (work) => {
      const environment = await take();
      try {
        return await work(environment);
      } finally {
        if (environment.usable()) idle.push(environment);
        else drop(environment);
        // Who waits when all is closed waits for ever: nothing may start for an answer that nobody is there to take.
        if (!closed) waiting.shift()?.();
      }
    },
    close: async () => {
      closed = true;
      await Promise.all([...all].map((environment) => environment.close()));
      all.clear();
      idle.length = 0;
    },
  };
};
