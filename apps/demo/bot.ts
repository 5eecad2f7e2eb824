// The bot that books, checks and cancels product demos, by voice and by keypad, in English and in Spanish: the same intents and slots in
// both, so that one code hook serves them.
import type { BotModel } from "../kit/bot-model.ts";
import { enUs } from "./en-us.ts";
import { esUs } from "./es-us.ts";

export const demoBooking = {
  name: "DemoBooking",
  description: "Books, checks and cancels product demos by phone and by chat.",
  idleSessionTtlInSeconds: 300,
  locales: [enUs, esUs],
} as const satisfies BotModel;

/**
 * How Lex ends what is typed, for each slot of whatever intent: a date as MMDD, a time as HHMM and a code need no end key, a number of a
 * mobile takes `#` (lex-v2.md 9). Session attributes, to be sent when the conversation begins.
 */
export const demoKeypad = {
  "x-amz-lex:dtmf:max-length:*:Date": "4",
  "x-amz-lex:dtmf:max-length:*:Time": "4",
  "x-amz-lex:dtmf:max-length:*:Code": "6",
  "x-amz-lex:dtmf:max-length:*:Mobile": "15",
  "x-amz-lex:dtmf:end-character:*:*": "#",
  "x-amz-lex:dtmf:deletion-character:*:*": "*",
  "x-amz-lex:dtmf:end-timeout-ms:*:*": "4000",
} as const;
