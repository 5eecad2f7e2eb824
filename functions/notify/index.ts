// Lambda notify, in the home region: sends the texts that wait, and reminds callers of their demos.
import { realPlatform } from "../lib/runtime/platform.ts";
import { wire } from "./wire.ts";

export const handler = wire(process.env, realPlatform);
