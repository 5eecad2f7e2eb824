// Keeps what a turn changed, for the twin. It never fails a turn and never changes one: what could not be kept is marked in the session, and
// kept with the next turn.
import { errorCode } from "../runtime/error-code.ts";
import { textAt } from "../../../shared/json.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Attributes, LexEvent, LexResponse } from "./lex-event.ts";
import type { Log } from "../runtime/log.ts";
import { PROBE_PREFIX } from "./probe-prefix.ts";
import type { Memory } from "./conversation-memory.ts";

export interface Services<Conversation> {
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
  readonly memory: Pick<Memory<Conversation>, "keep">;
}

/** What of a bot's session is worth keeping. */
export interface Worth<Conversation> {
  /** The conversation that session attributes hold, if one is under way. */
  readonly conversationIn: (attributes: Attributes) => Conversation | undefined;
  readonly text: (conversation: Conversation) => string;
}

/** Session attribute that is set when the last thing worth keeping could not be kept. */
export const UNKEPT = "unkept";

/** Who is spoken to: the contact, or the session where a bot is used without a flow. */
export const contactOf = ({ sessionAttributes, sessionId }: LexEvent): string => textAt(sessionAttributes, "contactId") ?? sessionId;

/** The observer's sessions order nothing and leave nothing behind. */
export const isProbe = ({ sessionId }: LexEvent): boolean => sessionId.startsWith(PROBE_PREFIX);

/** What this turn leaves that is not kept yet. */
const worthKeeping = <Conversation>(
  { conversationIn, text }: Worth<Conversation>,
  event: LexEvent,
  { sessionState }: LexResponse,
): Conversation | undefined => {
  const after = isProbe(event) ? undefined : conversationIn(sessionState.sessionAttributes);
  if (after === undefined) return undefined;
  const before = conversationIn(event.sessionAttributes);
  const same = before !== undefined && text(before) === text(after);
  return same && event.sessionAttributes[UNKEPT] === undefined ? undefined : after;
};

const withMark = (response: LexResponse, unkept: boolean): LexResponse => {
  const { [UNKEPT]: _, ...others } = response.sessionState.sessionAttributes;
  const sessionAttributes = unkept ? { ...others, [UNKEPT]: "yes" } : others;
  return { ...response, sessionState: { ...response.sessionState, sessionAttributes } };
};

/** Takes a turn's answer, and gives it back when it is kept or the time for that is over (memory.ts). */
export const remember =
  <Conversation>({ clock, log, memory }: Services<Conversation>, worth: Worth<Conversation>) =>
  async (event: LexEvent, response: LexResponse): Promise<LexResponse> => {
    const conversation = worthKeeping(worth, event, response);
    if (conversation === undefined) return response;
    try {
      await memory.keep(contactOf(event), { conversation, at: clock.now() });
      return withMark(response, false);
    } catch (error) {
      // Whatever it is, the caller's answer stands.
      log({ kind: "conversation-not-kept", code: errorCode(error) });
      return withMark(response, true);
    }
  };
