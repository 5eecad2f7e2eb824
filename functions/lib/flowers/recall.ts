// What functions/recall needs of the flower shop.
import { week } from "../calendar/opening-hours.ts";
import { dialogEnvironment } from "../dialog/environment.ts";

export const environment = { ...dialogEnvironment, SHOP_HOURS: week } as const;
export { flowersDialog as dialog } from "./dialog.ts";
