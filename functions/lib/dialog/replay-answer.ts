// The first answer after a switch of bots, understood as the answer that it is. The caller was asked by the other region's bot or by the flow;
// Lex here never asked, and would take "tomorrow" for nothing. So the words are said once more in a session that stands where the caller
// believes to be, and what the bot answers there is the answer (docs/decisions/0010).
import type { Clock } from "../../../shared/clock.ts";
import { isRecord, parseJson, recordAt, textAt, textsOf } from "../../../shared/json.ts";
import {
  SAID_AT,
  parseSlots,
  responseSlots,
  type DialogAction,
  type LexEvent,
  type LexResponse,
  type Message,
  type SlotValues,
} from "./lex-event.ts";
import type { Sender } from "../aws/signed-request.ts";
import { TIME_ZONE_ATTRIBUTE } from "../../../shared/lex.ts";
import { contactOf } from "./save-turn.ts";

/** Lex gave no answer to go on with. */
export class NotHeardAgain extends Error {
  override readonly name = "NotHeardAgain";
  /** Why, without a word of the caller's. */
  readonly code: string;
  constructor(code: string) {
    super(`Cannot hear the answer again: ${code}.`);
    this.code = code;
  }
}

/** Where the caller believes to be. */
export interface Standing {
  readonly intent: string;
  /** The slot that was asked for, or a yes or no. */
  readonly ask: string;
  readonly slots: SlotValues;
}

/** The `ask` of a yes or no. */
export const YES_OR_NO = "confirm";

/** What is answered when the event's words answer what stands asked. @throws NotHeardAgain, and what the network raises */
export type HearAgain = (event: LexEvent, standing: Standing) => Promise<LexResponse>;

/** Milliseconds for both requests, the code hook of the second included: half of what this hook itself has. */
export const AGAIN_MS = 1500;

/** A session id's other characters are Lex's own refusal (lex-v2.md 5). */
const sessionFor = (event: LexEvent): string => `resume-${contactOf(event).replaceAll(/[^\w.-]/g, "-")}`.slice(0, 100);

const stateOf = ({ intent, ask, slots }: Standing) => ({
  dialogAction: ask === YES_OR_NO ? { type: "ConfirmIntent" } : { type: "ElicitSlot", slotToElicit: ask },
  intent: {
    name: intent,
    state: "InProgress",
    confirmationState: "None",
    // The API has no word for a slot that is not filled.
    slots: Object.fromEntries(Object.entries(responseSlots(slots)).filter(([, slot]) => slot !== null)),
  },
});

const actionIn = (state: unknown): DialogAction | undefined => {
  const action = recordAt(state, "dialogAction");
  const type = textAt(action, "type");
  if (type === "Close" || type === "ConfirmIntent" || type === "ElicitIntent") return { type };
  const slotToElicit = textAt(action, "slotToElicit");
  return type === "ElicitSlot" && slotToElicit !== undefined ? { type, slotToElicit } : undefined;
};

const intentIn = (name: string, { type }: DialogAction, slots: unknown) =>
  ({
    name,
    state: type === "Close" ? "Fulfilled" : "InProgress",
    confirmationState: "None",
    slots: responseSlots(parseSlots(slots)),
  }) as const;

const messageIn = (message: unknown): readonly Message[] => {
  const content = textAt(message, "content");
  const card = recordAt(message, "imageResponseCard");
  const title = textAt(card, "title");
  if (textAt(message, "contentType") !== "ImageResponseCard" || title === undefined)
    return content === undefined ? [] : [{ contentType: "PlainText", content }];
  const buttons = (Array.isArray(card["buttons"]) ? card["buttons"] : []).flatMap((button: unknown) => {
    const [text, value] = [textAt(button, "text"), textAt(button, "value")];
    return text === undefined || value === undefined ? [] : [{ text, value }];
  });
  return [{ contentType: "ImageResponseCard", imageResponseCard: { title, buttons } }];
};

/** An answer of the runtime API as a code hook's own. */
const asResponse = (answer: unknown): LexResponse => {
  const state = recordAt(answer, "sessionState");
  const intent = recordAt(state, "intent");
  const [name, ended] = [textAt(intent, "name"), textAt(intent, "state")];
  const dialogAction = actionIn(state);
  const messages: unknown = isRecord(answer) ? answer["messages"] : undefined;
  const said = (Array.isArray(messages) ? messages : []).flatMap(messageIn);
  if (dialogAction === undefined || name === undefined || said.length === 0 || (dialogAction.type === "Close" && ended !== "Fulfilled"))
    throw new NotHeardAgain(`Lex answered ${dialogAction?.type ?? "nothing known"}, the intent ${ended ?? "nothing"}`);
  return {
    sessionState: {
      sessionAttributes: textsOf(state["sessionAttributes"]),
      dialogAction,
      // An open question leaves no intent behind.
      ...(dialogAction.type === "ElicitIntent" ? {} : { intent: intentIn(name, dialogAction, intent["slots"]) }),
    },
    messages: said,
  };
};

/** @param send to the runtime of this hook's own region @param timeZone IANA name, of the app */
export const hearAgain =
  ({ clock, send, timeZone }: { readonly clock: Clock; readonly send: Sender; readonly timeZone: string }): HearAgain =>
  async (event, standing) => {
    const { bot, transcript } = event;
    if (bot === undefined || transcript === undefined) throw new NotHeardAgain("the event lacks the bot or the words");
    const session = `/bots/${bot.id}/botAliases/${bot.aliasId}/botLocales/${bot.localeId}/sessions/${sessionFor(event)}`;
    using deadline = clock.deadline(AGAIN_MS);
    const post = async (path: string, content: unknown, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
      const body = JSON.stringify(content);
      const answer = await send({ path, headers: { "Content-Type": "application/json", ...headers }, body, signal: deadline.signal });
      if (answer.status !== 200) throw new NotHeardAgain(`Lex answered HTTP ${answer.status}`);
      return answer.body;
    };
    const requestAttributes = { [TIME_ZONE_ATTRIBUTE]: timeZone, [SAID_AT]: String(event.saidAt ?? clock.now()) };
    // Text, or Lex would read the session's state aloud.
    const asText = { ResponseContentType: "text/plain; charset=utf-8" };
    await post(session, { sessionState: { ...stateOf(standing), sessionAttributes: event.sessionAttributes }, requestAttributes }, asText);
    return asResponse(parseJson(await post(`${session}/text`, { text: transcript, requestAttributes })));
  };
