// What the code hook and the recall of every app are told.
import { timeZone } from "../calendar/local-time.ts";
import { region, text, type Shape } from "../runtime/environment.ts";

export const dialogEnvironment = {
  CONVERSATIONS_TABLE: text,
  HOME_REGION: region,
  STANDBY_REGION: region,
  TIME_ZONE: timeZone,
} as const;

/** An environment that has them. */
export type DialogShape = Shape & typeof dialogEnvironment;
