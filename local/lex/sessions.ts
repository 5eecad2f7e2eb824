// The conversations of the local Lex: one session for alias, locale and session id, forgotten when it was silent too long, and used by one
// client at a time.
import type { Clock } from "../../shared/clock.ts";
import { ServiceError } from "../errors.ts";
import type { Session } from "./state.ts";

interface Kept {
  readonly session: Session;
  readonly expiresAt: number;
}

export interface Sessions {
  find(key: string): Session | undefined;
  /** Runs `work` as the only user of a session. @throws ServiceError ConflictException while another one uses it */
  alone<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
  /** @param idleSeconds how long the session may be silent */
  keep(key: string, session: Session, idleSeconds: number): void;
  remove(key: string): void;
}

export const sessionStore = ({ clock }: { readonly clock: Clock }): Sessions => {
  // Kept in the order of last use, so that the silent ones are in front.
  const kept = new Map<string, Kept>();
  const busy = new Set<string>();

  const forgetSilent = (): void => {
    const now = clock.now();
    for (const [key, { expiresAt }] of kept) {
      if (expiresAt > now) return;
      kept.delete(key);
    }
  };

  return {
    find: (key) => {
      const found = kept.get(key);
      return found !== undefined && found.expiresAt > clock.now() ? found.session : undefined;
    },
    alone: async (key, work) => {
      if (busy.has(key))
        throw new ServiceError("ConflictException", 409, "Two clients use the session at once. Wait for the first answer, then try again.");
      busy.add(key);
      try {
        return await work();
      } finally {
        busy.delete(key);
      }
    },
    keep: (key, session, idleSeconds) => {
      forgetSilent();
      kept.delete(key);
      kept.set(key, { session, expiresAt: clock.now() + idleSeconds * 1_000 });
    },
    remove: (key) => {
      kept.delete(key);
    },
  };
};
