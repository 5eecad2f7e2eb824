// A request of AWS's query protocol (SNS, STS): a signed form, within a limit. For functions that ask such a service one thing only, where
// its SDK client would be most of the bundle.
import type { Platform } from "../runtime/platform.ts";
import type { Answer, Target } from "./signed-request.ts";

export interface Queried extends Target {
  /** The API's version, as `2010-03-31`. */
  readonly version: string;
  /** Milliseconds for the answer, connection included. */
  readonly limitMs: number;
}

/** @throws (from the call) what the network raises, and the limit's passing; an answer of any status is an answer */
export const queryRequest = ({ clock, sender }: Pick<Platform, "clock" | "sender">, { version, limitMs, ...target }: Queried) => {
  const send = sender(target);
  return async (action: string, parameters: Readonly<Record<string, string>> = {}): Promise<Answer> => {
    using deadline = clock.deadline(limitMs);
    return await send({
      path: "/",
      headers: { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8" },
      body: new URLSearchParams({ Action: action, Version: version, ...parameters }).toString(),
      signal: deadline.signal,
    });
  };
};
