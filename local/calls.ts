// The local cloud's own doors beside the AWS one: a call placed over HTTP, its story answered line by line (AWS has no such API; a phone
// has), and the stack's outputs (which on AWS the Pulumi CLI would tell).
import { PassThrough } from "node:stream";
import { z } from "zod";
import { scriptedCaller } from "./connect/caller.ts";
import type { Cloud } from "./cloud.ts";
import { UserError } from "./errors.ts";
import type { LogEntry } from "./events.ts";
import { E164 } from "../shared/e164.ts";
import { parseJson } from "../shared/json.ts";
import { isSms, isSmsTo, untilTheEnd } from "./story.ts";
import type { Incoming, Outgoing } from "./wire/listen.ts";
import { readBody } from "./wire/server.ts";

export const CALLS_PATH = "/_twinline/calls";
export const OUTPUTS_PATH = "/_twinline/outputs";

/** A script of a thousand answers is no conversation. */
const request = z.strictObject({
  from: z.union([z.literal("withheld"), z.string().regex(E164)]),
  to: z.string().max(64).optional(),
  channel: z.enum(["VOICE", "CHAT"]),
  words: z.array(z.string().max(4096)).max(1000),
});

/** The number that is dialled, or why there is none. */
const dial = ({ numberOf }: Pick<Cloud, "numberOf">, to: string | undefined): { readonly number: string } | { readonly why: string } => {
  try {
    return { number: numberOf(to) };
  } catch (error) {
    if (error instanceof UserError) return { why: error.message };
    throw error;
  }
};

/**
 * Of a cloud's log, one call's own story: what carries its id, the SMS to its caller, and that the program has changed.
 */
const storyOf = (from: string | undefined): ((entry: LogEntry) => boolean) => {
  let contactId: string | undefined;
  return (entry) => {
    if (entry.kind === "program-changed") return true;
    if (isSms(entry)) return contactId !== undefined && isSmsTo(entry, from);
    if (!("contactId" in entry)) return false;
    // The call's own start is emitted before anything else can run; other calls may run beside it.
    contactId ??= entry.kind === "call-started" ? entry.contactId : undefined;
    return entry.contactId === contactId;
  };
};

/**
 * Answers one request to CALLS_PATH with an event an object a line: the last one is the call's end, or `broken-off` when the local cloud
 * failed. 400 for a body that is no call, 404 for a line that there is not.
 */
export const serveCall = async (
  cloud: Pick<Cloud, "events" | "call" | "numberOf" | "smsSettled">,
  message: Incoming,
  response: Outgoing,
): Promise<void> => {
  const read = request.safeParse(parseJson(String(await readBody(message))));
  if (message.method !== "POST" || !read.success) {
    response.statusCode = 400;
    response.end(`Cannot place a call: the body is not {from, to?, channel, words}. POST it as JSON to ${CALLS_PATH}.\n`);
    return;
  }
  const dialled = dial(cloud, read.data.to);
  if ("why" in dialled) {
    response.statusCode = 404;
    response.end(`${dialled.why}\n`);
    return;
  }
  const { channel, words } = read.data;
  const from = read.data.from === "withheld" ? undefined : read.data.from;
  response.setHeader("content-type", "application/x-ndjson");
  const lines = new PassThrough();
  lines.pipe(response);
  const write = (entry: object): void => void lines.write(`${JSON.stringify(entry)}\n`);
  const isOfCall = storyOf(from);
  const story = untilTheEnd(write);
  const stop = cloud.events.subscribe((entry) => {
    if (isOfCall(entry)) story.entry(entry);
  });
  try {
    await cloud.call({ from, to: dialled.number, channel, caller: scriptedCaller(words) });
    await cloud.smsSettled();
    story.end();
  } catch (error) {
    // The story has begun already: why it broke off is its last line.
    write({ kind: "broken-off", why: error instanceof Error ? error.message : String(error) });
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
