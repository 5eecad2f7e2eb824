// Before anybody is told that something has not happened, the dialog looks: where the flow has turned to the twin, the other bot may have done it
// without being heard any more. What the tables do not say is said to be unknown.
import { DynamoDbError, orFailure } from "../aws/dynamodb-error.ts";
import type { Log } from "../runtime/log.ts";
import { close } from "./answer-step.ts";
import { OWN } from "./conversation.ts";
import type { Asking, Deeds, Situation } from "./dialog.ts";
import type { LexEvent, LexResponse } from "./lex-event.ts";
import { isProbe } from "./save-turn.ts";
import { RESUME } from "./takeover.ts";

/** The session attribute that the flow sets when it asks a twin. */
const TWIN_ASKED = "twinAsked";

/** Whether a twin was asked in this contact: the bot before it may have done something last. */
export const wasTwinAsked = ({ sessionAttributes }: LexEvent): boolean =>
  sessionAttributes[TWIN_ASKED] === "yes" || sessionAttributes[OWN.resumed] !== undefined;

/** Whether what was said to the other bot could not be read: then nobody knows how far that came. */
export const isMemoryLost = ({ sessionAttributes }: LexEvent): boolean =>
  (sessionAttributes[RESUME] ?? "") !== "" && sessionAttributes[OWN.resumed] === undefined;

/**
 * Leaves a wish to people: they call back, or answer a chat at once, which nobody can call.
 * @param record records the wish for them; the flow keeps the promise even where that fails
 */
export const callBack = async <S extends Situation>(
  log: Log,
  asking: Asking<S>,
  record: () => Promise<void>,
  say: { readonly callback: string; readonly person: string },
): Promise<LexResponse> => {
  const recorded = await orFailure(record());
  if (recorded instanceof DynamoDbError) log({ kind: "callback-not-stored", failure: recorded.failure, code: recorded.code });
  return asking.event.sessionAttributes["channel"] === "CHAT"
    ? close(asking, { outcome: "person" }, say.person)
    : close(asking, { outcome: "callback" }, say.callback);
};

/** @returns what is there, or that it is unknown; undefined where nothing has been done, or no twin was asked */
export const lookFirst =
  <S extends Situation, Deed>(log: Log, deeds: Deeds<S, Deed> | undefined) =>
  async (asking: Asking<S>): Promise<LexResponse | undefined> => {
    if (deeds === undefined || !wasTwinAsked(asking.event) || isProbe(asking.event)) return undefined;
    const found = await orFailure(deeds.done(asking));
    if (found === undefined) return undefined;
    if (found !== "unknown" && !(found instanceof DynamoDbError)) return close(asking, found, found.say);
    log({ kind: "not-looked-up", ...(found === "unknown" ? {} : { failure: found.failure, code: found.code }) });
    const { unknown, unknownInChat } = asking.situation.words;
    return callBack(log, asking, () => deeds.recordCallback(asking), { callback: unknown, person: unknownInChat });
  };
