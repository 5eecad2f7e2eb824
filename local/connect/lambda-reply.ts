// What Connect accepts of a Lambda's answer: an object, flat where the flow says STRING_MAP, under 32 KB. connect-lambda.md 3
import { z } from "zod";
import { parseJson } from "../../shared/json.ts";
import type { JsonObject } from "../../contact-flows/flow.ts";

export type ResponseType = "STRING_MAP" | "JSON";

const REPLY_BYTES = 32_768; // connect-lambda.md 3: under 32 KB of UTF-8

const anyObject = z.record(z.string(), z.json());

/** The answer as `$.External` will hold it, or why Connect takes the error branch. */
export const readReply = (
  payload: string,
  type: ResponseType,
): { readonly ok: true; readonly external: JsonObject } | { readonly ok: false; readonly because: string } => {
  const bytes = Buffer.byteLength(payload);
  if (bytes >= REPLY_BYTES) return { ok: false, because: `The function answered ${bytes} bytes; a flow takes less than ${REPLY_BYTES}.` };
  const read = anyObject.safeParse(parseJson(payload));
  if (!read.success) return { ok: false, because: "The function did not answer with a JSON object." };
  const notText = type === "JSON" ? undefined : Object.entries(read.data).find(([, value]) => typeof value !== "string");
  if (notText === undefined) return { ok: true, external: read.data };
  return {
    ok: false,
    because: `The function's answer is no flat map of strings: "${notText[0]}" is ${JSON.stringify(notText[1])}. Answer text, or set ResponseType to JSON.`,
  };
};
