// What the code hook of the flower shop is told.
import { environment as settings } from "../lib/flowers/recall.ts";
import { text } from "../lib/runtime/environment.ts";

export const environment = { ...settings, ORDERS_TABLE: text } as const;
