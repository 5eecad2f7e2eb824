// What is remembered of a contact in either region. Both are read side by side: which bot was lost is not asked, the newer memory counts.
import { errorCode } from "../runtime/error-code.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Log } from "../runtime/log.ts";
import type { Kept, Memory } from "./conversation-memory.ts";
import type { Region } from "../../../shared/region.ts";

export interface Memories<Conversation> {
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
  readonly memories: readonly { readonly region: Region; readonly memory: Pick<Memory<Conversation>, "recall"> }[];
}

export interface Remembered<Conversation> {
  /** The newer memory, if there is one. */
  readonly newest: Kept<Conversation> | undefined;
  /** Both regions were read. */
  readonly isSure: boolean;
}

/** Never throws: this caller needs an answer. */
export const newestOf = async <Conversation>(
  { clock, log, memories }: Memories<Conversation>,
  contactId: string,
): Promise<Remembered<Conversation>> => {
  const readFrom = async ({
    region,
    memory,
  }: Memories<Conversation>["memories"][number]): Promise<Kept<Conversation> | "unread" | undefined> => {
    try {
      return await memory.recall(contactId, clock.now());
    } catch (error) {
      log({ kind: "conversation-unread", region, code: errorCode(error) });
      return "unread";
    }
  };
  const found = await Promise.all(memories.map(readFrom));
  const [newest] = found.filter((kept) => kept !== undefined && kept !== "unread").sort((a, b) => b.at - a.at);
  log({ kind: "recalled", contactId, known: newest !== undefined });
  return { newest, isSure: !found.includes("unread") };
};
