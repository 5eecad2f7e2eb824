// Ids of what has none in a definition: intents, slots and slot types are known by name there. Made from the names, so that they are the same in
// a draft and in its versions, as in Lex, and in a cloud that begins anew. So what is renamed is another one here: renaming is refused.
import { createHash } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** Ten capitals and digits. @param path names from the bot down, as in `bot, locale, intent, name` */
export const idOf = (...path: readonly string[]): string =>
  [...createHash("sha256").update(path.join("/")).digest().subarray(0, 10)].map((byte) => LETTERS[byte % LETTERS.length]).join("");

export interface LocalePath {
  readonly botId: string;
  readonly localeId: string;
}

export const intentIdOf = ({ botId, localeId }: LocalePath, name: string): string => idOf(botId, localeId, "intent", name);
export const slotIdOf = ({ botId, localeId }: LocalePath, intent: string, name: string): string =>
  idOf(botId, localeId, "intent", intent, "slot", name);
/** A built-in type is its own id (Lex V2 API, DescribeSlot). */
export const slotTypeIdOf = ({ botId, localeId }: LocalePath, name: string): string =>
  name.startsWith("AMAZON.") ? name : idOf(botId, localeId, "slot-type", name);
