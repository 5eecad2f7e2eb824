// The local cloud's own doors beside the AWS one: a call placed over HTTP, its story answered line by line (AWS has no such API; a phone
// has), and the stack's outputs (which on AWS the Pulumi CLI would tell).
import { PassThrough } from "node:stream";
import { z } from "zod";
import { scriptedCaller } from "./connect/caller.ts";
import type { Cloud } from "./cloud.ts";
import { parseJson } from "./json.ts";
import type { Incoming, Outgoing } from "./wire/listen.ts";
import { readBody } from "./wire/server.ts";

export const CALLS_PATH = "/_twinline/calls";
export const OUTPUTS_PATH = "/_twinline/outputs";

/** A script of a thousand answers is no conversation. */
const request = z.strictObject({
  from: z.union([z.literal("withheld"), z.string().regex(/^\+[1-9]\d{6,14}$/)]),
  channel: z.enum(["VOICE", "CHAT"]),
  words: z.array(z.string().max(4096)).max(1000),
});

/** Answers one request to CALLS_PATH with an event an object a line (the last one is `broken-off` when the local cloud failed); 400 for a body that is no call. */
export const serveCall = async ({ events, call }: Pick<Cloud, "events" | "call">, message: Incoming, response: Outgoing): Promise<void> => {
  const read = request.safeParse(parseJson(String(await readBody(message))));
  if (message.method !== "POST" || !read.success) {
    response.statusCode = 400;
    response.end(`Cannot place a call: the body is not {from, channel, words}. POST it as JSON to ${CALLS_PATH}.\n`);
    return;
  }
  const { from, channel, words } = read.data;
  response.setHeader("content-type", "application/x-ndjson");
  const lines = new PassThrough();
  lines.pipe(response);
  let contactId: string | undefined;
  const stop = events.subscribe((entry) => {
    if (!("contactId" in entry)) return;
    // The call's own start is emitted before anything else can run; other calls may run beside it.
    contactId ??= entry.kind === "call-started" ? entry.contactId : undefined;
    if (entry.contactId === contactId) lines.write(`${JSON.stringify(entry)}\n`);
  });
  try {
    await call({ from: from === "withheld" ? undefined : from, channel, caller: scriptedCaller(words) });
  } catch (error) {
    // The story has begun already: why it broke off is its last line.
    lines.write(`${JSON.stringify({ kind: "broken-off", why: error instanceof Error ? error.message : String(error) })}\n`);
  } finally {
    stop();
    lines.end();
  }
};

/** Answers one request to OUTPUTS_PATH with `{project, stack, accountId, outputs}`; 405 for anything but GET. */
export const serveOutputs = async (
  {
    project,
    stack,
    outputs,
    services,
  }: Pick<Cloud, "project" | "stack" | "outputs"> & { readonly services: { readonly accountId: string } },
  { method }: Pick<Incoming, "method">,
  response: Outgoing,
): Promise<void> => {
  if (method !== "GET") {
    response.statusCode = 405;
    response.end(`Cannot ${method ?? ""} the outputs: they are only read. GET ${OUTPUTS_PATH}.\n`);
    return;
  }
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ project, stack, accountId: services.accountId, outputs }));
};
