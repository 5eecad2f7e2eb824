// What every function is given by the machine it runs on. A function's `wire.ts` makes its handler from environment variables and a platform;
// its `index.ts` gives it the real one, and a simulation one whose clock and network are simulated: the code between is the same.
import { randomUUID } from "node:crypto";
import { realClock, type Clock } from "../../../shared/clock.ts";
import { stdoutLog, type Log } from "./log.ts";
import { signedSender, type Sender, type Target } from "../aws/signed-request.ts";

export interface Platform {
  readonly clock: Clock;
  readonly log: Log;
  /** Sends signed requests to one AWS endpoint. */
  readonly sender: (target: Target) => Sender;
  /** A fresh UUID. */
  readonly newId: () => string;
}

/** Environment variables, as a function's process has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

export const realPlatform: Platform = { clock: realClock, log: stdoutLog, sender: signedSender, newId: randomUUID };
