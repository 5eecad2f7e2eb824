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
  /** Lets the events that it has end, and closes each environment after its last. For one whose function was changed or deleted. */
  retire(): Promise<void>;
  /** Closes every environment, whatever it does. */
  close(): Promise<void>;
}

/** @param cap the most environments at one time */
export const makePool = <Environment extends Pooled>(start: () => Environment, cap: number): Pool<Environment> => {
  const idle: Environment[] = [];
  const all = new Set<Environment>();
  const waiting: (() => void)[] = [];
  const { promise: emptied, resolve: empty } = Promise.withResolvers<void>();
  /** Those that run or wait. */
  let events = 0;
  let retired = false;
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
  const release = (environment: Environment): void => {
    const spare = retired && events <= all.size;
    if (environment.usable() && !spare) idle.push(environment);
    else drop(environment);
    // Who waits when all is closed waits for ever: nothing may start for an answer that nobody is there to take.
    if (!closed) waiting.shift()?.();
  };
  return {
    use: async (work) => {
      events += 1;
      try {
        const environment = await take();
        try {
          return await work(environment);
        } finally {
          release(environment);
        }
      } finally {
        events -= 1;
        if (retired && events === 0) empty();
      }
    },
    retire: () => {
      retired = true;
      for (const environment of idle.splice(0)) drop(environment);
      if (events === 0) empty();
      return emptied;
    },
    close: async () => {
      closed = true;
      await Promise.all([...all].map((environment) => environment.close()));
      all.clear();
      idle.length = 0;
      empty();
    },
  };
};
