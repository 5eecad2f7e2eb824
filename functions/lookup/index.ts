// Lambda lookup, in the home region.
import { realPlatform } from "../platform.ts";
import { wire } from "./wire.ts";

export const handler = wire(process.env, realPlatform);
