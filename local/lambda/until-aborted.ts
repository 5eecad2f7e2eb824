// A signal as a promise that never comes true: what waits for an answer races it.
export const untilAborted = (signal: AbortSignal) => {
  const { promise, reject } = Promise.withResolvers<never>();
  const end = (): void => reject(signal.reason);
  signal.addEventListener("abort", end, { once: true });
  return { promise, forget: () => signal.removeEventListener("abort", end) };
};
