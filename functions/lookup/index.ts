// Lambda lookup, in the home region.
import { realPlatform } from "../lib/runtime/platform.ts";
import { wire } from "./wire.ts";

export const handler = wire(process.env, realPlatform);
