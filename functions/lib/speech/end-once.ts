// "9, 9:30 or 10:30 AM": what all of a list end in is said once, in any language.

/** The texts without their end, but for the last one, where all of them have the same. @param end matches at the end of a text */
export const withEndOnce = (texts: readonly string[], end: RegExp): readonly string[] => {
  const ends = new Set(texts.map((text) => end.exec(text)?.[0]));
  return ends.size === 1 && !ends.has(undefined) ? texts.map((text, at) => (at < texts.length - 1 ? text.replace(end, "") : text)) : texts;
};
