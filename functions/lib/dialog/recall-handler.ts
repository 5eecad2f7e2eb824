// What the twin should ask a caller whose bot was lost, in the caller's language, and what it needs to know for that. It always answers, since the
// caller waits: who is not remembered is asked the opening question.
import { parseAsked } from "../runtime/connect-event.ts";
import { conversationText, type Conversation } from "./conversation.ts";
import type { Dialog, Situation } from "./dialog.ts";
import { newestOf, type Memories } from "./newest-memory.ts";
import { questionFor } from "./question.ts";

/** Flat, and text only: a flow takes nothing else. */
export interface Recalled {
  /** What the twin's block says. */
  readonly question: string;
  /** What the twin's code hook goes on with. Empty where nothing was said, `unknown` where that could not be read. */
  readonly resume: string;
  /** As in `es_US`: the language of the question; empty where nothing is known. */
  readonly locale: string;
}

/** `es-US`, as Connect writes it, too; undefined for anything else. */
const readLocale = (text: string | undefined): string | undefined =>
  /^[a-z]{2}[-_][A-Z]{2}$/.test(text ?? "") ? text?.replace("-", "_") : undefined;

const NOBODY = { newest: undefined, isSure: false } as const;

/**
 * Answers a contact flow, or a program that invokes it, with `{"contactId", "locale"?}`: the call's language now, which may be another one than
 * that of the turn that was kept. Never throws for what it reads.
 */
export const recallHandler =
  <S extends Situation, Deed>(dialog: Dialog<S, Deed>, services: Memories<Conversation>) =>
  async (event: unknown): Promise<Recalled> => {
    const { contactId, parameters } = parseAsked(event);
    const { newest, isSure } = contactId === undefined ? NOBODY : await newestOf(services, contactId);
    const spoken = readLocale(parameters["locale"]);
    const locale = spoken ?? newest?.conversation.locale ?? "en_US";
    const situation = dialog.situation({ now: services.clock.now(), locale, isText: false });
    const question = newest === undefined ? undefined : questionFor(dialog, { ...newest.conversation, locale }, situation);
    return question === undefined
      ? { question: situation.words.opening, resume: isSure ? "" : "unknown", locale: "" }
      : { question: question.words, resume: conversationText(question.conversation), locale };
  };
