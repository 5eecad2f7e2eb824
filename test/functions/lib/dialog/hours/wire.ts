// The code hook of the line: it does nothing but answer.
import { wireHook } from "../../../../../functions/lib/dialog/wire-hook.ts";
import { dialog, environment } from "./recall.ts";

export const wire = wireHook({ environment, dialog });
