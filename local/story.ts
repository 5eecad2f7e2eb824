// A call's story as it is told to who waits for its end: the last line is the end of the call, and waits for the SMS that the call leads to.
import { maskNumber } from "./connect/mask.ts";
import type { EpochMs } from "../shared/clock.ts";
import type { LogEntry } from "./events.ts";

/** What of a phone's messages a story tells. */
export const isSms = ({ kind }: LogEntry): boolean => kind === "sms-sent" || kind === "sms-not-sent";

/** Whether an entry is about an SMS to a caller. Nobody knows the phone of one who withholds the number: any SMS sent meanwhile may be theirs. */
export const isSmsTo = (entry: LogEntry, from: string | undefined): boolean =>
  (entry.kind === "sms-sent" || entry.kind === "sms-not-sent") && (from === undefined || entry.to === maskNumber(from));

/** @param tell gets each entry in the order of its time */
export const untilTheEnd = (tell: (entry: LogEntry) => void) => {
  let end: Extract<LogEntry, { kind: "call-ended" }> | undefined;
  let lastAt: EpochMs = 0;
  return {
    /** After the end, SMS alone: what else is done then is not part of the story. */
    entry: (entry: LogEntry): void => {
      if (entry.kind === "call-ended") end = entry;
      else if (end === undefined || isSms(entry)) {
        lastAt = entry.at;
        tell(entry);
      }
    },
    /** Tells the end, if there was one: at the time of what came last, with its own beside it. */
    end: (): void => {
      if (end === undefined) return;
      tell(lastAt > end.at ? { ...end, at: lastAt, endedAt: end.at } : end);
    },
  };
};
