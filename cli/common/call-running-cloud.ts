// `twinline call --on URL`: a call through a cloud that runs already, over its own small door beside the AWS one.
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { z } from "zod";
import { CALLS_PATH } from "../../local/calls.ts";
import { UserError } from "../../local/errors.ts";
import type { LogEntry } from "../../local/events.ts";
import { parseFrom } from "./caller-number.ts";

const line = z.looseObject({ kind: z.string(), outcome: z.string().optional() });
const brokenOff = z.object({ kind: z.literal("broken-off"), why: z.string() });
const isLogEntry = (value: unknown): value is LogEntry => line.safeParse(value).success;

interface CallOptions {
  /** In E.164, or `withheld`. */
  readonly from: string;
  /** The line's name or number. @default the first line */
  readonly to?: string | undefined;
  readonly chat: boolean;
}

/** @throws UserError when no cloud answers at that address, or it has no such line */
export const callOn = async (
  url: string,
  words: readonly string[],
  options: CallOptions,
  print: (entry: LogEntry) => void,
): Promise<string> => {
  const from = parseFrom(options.from);
  const remedy = `Start one with npx twinline start, and use the address it names.`;
  let response: Response;
  try {
    response = await fetch(new URL(CALLS_PATH, url), {
      method: "POST",
      body: JSON.stringify({
        from: from ?? "withheld",
        ...(options.to === undefined ? {} : { to: options.to }),
        channel: options.chat ? "CHAT" : "VOICE",
        words,
      }),
    });
  } catch (cause) {
    throw new UserError(`Cannot call on "${url}": no cloud answers there. ${remedy}`, { cause });
  }
  if (response.status === 404) throw new UserError((await response.text()).trim());
  if (!response.ok || response.body === null)
    throw new UserError(`Cannot call on "${url}": it answered ${response.status} ${await response.text()}. ${remedy}`);
  let outcome = "failed";
  for await (const text of createInterface({ input: Readable.fromWeb(response.body) })) {
    const entry: unknown = JSON.parse(text);
    const broken = brokenOff.safeParse(entry);
    if (broken.success) throw new Error(`The call on "${url}" broke off: ${broken.data.why}`);
    if (!isLogEntry(entry)) continue;
    if (entry.kind === "call-ended") ({ outcome } = entry);
    print(entry);
  }
  return outcome;
};
