// How many messages a text becomes on its way to a phone: each is billed. Pure.

const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Those that take the room of two: 3GPP TS 23.038, the extension table. */
const EXTENDED = new Set("^{}\\[~]|€\f");

const GSM_CHARACTERS = 160; // aws-limits.md 4
const UCS2_CHARACTERS = 70; // aws-limits.md 4

const widths = (text: string): { readonly widthOf: (word: string) => number; readonly most: number } => {
  const isGsm = Array.from(text).every((character) => BASIC.has(character) || EXTENDED.has(character));
  if (!isGsm) return { widthOf: (word) => word.length, most: UCS2_CHARACTERS };
  return { widthOf: (word) => Array.from(word).reduce((sum, one) => sum + (EXTENDED.has(one) ? 2 : 1), 0), most: GSM_CHARACTERS };
};

/** Messages cut at word borders, "where possible" (aws-limits.md 4); a longer word is cut anywhere. At least one. */
export const smsParts = (text: string): number => {
  const { widthOf, most } = widths(text);
  if (widthOf(text) <= most) return 1;
  let parts = 1;
  let room = most;
  for (const word of text.split(/(?<=\s)/)) {
    const width = widthOf(word);
    if (width > room && room < most) {
      parts += 1;
      room = most;
    }
    parts += Math.ceil(Math.max(0, width - room) / most);
    room = width <= room ? room - width : (most - ((width - room) % most)) % most;
  }
  return parts;
};
