// The first answer after a switch of bots, understood as the answer that it is. The caller was asked by the other region's bot or by the flow;
// Lex here never asked, and would take "tomorrow" for nothing. So the words are said once more in a session that stands where the caller
// believes to be, and what the bot answers there is the answer (docs/decisions/0010).
import type { Clock } from "../../../shared/clock.ts";
import { isRecord, parseJson, recordAt, textAt, textsOf } from "../../../shared/json.ts";
import { parseSlots, responseSlots, SAID_AT, type DialogAction, type LexEvent, type LexResponse, type Message } from "./lex-event.ts";
import type { Question } from "./question.ts";
import type { Sender } from "../aws/signed-request.ts";
import { TIME_ZONE_ATTRIBUTE } from "../../../shared/lex.ts";
import { contactOf } from "./save-turn.ts";

/** Lex gave no answer to go on with. */
export class NotReplayed extends Error {
  override readonly name = "NotReplayed";
  /** Why, without a word of the caller's. */
  readonly code: string;
  constructor(code: string) {
    super(`Cannot replay the answer: ${code}.`);
    this.code = code;
  }
}

/** What is answered when the event's words answer the question. @throws NotReplayed, and what the network raises */
export type ReplayAnswer = (event: LexEvent, question: Pick<Question, "ask" | "conversation" | "slots">) => Promise<LexResponse>;

/** Milliseconds for both requests, the code hook of the second included: half of what this hook itself has. */
export const REPLAY_MS = 1500;

/** Lex refuses other characters in a session id (API reference, RecognizeText). */
const sessionFor = (event: LexEvent): string => `resume-${contactOf(event).replaceAll(/[^\w.-]/g, "-")}`.slice(0, 100);

const stateOf = ({ ask, conversation, slots }: Parameters<ReplayAnswer>[1]) => ({
  dialogAction: ask === "yes-or-no" ? { type: "ConfirmIntent" } : { type: "ElicitSlot", slotToElicit: ask.slot },
  intent: {
    name: conversation.intent,
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
    throw new NotReplayed(`Lex answered ${dialogAction?.type ?? "nothing known"}, the intent ${ended ?? "nothing"}`);
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

interface Services {
  readonly clock: Clock;
  /** To the runtime of this hook's own region. */
  readonly send: Sender;
  /** IANA name: in which "tomorrow" is meant. */
  readonly timeZone: string;
}

export const replayAnswer =
  ({ clock, send, timeZone }: Services): ReplayAnswer =>
  async (event, question) => {
    const { bot, transcript } = event;
    if (bot === undefined || transcript === undefined) throw new NotReplayed("the event lacks the bot or the words");
    const session = `/bots/${bot.id}/botAliases/${bot.aliasId}/botLocales/${bot.localeId}/sessions/${sessionFor(event)}`;
    const requestAttributes = { [TIME_ZONE_ATTRIBUTE]: timeZone, [SAID_AT]: String(event.saidAt ?? clock.now()) };
    using deadline = clock.deadline(REPLAY_MS);
    const post = async (path: string, content: object, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
      const body = JSON.stringify({ ...content, requestAttributes });
      const answer = await send({ path, headers: { "Content-Type": "application/json", ...headers }, body, signal: deadline.signal });
      if (answer.status !== 200) throw new NotReplayed(`Lex answered HTTP ${answer.status}`);
      return answer.body;
    };
    // Text, or Lex would read the session's state aloud.
    const asText = { ResponseContentType: "text/plain; charset=utf-8" };
    await post(session, { sessionState: { ...stateOf(question), sessionAttributes: event.sessionAttributes } }, asText);
    return asResponse(parseJson(await post(`${session}/text`, { text: transcript })));
  };
