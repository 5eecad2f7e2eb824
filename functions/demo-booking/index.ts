// Lambda demo-booking, in both regions: Lex's code hook.
import { realPlatform } from "../platform.ts";
import { wire } from "./wire.ts";

export const handler = wire(process.env, realPlatform);
