// The functions of the line as their own wire.ts makes them: the same code as in the bundles, given a simulated platform.
import { wire as demoBooking } from "../../functions/demo/wire.ts";
import { wire as lookup } from "../../functions/lookup/wire.ts";
import { wire as notify } from "../../functions/notify/wire.ts";
import { wire as observer } from "../../functions/observer/wire.ts";
import { wire as orderFlowers } from "../../functions/flowers/wire.ts";
import { wire as recall } from "../../functions/recall/wire.ts";
import { wire as record } from "../../functions/record/wire.ts";
import { wire as report } from "../../functions/report/wire.ts";
import * as demo from "../../functions/lib/demo/recall.ts";
import * as flowers from "../../functions/lib/flowers/recall.ts";
import { credentialsFrom } from "../../functions/lib/aws/endpoints.ts";
import type { Wiring } from "./environment.ts";
import { simulatedLexRuntime } from "./lex-runtime.ts";

/** By the end of the function's name: the first that fits, so that a recall stands before the app's hook. */
export const WIRINGS: Readonly<Record<string, Wiring>> = {
  lookup,
  report,
  record,
  "flowers-recall": recall(flowers),
  flowers: orderFlowers,
  "demo-recall": recall(demo),
  demo: demoBooking,
  notify,
  observer: (variables, platform, network) =>
    observer(variables, platform, (alias, localeId) => {
      const endpoint = new URL(variables["AWS_ENDPOINT_URL"] ?? "");
      const send = network({ service: "lex", region: alias.region, endpoint, credentials: credentialsFrom(variables) });
      return simulatedLexRuntime(send, alias, localeId);
    }),
};
