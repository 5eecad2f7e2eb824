// Keeps what a turn changed, for the twin. It never fails a turn and never changes one: what could not be kept is marked in the session, and
// kept with the next turn.
import { textAt } from "../json.ts";
import type { Clock } from "../clock.ts";
import type { LexEvent, LexResponse } from "../lex-event.ts";
import type { Log } from "../log.ts";
import { PROBE_PREFIX } from "../probe-prefix.ts";
import { conversationIn, conversationText, type Conversation } from "./conversation.ts";
import type { Memory } from "./memory.ts";
import { OWN } from "./responses.ts";

export interface Services {
  readonly clock: Clock;
  readonly log: Log;
  readonly memory: Pick<Memory, "keep">;
}

/** Who is spoken to: the contact, or the session where a bot is used without a flow. */
export const contactOf = ({ sessionAttributes, sessionId }: LexEvent): string => textAt(sessionAttributes, "contactId") ?? sessionId;

/** The observer's sessions order nothing and leave nothing behind. */
export const isProbe = ({ sessionId }: LexEvent): boolean => sessionId.startsWith(PROBE_PREFIX);

/** What this turn leaves that is not kept yet. */
const worthKeeping = (event: LexEvent, { sessionState }: LexResponse): Conversation | undefined => {
  const after = isProbe(event) ? undefined : conversationIn(sessionState.sessionAttributes);
  if (after === undefined) return undefined;
  const before = conversationIn(event.sessionAttributes);
  const same = before !== undefined && conversationText(before) === conversationText(after);
  return same && event.sessionAttributes[OWN.unkept] === undefined ? undefined : after;
};

const withMark = (response: LexResponse, unkept: boolean): LexResponse => {
  const { [OWN.unkept]: _, ...others } = response.sessionState.sessionAttributes;
  const sessionAttributes = unkept ? { ...others, [OWN.unkept]: "yes" } : others;
  return { ...response, sessionState: { ...response.sessionState, sessionAttributes } };
};

/** Takes a turn's answer, and gives it back when it is kept or the time for that is over (memory.ts). */
export const remember =
  ({ clock, log, memory }: Services) =>
  async (event: LexEvent, response: LexResponse): Promise<LexResponse> => {
    const conversation = worthKeeping(event, response);
    if (conversation === undefined) return response;
    try {
      await memory.keep(contactOf(event), { conversation, at: clock.now() });
      return withMark(response, false);
    } catch (error) {
      // Whatever it is, the caller's answer stands.
      log({ kind: "conversation-not-kept", code: textAt(error, "code") ?? (error instanceof Error ? error.name : "unknown") });
      return withMark(response, true);
    }
  };
