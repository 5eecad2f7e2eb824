// What functions/recall needs of the demo line.
import { dialogEnvironment } from "../dialog/environment.ts";
import { DEMO_VARIABLES } from "./bookings/settings.ts";

export const environment = { ...dialogEnvironment, ...DEMO_VARIABLES } as const;
export { demoDialog as dialog } from "./dialog.ts";
