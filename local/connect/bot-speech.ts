// What a caller gets from a bot's block: words that are said, and in a chat the cards that are shown after them. A phone has no cards
// (lex-v2.md 2): what matters stands in the words.
import type { Card } from "./bot-answer.ts";
import type { Contact, Move } from "./contact.ts";
import { askFor } from "./moves.ts";
import { say, toSpoken } from "./prompts.ts";

export interface Told {
  readonly words: string;
  readonly by: "flow" | "bot";
  readonly cards: readonly Card[];
}

/** Says and shows, then goes on. */
export const speak = (contact: Contact, { words, by, cards }: Told, then: (contact: Contact) => Move): Move => {
  const spoken = toSpoken(words);
  const said = say(contact, spoken.text, by);
  const shown = contact.channel === "CHAT" && !contact.remaining ? cards : [];
  if (spoken.text === "" && shown.length === 0) return then(said.contact);
  const ms = contact.channel === "CHAT" ? 0 : spoken.ms;
  return { ...askFor(said.contact, { kind: "speak", ms }, "spoke", then), tell: [...said.tell, ...shown] };
};
