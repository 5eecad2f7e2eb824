// Starts a Lambda without waiting for its end: one request, where the SDK's client would be most of the bundle.
import type { Credentials } from "./endpoints.ts";
import type { Platform } from "../runtime/platform.ts";
import type { Region } from "../../../shared/region.ts";

export interface Invoked {
  readonly region: Region;
  readonly endpoint: URL;
  readonly credentials: Credentials;
  readonly functionName: string;
  /** Other limits than those below, where a caller waits. */
  readonly limits?: { readonly takenMs: number; readonly tries: number };
}

/** Milliseconds in which Lambda must have taken the event, connection included; and tries. Taken twice, it does no harm. */
const TAKEN_MS = 1000;
const TRIES = 2;

/** @throws (from the call) Error when Lambda does not take the event, tried again: it answers 202 when it does (Lambda API, Invoke) */
export const invokeAsync = (
  { clock, sender }: Pick<Platform, "clock" | "sender">,
  { region, endpoint, credentials, functionName, limits = { takenMs: TAKEN_MS, tries: TRIES } }: Invoked,
): ((event: unknown) => Promise<void>) => {
  const send = sender({ service: "lambda", region, endpoint, credentials });
  const attempt = async (event: unknown): Promise<void> => {
    using deadline = clock.deadline(limits.takenMs);
    const { status, body } = await send({
      path: `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`,
      headers: { "X-Amz-Invocation-Type": "Event", "Content-Type": "application/json" },
      body: JSON.stringify(event),
      signal: deadline.signal,
    });
    if (status !== 202) throw new Error(`Cannot start ${functionName}: Lambda answered HTTP ${status}, ${body.slice(0, 200)}.`);
  };
  return async (event) => {
    for (let left = limits.tries - 1; ; left -= 1) {
      try {
        return await attempt(event);
      } catch (error) {
        if (left <= 0) throw error;
      }
    }
  };
};
