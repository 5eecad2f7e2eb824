// What the code hook of the demo line is told.
import { environment as settings } from "../lib/demo/recall.ts";
import { text } from "../lib/runtime/environment.ts";

export const environment = { ...settings, BOOKINGS_TABLE: text, NOTIFY_FUNCTION: text } as const;
