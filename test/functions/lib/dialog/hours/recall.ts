// What the recall of the line needs.
import { openingHours } from "../../../../../functions/lib/calendar/opening-hours.ts";
import { dialogEnvironment } from "../../../../../functions/lib/dialog/environment.ts";

export const environment = { ...dialogEnvironment, OPENING_HOURS: openingHours } as const;
export { dialog } from "./dialog.ts";
