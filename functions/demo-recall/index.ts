// Lambda demo-recall, in the home region: the demo flow asks it before it turns to the twin.
import { realPlatform } from "../lib/runtime/platform.ts";
import { wire } from "./wire.ts";

export const handler = wire(process.env, realPlatform);
