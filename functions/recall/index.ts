// Lambda recall, in the home region: a flow asks it before it turns to the twin.
import { realPlatform } from "../lib/runtime/platform.ts";
import { wire } from "./wire.ts";

export const handler = wire(process.env, realPlatform);
