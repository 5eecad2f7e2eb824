// Virtual time: a queue of things to happen, earliest first, in order of planning where they happen at one time. An hour takes milliseconds,
// and the same plan happens in the same order.

export interface Timeline {
  /** Milliseconds from the start. */
  now(): number;
  /** Plans something for a time that has not passed. */
  at(ms: number, happen: () => void): void;
  /** Lets everything up to and including `untilMs` happen. */
  run(untilMs: number): void;
}

interface Planned {
  readonly ms: number;
  readonly order: number;
  readonly happen: () => void;
}

const isBefore = (one: Planned, other: Planned): boolean => one.ms < other.ms || (one.ms === other.ms && one.order < other.order);

/** A binary heap: the earliest is first, each no later than the two below it. */
const heap = () => {
  const all: Planned[] = [];
  const isEarlier = (index: number, than: number): boolean => {
    const one = all[index];
    const other = all[than];
    return one !== undefined && other !== undefined && isBefore(one, other);
  };
  const swap = (index: number, other: number): void => {
    const [one, two] = [all[index], all[other]];
    if (one === undefined || two === undefined) return;
    all[index] = two;
    all[other] = one;
  };
  const rise = (from: number): void => {
    for (let index = from; index > 0;) {
      const above = (index - 1) >> 1;
      if (!isEarlier(index, above)) return;
      swap(index, above);
      index = above;
    }
  };
  const sink = (): void => {
    for (let index = 0; ;) {
      const left = 2 * index + 1;
      const below = isEarlier(left + 1, left) ? left + 1 : left;
      if (!isEarlier(below, index)) return;
      swap(index, below);
      index = below;
    }
  };
  return {
    first: (): Planned | undefined => all[0],
    add: (planned: Planned): void => {
      all.push(planned);
      rise(all.length - 1);
    },
    takeFirst: (): void => {
      swap(0, all.length - 1);
      all.pop();
      sink();
    },
  };
};

export const timeline = (): Timeline => {
  const planned = heap();
  let now = 0;
  let order = 0;
  return {
    now: () => now,
    at: (ms, happen) => {
      order += 1;
      planned.add({ ms: Math.max(ms, now), order, happen });
    },
    run: (untilMs) => {
      for (let next = planned.first(); next !== undefined && next.ms <= untilMs; next = planned.first()) {
        planned.takeFirst();
        now = next.ms;
        next.happen();
      }
      now = Math.max(now, untilMs);
    },
  };
};
