// Lambda observer, in the home region, where every caller's path starts. The bots are asked by the SDK's client, as any program would.
import { LexRuntimeV2Client } from "@aws-sdk/client-lex-runtime-v2";
import { lexRuntimeV2 } from "../lib/aws/lex-runtime/v2.ts";
import { realPlatform } from "../lib/runtime/platform.ts";
import { wire } from "./wire.ts";

export const handler = wire(process.env, realPlatform, (alias, localeId, timeZone) =>
  lexRuntimeV2(new LexRuntimeV2Client({ region: alias.region, maxAttempts: 1 }), alias, localeId, timeZone),
);
