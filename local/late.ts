// A value that others need before it can be made: the bots need the door that calls reach them by, a function the port it will call.
// Such a knot is tied once, where the cloud is put together.
export interface Late<T> {
  /** @throws Error when read before it was set: a mistake in the wiring, not of the user */
  get(): T;
  set(value: T): void;
}

/** @param what the value's name, for the message */
export const late = <T>(what: string): Late<T> => {
  let held: { readonly value: T } | undefined;
  return {
    get: () => {
      if (held === undefined) throw new Error(`Cannot use ${what} yet: it is read before the local cloud was put together.`);
      return held.value;
    },
    set: (value) => {
      held = { value };
    },
  };
};
