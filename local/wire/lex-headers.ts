// Lex carries JSON in headers, compressed and as base64 (lex-v2.md 5). The actions deal in plain text; only the wire packs it.
import { gzipSync } from "node:zlib";

const PLAIN = new Set(["content-type", "x-amz-lex-input-mode", "x-amz-lex-session-id"]);

/** A response header's text as Lex sends it. */
export const lexHeaderText = (header: string, text: string): string => (PLAIN.has(header) ? text : gzipSync(text).toString("base64"));
