// Prompts: what the caller hears or reads. One of Text, SSML, PromptId, Media; the words go into the story, the length into the clock.
import type { FlowAction, JsonObject } from "../../contact-flows/flow.ts";
import type { CallEvent } from "../events.ts";
import type { Contact } from "./contact.ts";
import { conceal } from "./mask.ts";
import { templateAt, valueAt } from "./parameters.ts";
import { readReference, render, resolve, type Template, type Value } from "./reference.ts";

export type Prompt =
  | { readonly kind: "words"; readonly template: Template; readonly audioOnly: boolean }
  | { readonly kind: "audio"; readonly source: Value };

/** A prompt as it is about to be played. */
export interface Spoken {
  readonly text: string;
  readonly ms: number;
}

/** An assumption: English speech synthesis reads about 16 characters a second. */
const MS_PER_CHARACTER = 60;
/** An assumption: a recorded prompt, whose length only its file knows. */
const RECORDED_PROMPT_MS = 10_000;
/** Billed characters of one prompt. connect-flow-language.md 3.1 */
const TEXT_LIMIT = 3000;

/** The action's prompt, read once; undefined when it has none. */
export const promptAt = (action: FlowAction, ...path: readonly string[]): Prompt | undefined => {
  const text = templateAt(action, ...path, "Text");
  if (text !== undefined) return { kind: "words", template: text, audioOnly: false };
  const ssml = templateAt(action, ...path, "SSML");
  if (ssml !== undefined) return { kind: "words", template: ssml, audioOnly: true };
  const source = valueAt(action, ...path, "PromptId") ?? valueAt(action, ...path, "Media", "Uri");
  return source === undefined ? undefined : { kind: "audio", source };
};

/** The prompt of one entry of a list of prompts. */
export const promptOf = (entry: JsonObject): Prompt | undefined => promptAt({ Identifier: "", Type: "", Parameters: entry });

const breakMs = (text: string): number => {
  let total = 0;
  for (const match of text.matchAll(/<break[^>]*\btime=["']\s*(\d+(?:\.\d+)?)(ms|s)\s*["']/g))
    total += Number(match[1]) * (match[2] === "s" ? 1000 : 1);
  return total;
};

const withoutTags = (text: string): string =>
  text
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

/** Marked-up or plain text as words, with the time it takes to say. */
export const toSpoken = (text: string): Spoken => {
  const words = withoutTags(text);
  return { text: words, ms: breakMs(text) + words.length * MS_PER_CHARACTER };
};

/**
 * The prompt as this contact would get it, or why it cannot be played: a reference to nothing, too long, or audio in a chat.
 */
export const preparePrompt = (contact: Contact, prompt: Prompt): Spoken | { readonly because: string } => {
  if (contact.channel === "CHAT" && (prompt.kind === "audio" || prompt.audioOnly)) return { because: "A chat cannot play audio." };
  if (prompt.kind === "audio") {
    const source = resolve(contact, prompt.source);
    if (source === undefined) return { because: `There is no prompt: ${prompt.source.text} is not set.` };
    return { text: `[prompt ${source.split("/").at(-1) ?? source}]`, ms: RECORDED_PROMPT_MS };
  }
  const [first, ...others] = prompt.template;
  if (first?.kind === "reference" && others.length === 0 && readReference(contact, first) === undefined)
    return { because: `There is nothing to say: ${first.text} is not set.` };
  const spoken = toSpoken(render(contact, prompt.template));
  if (spoken.text.length > TEXT_LIMIT)
    return { because: `The text has ${spoken.text.length} characters; at most ${TEXT_LIMIT} are spoken.` };
  return contact.channel === "CHAT" ? { ...spoken, ms: 0 } : spoken;
};

/** The contact after it heard something, and the story of it; blank text (`" "`) is no word, and who has gone hears nothing. */
export const say = (
  contact: Contact,
  text: string,
  by: "flow" | "bot",
): { readonly contact: Contact; readonly tell: readonly CallEvent[] } =>
  text === "" || contact.remaining
    ? { contact, tell: [] }
    : {
        contact: { ...contact, lambdaSilenceMs: 0, tally: { ...contact.tally, owed: undefined } },
        tell: [{ kind: "said", by, text: conceal(text, contact.customer?.Address) }],
      };
