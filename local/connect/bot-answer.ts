// A bot's answer as a flow needs it: what to say and to show, whether the conversation is over, and how it looks under `$.Lex`.
import type { Message, RecognizeTextResponse, Slot } from "@aws-sdk/client-lex-runtime-v2";
import type { JsonObject } from "../../contact-flows/flow.ts";
import type { CallEvent, Slots } from "../events.ts";
import type { Strings } from "./contact.ts";

export type Card = Extract<CallEvent, { kind: "card-shown" }>;

export interface BotTurn {
  readonly messages: readonly string[];
  /** What a chat shows beside the words, and a phone never does. lex-v2.md 2 */
  readonly cards: readonly Card[];
  readonly intent: string;
  readonly state: string;
  readonly slots: Slots;
  readonly slotToElicit: string | undefined;
  readonly sessionAttributes: Strings;
  /** Whether the bot closed the conversation. */
  readonly ended: boolean;
  /** Whether it closed it well: anything else is the Error branch. connect-flow-language.md 3.1 */
  readonly fulfilled: boolean;
  readonly interpretations: RecognizeTextResponse["interpretations"];
}

const ENDED = new Set(["Fulfilled", "ReadyForFulfillment", "Failed"]);

const slotText = (slot: Slot | null | undefined): string | undefined =>
  slot?.values === undefined ? slot?.value?.interpretedValue : slot.values.map((value) => value.value?.interpretedValue ?? "").join(", ");

const slotTexts = (slots: Readonly<Record<string, Slot | null>>): Slots => {
  const filled: Record<string, string> = {};
  for (const [name, slot] of Object.entries(slots)) {
    const text = slotText(slot);
    if (text !== undefined) filled[name] = text;
  }
  return filled;
};

const cardOf = ({ imageResponseCard: card }: Message): Card | undefined =>
  card === undefined
    ? undefined
    : {
        kind: "card-shown",
        title: card.title ?? "",
        ...(card.subtitle === undefined ? {} : { subtitle: card.subtitle }),
        buttons: (card.buttons ?? []).map(({ text = "", value = "" }) => ({ text, value })),
      };

export const readBotAnswer = (response: RecognizeTextResponse): BotTurn => {
  const { intent, dialogAction, sessionAttributes = {} } = response.sessionState ?? {};
  const state = intent?.state ?? "InProgress";
  return {
    messages: (response.messages ?? []).flatMap(({ contentType, content }) => (contentType === "ImageResponseCard" ? [] : (content ?? []))),
    cards: (response.messages ?? []).map(cardOf).filter((card) => card !== undefined),
    intent: intent?.name ?? "",
    state,
    slots: slotTexts(intent?.slots ?? {}),
    slotToElicit: dialogAction?.slotToElicit,
    sessionAttributes,
    ended: dialogAction?.type === "Close" || ENDED.has(state),
    fulfilled: state === "Fulfilled" || state === "ReadyForFulfillment",
    interpretations: response.interpretations,
  };
};

const sentiment = (turn: BotTurn): JsonObject => {
  const found = turn.interpretations?.[0]?.sentimentResponse;
  if (found === undefined) return {};
  const { positive = 0, negative = 0, neutral = 0, mixed = 0 } = found.sentimentScore ?? {};
  const Scores = { Positive: positive, Negative: negative, Neutral: neutral, Mixed: mixed };
  return { SentimentResponse: { Label: found.sentiment ?? "NEUTRAL", Scores } };
};

/** What `$.Lex` holds after the block. connect-flow-language.md 4 */
export const lexView = (turn: BotTurn): JsonObject => {
  const [first, ...others] = turn.interpretations ?? [];
  const score = first?.nluConfidence?.score;
  const alternatives = others.flatMap(({ intent, nluConfidence }) =>
    intent?.name === undefined
      ? []
      : [
          [
            intent.name,
            { IntentName: intent.name, IntentConfidence: { Score: nluConfidence?.score ?? 0 }, Slots: slotTexts(intent.slots ?? {}) },
          ],
        ],
  );
  return {
    IntentName: turn.intent,
    ...(score === undefined ? {} : { IntentConfidence: { Score: score } }),
    Slots: turn.slots,
    SessionAttributes: turn.sessionAttributes,
    DialogState: turn.fulfilled ? "Fulfilled" : turn.state,
    ...sentiment(turn),
    AlternativeIntents: Object.fromEntries(alternatives),
  };
};
