// A yes or a no and nothing else, where Lex has no intent for it. The hook has the words themselves in the event (`inputTranscript`).

/** Lower case, without accents and punctuation. */
export const plain = (said: string): string =>
  said
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/[\p{M}'’]/gu, "")
    .replaceAll(/[^\p{L}\d]+/gu, " ")
    .trim();

const YES = /^(?:yes|yeah|yep|sure|ok|okay|please|yes please|sounds good|si|claro|vale|bueno|de acuerdo|si por favor|claro que si)$/;
const NO =
  /^(?:no|nope|nah|no thanks|no thank you|no never mind|nothing|nothing else|no nothing else|thats all|no thats all|thats it|no gracias|nada|nada mas|no nada mas|eso es todo|no eso es todo)$/;

export const isBareYes = (said: string): boolean => YES.test(plain(said));
export const isBareNo = (said: string): boolean => NO.test(plain(said));
