// Lambda report, in the home region, invoked asynchronously: nobody waits for it.
import { realPlatform } from "../lib/runtime/platform.ts";
import { wire } from "./wire.ts";

export const handler = wire(process.env, realPlatform);
