// What the twin should ask a caller of the demo line whose bot was lost, in the caller's language. It always answers, since the caller waits: who is
// not remembered is asked the opening question.
import { today } from "../lib/demo/bookings/calendar.ts";
import { parseAsked } from "../lib/runtime/connect-event.ts";
import { conversationText, type Conversation } from "../lib/demo/conversation.ts";
import { questionFor } from "../lib/demo/question.ts";
import { situationIn, type DemoSettings } from "../lib/demo/situation.ts";
import { wordsFor } from "../lib/demo/words/index.ts";
import { newestOf, type Memories } from "../lib/dialog/newest-memory.ts";

/** Flat, and text only: a flow takes nothing else (connect-lambda.md 3). */
export interface DemoRecalled {
  /** What the twin's block says. */
  readonly question: string;
  /** What the twin's code hook goes on with; empty where nothing is known. */
  readonly resume: string;
  /** As in `es_US`: the language of the question; empty where nothing is known. */
  readonly locale: string;
}

/** `es-US`, as Connect writes it, too; undefined for anything else. */
const readLocale = (text: string | undefined): string | undefined =>
  /^[a-z]{2}[-_][A-Z]{2}$/.test(text ?? "") ? text?.replace("-", "_") : undefined;

/**
 * Answers a contact flow, or a program that invokes it, with `{"contactId", "locale"?}`: the call's language now, which may be another one than
 * that of the turn that was kept. Never throws for what it reads.
 */
export const demoRecallHandler =
  (services: Memories<Conversation>, settings: DemoSettings) =>
  async (event: unknown): Promise<DemoRecalled> => {
    const { contactId, parameters } = parseAsked(event);
    const newest = contactId === undefined ? undefined : await newestOf(services, contactId);
    const now = services.clock.now();
    const spoken = readLocale(parameters["locale"]);
    if (newest === undefined) return { question: wordsFor(spoken, today(settings.calendar, now)).opening, resume: "", locale: "" };
    const locale = spoken ?? newest.conversation.locale;
    const { words, conversation } = questionFor({ ...newest.conversation, locale }, situationIn(settings, locale, now));
    return { question: words, resume: conversationText(conversation), locale };
  };
