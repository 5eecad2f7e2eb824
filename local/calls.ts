// The local cloud's own door beside the AWS one: a call placed over HTTP, its story answered line by line. AWS has no such API; a phone has.
import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { scriptedCaller } from "./connect/caller.ts";
import type { Cloud } from "./cloud.ts";

export const CALLS_PATH = "/_twinline/calls";

/** A script of a thousand answers is no conversation. */
const request = z.strictObject({
  from: z.union([z.literal("withheld"), z.string().regex(/^\+[1-9]\d{6,14}$/)]),
  channel: z.enum(["VOICE", "CHAT"]),
  words: z.array(z.string().max(4096)).max(1000),
});

/** Answers one request to CALLS_PATH with an event an object a line; 400 for a body that is no call. */
export const serveCall = async (
  { events, call }: Pick<Cloud, "events" | "call">,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const read = request.safeParse(await json(message).catch((error: unknown) => error));
  if (message.method !== "POST" || !read.success) {
    response.writeHead(400, { "content-type": "text/plain" }).end(`POST {from, channel, words} to ${CALLS_PATH}.\n`);
    return;
  }
  const { from, channel, words } = read.data;
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  let contactId: string | undefined;
  const stop = events.subscribe((entry) => {
    if (!("contactId" in entry)) return;
    // The call's own start is emitted before anything of it; others may run beside it.
    contactId ??= entry.kind === "call-started" ? entry.contactId : undefined;
    if (entry.contactId === contactId) response.write(`${JSON.stringify(entry)}\n`);
  });
  try {
    await call({ from: from === "withheld" ? undefined : from, channel, caller: scriptedCaller(words) });
  } finally {
    stop();
    response.end();
  }
};
