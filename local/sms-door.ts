// The local cloud's own door to the phones: what was sent to them, read over HTTP, and a phone's answer STOP. AWS has no such API; a phone has.
import { z } from "zod";
import { UserError } from "./errors.ts";
import { parseJson } from "../shared/json.ts";
import type { Outbox } from "./services/sns/outbox.ts";
import type { Incoming, Outgoing } from "./wire/listen.ts";
import { readBody } from "./wire/server.ts";

export const SMS_PATH = "/_twinline/sms";

const stop = z.strictObject({ stop: z.string() });

/** Answers GET with `{sms: [...]}`, oldest first; takes `{stop: NUMBER}` by POST, 404 for a number that was never written to. */
export const serveSms = async (
  { services: { outbox } }: { readonly services: { readonly outbox: Outbox } },
  message: Incoming,
  response: Outgoing,
): Promise<void> => {
  const end = (statusCode: number, text: string): void => {
    response.statusCode = statusCode;
    response.end(text);
  };
  if (message.method === "GET") {
    response.setHeader("content-type", "application/json");
    end(200, JSON.stringify({ sms: outbox.list() }));
    return;
  }
  const read = stop.safeParse(parseJson(String(await readBody(message))));
  if (message.method !== "POST" || !read.success) {
    end(400, `Cannot take this: POST {"stop": NUMBER} as JSON to ${SMS_PATH}, or GET it.\n`);
    return;
  }
  try {
    outbox.stop(read.data.stop);
    end(204, "");
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    end(404, `${error.message}\n`);
  }
};
