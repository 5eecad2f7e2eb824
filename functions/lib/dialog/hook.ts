// The code hook of both twins: understands a turn, plans it, does what it plans, keeps what the twin would need, and goes on with what the twin has
// kept.
import type { Clock, EpochMs } from "../../../shared/clock.ts";
import type { Log } from "../runtime/log.ts";
import { answerStep, close, giveUp } from "./answer-step.ts";
import { isBareYes } from "./bare-answer.ts";
import { answerCommon, answerTell, isNo } from "./common-intents.ts";
import { conversationText, OWN, plainSlots, type Conversation } from "./conversation.ts";
import type { Memory } from "./conversation-memory.ts";
import {
  caseOf,
  conversationsOf,
  isWish,
  type Asking,
  type Deeds,
  type Dialog,
  type Known,
  type Situation,
  type Turn,
  type Wish,
} from "./dialog.ts";
import { parseLexEvent, type LexEvent, type LexResponse } from "./lex-event.ts";
import { lookFirst } from "./look-first.ts";
import { parseOffered } from "./ordinal-choice.ts";
import type { ReplayAnswer } from "./replay-answer.ts";
import { withAbsoluteDays } from "./relative-slots.ts";
import { isProbe, remember } from "./save-turn.ts";
import { answerTakenOver, takenOver } from "./takeover.ts";
import { understand } from "./understand.ts";

export interface HookServices {
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
  /** Through this region's own endpoint. */
  readonly memory: Pick<Memory<Conversation>, "keep">;
  readonly replay: ReplayAnswer;
  /** IANA, of the app: in which a person means "tomorrow". */
  readonly timeZone: string;
}

/** The bot has an intent that the app has no case for: a model and a code that were deployed apart. */
export class UnknownIntentError extends Error {
  override readonly name = "UnknownIntentError";
  constructor(intent: string) {
    super(`Cannot answer intent "${intent}": the app has no case for it. Add it to the intents of its dialog.`);
  }
}

const ANSWERS = { Confirmed: "yes", Denied: "no", None: "none" } as const;

/**
 * Makes the hook of an app. It answers one Lex V2 code hook event, and throws LexEventError for one that Lex does not send.
 * @param deeds left out where the app does nothing but answer
 */
export const dialogHook = <S extends Situation, Deed>(
  dialog: Dialog<S, Deed>,
  services: HookServices,
  deeds?: Deeds<S, Deed>,
): ((event: unknown) => Promise<LexResponse>) => {
  const { clock, log, timeZone } = services;
  const conversations = conversationsOf(dialog);
  const keep = remember(services, { conversationIn: conversations.in, text: conversationText });
  const look = lookFirst(log, deeds);
  const resume = answerTakenOver(dialog, services);

  const localeOf = ({ bot, sessionAttributes }: LexEvent): string =>
    bot?.localeId ?? conversations.in(sessionAttributes)?.locale ?? "en_US";
  const situationOf = (event: LexEvent): S =>
    dialog.situation({ now: clock.now(), locale: localeOf(event), isText: event.isText === true });

  const answerWish = async (asking: Asking<S>, wish: Wish<S, Deed>): Promise<LexResponse> => {
    const { event, situation, conversation: kept } = asking;
    const { intent, sessionAttributes } = event;
    const before = kept?.intent === intent.name ? kept : undefined;
    const conversation: Conversation = {
      intent: intent.name,
      locale: localeOf(event),
      slots: plainSlots(wish, intent.slots),
      ...(before?.times === undefined ? {} : { times: before.times }),
      own: dialog.own?.(sessionAttributes, kept, intent.name, situation) ?? before?.own ?? {},
    };
    const answer: Known["answer"] = ANSWERS[intent.confirmationState];
    const asked = sessionAttributes[OWN.asked];
    const planned = wish.plan({ conversation, before, slots: intent.slots, asked, answer, event }, situation);
    const turn: Turn<S> = { ...asking, conversation: planned.conversation, form: wish, asked: planned.asked ?? asked, answer };
    const offered = parseOffered(sessionAttributes[OWN.offered]);
    if (
      wish.offers !== undefined &&
      asked !== undefined &&
      wish.slots.includes(asked) &&
      offered.length > 0 &&
      event.keys === undefined &&
      isBareYes(event.transcript ?? "")
    )
      return wish.offers.again(turn, asked, offered);
    const { step } = planned;
    if (step.kind === "look" || step.kind === "do") {
      if (step.kind === "do" && isProbe(event)) return close(asking, { outcome: "declined" }, situation.words.probe);
      if (deeds === undefined) throw new Error(`Cannot do what intent "${intent.name}" plans: the app has no deeds. Give it some.`);
      return deeds.perform(turn, step.deed, () => (step.kind === "look" ? answerStep(turn, step.next, "") : giveUp(turn)));
    }
    const looked = step.kind === "leave" ? await look(turn) : undefined;
    return looked ?? answerStep(turn, step, wish.declined(situation, "no"));
  };

  /** The event with its relative days read in the zone of the app, in the turn that fills the slot and only there. */
  const datedFor = (event: LexEvent, kept: Conversation | undefined, now: EpochMs): LexEvent => {
    const wish = caseOf(dialog, event.intent.name);
    if (!isWish(wish)) return event;
    const slots = { date: wish.dates?.[0] ?? "", time: wish.times?.[0] ?? "" };
    return withAbsoluteDays(event, { now, timeZone, slots, kept: kept?.intent === event.intent.name ? kept.slots : undefined });
  };

  const answerBegun =
    (begun: EpochMs) =>
    async (heard: LexEvent): Promise<LexResponse> => {
      const conversation = conversations.in(heard.sessionAttributes);
      const asked = datedFor(heard, conversation, begun);
      const situation = situationOf(asked);
      const event = understand(dialog, asked, conversation, situation);
      const asking: Asking<S> = { event, conversation, situation, begun };
      const known = caseOf(dialog, event.intent.name);
      if (known === undefined) throw new UnknownIntentError(event.intent.name);
      if (isWish(known)) return keep(asked, await answerWish(asking, known));
      if (typeof known === "object") return keep(asked, answerTell(dialog, asking, known.tell(situation)));
      const looked = known === "stop" || (known === "fallback" && isNo(asking)) ? await look(asking) : undefined;
      return looked ?? keep(asked, answerCommon(dialog, asking, known));
    };

  return async (event) => {
    const begun = clock.now();
    const asked = parseLexEvent(event);
    const answer = answerBegun(begun);
    const before = takenOver(dialog, conversations, asked, situationOf(asked));
    return before === undefined ? answer(asked) : resume(before, answer);
  };
};
