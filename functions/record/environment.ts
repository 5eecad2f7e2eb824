// What record is told.
import { text } from "../lib/runtime/environment.ts";

export const environment = { HISTORY_TABLE: text } as const;
