// The answer to one slot's own question: a value told anywhere in it, else the whole of it without the words that frame an answer.
import type { CompiledLocale, CompiledSlot } from "./compile.ts";
import { openValue, valueOf, valuesFound, type Filled } from "./fill.ts";
import type { Span } from "./language.ts";
import { lineOf } from "./line.ts";
import type { Heard } from "./reader.ts";

const ANSWER_WORDS = 4;

const openAnswer = (slot: CompiledSlot, heard: Heard, locale: CompiledLocale): Filled | undefined => {
  const { words } = heard;
  const { stem, lexicon } = heard.language;
  const framing = (at: number): boolean => {
    const word = words[at]?.text ?? "";
    return lexicon.answerFrame.has(word) || lexicon.fillers.has(word);
  };
  if (words.some(({ text }) => lexicon.noAnswer.has(text))) return undefined;
  let from = 0;
  let to = words.length;
  while (from < to && framing(from)) from++;
  while (to > from && framing(to - 1)) to--;
  // `flowers`, or `an order`: words of the intents themselves name no value.
  const said = words.slice(from, to).every(({ text }) => locale.intents.some(({ vocabulary }) => vocabulary.has(stem(text))));
  return said || to - from > ANSWER_WORDS ? undefined : openValue(slot, heard, from, to);
};

// `um, at ten please` is `ten`: without the words around it, which the patterns for whole answers do not expect.
const bare = (heard: Heard): { readonly heard: Heard; readonly from: number } => {
  const { words } = heard;
  const { fillers, functionWords, answering } = heard.language.lexicon;
  const framing = (at: number): boolean => {
    const word = words[at]?.text ?? "";
    return fillers.has(word) || (functionWords.has(word) && !answering.has(word));
  };
  let from = 0;
  let to = words.length;
  while (from < to && framing(from)) from++;
  while (to > from && framing(to - 1)) to--;
  const kept = words.slice(from, to);
  return { heard: { ...heard, words: kept, line: lineOf(kept), found: new Map() }, from };
};

const directAnswer = (slot: CompiledSlot, heard: Heard): Span | undefined => {
  const { answer } = slot.reader;
  if (answer === undefined) return undefined;
  const [whole] = answer(heard);
  if (whole !== undefined) return whole;
  const core = bare(heard);
  const [span] = core.heard.words.length === 0 ? [] : answer(core.heard);
  return span === undefined ? undefined : { ...span, from: span.from + core.from, to: span.to + core.from };
};

/**
 * The answer to a slot's own question.
 * @param filled what the sentence fills anyway
 * @param open whether unknown words may be taken as well
 */
export const answerTo = (
  slot: CompiledSlot,
  heard: Heard,
  filled: readonly Filled[],
  locale: CompiledLocale,
  open: boolean,
): Filled | undefined => {
  const told = filled.find((other) => other.slot === slot && !other.guessed);
  if (told !== undefined) return told;
  // Of two slots of one type, the one asked for takes the value.
  const [span] = valuesFound(slot, heard);
  const direct = span ?? directAnswer(slot, heard);
  if (direct !== undefined) return { slot, span: direct, value: valueOf(heard, direct), guessed: false };
  const others = filled.some(({ guessed }) => !guessed);
  return open && !others && slot.reader.open !== undefined ? openAnswer(slot, heard, locale) : undefined;
};
