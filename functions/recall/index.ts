// Lambda recall, in the home region, once for each app: the flow asks it before it turns to the twin. The bundle joins it with the app's code
// (infra/building-blocks/bundle.ts).
import { realPlatform } from "../lib/runtime/platform.ts";
import type { Situation } from "../lib/dialog/dialog.ts";
import type { DialogShape } from "../lib/dialog/environment.ts";
import { wire, type RecallApp } from "./wire.ts";

/** The handler of one app, in this process's environment. */
export const handlerOf = <Environment extends DialogShape, S extends Situation, Deed>(app: RecallApp<Environment, S, Deed>) =>
  wire(app)(process.env, realPlatform);
