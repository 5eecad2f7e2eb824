// Lambda record, in the home region, subscribed to the line's topic.
import { realPlatform } from "../lib/runtime/platform.ts";
import { wire } from "./wire.ts";

export const handler = wire(process.env, realPlatform);
