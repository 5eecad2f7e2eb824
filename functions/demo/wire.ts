// Makes the code hook from its environment: the bookings at home, with the standby behind them.
import { invokeAsync } from "../lib/aws/invoke-async.ts";
import { lambdaEndpoint } from "../lib/aws/endpoints.ts";
import { callbacks } from "../lib/demo/bookings/callbacks.ts";
import { randomCode } from "../lib/demo/bookings/code.ts";
import { ATTEMPT_MS } from "../lib/demo/bookings/patience.ts";
import { proof } from "../lib/demo/bookings/proof.ts";
import { bookings } from "../lib/demo/bookings/store.ts";
import { demoDialog } from "../lib/demo/dialog.ts";
import { wireHook } from "../lib/dialog/wire-hook.ts";
import { bookingDeeds } from "./booking-actions.ts";
import { environment } from "./environment.ts";

/** Of the hook's 3 s home takes 2.25 s at most (patience.ts): starting the notice has one try in what is left. */
const NOTIFY = { takenMs: 400, tries: 1 } as const;

export const wire = wireHook({
  environment,
  dialog: demoDialog,
  deeds: (read, { platform, variables, credentials, home, standby, table }) => {
    const { clock, log } = platform;
    const { BOOKINGS_TABLE, NOTIFY_FUNCTION: functionName } = read;
    // One attempt each: trying again is the store's own business.
    const atHome = table(home, { attemptMs: ATTEMPT_MS.home, attempts: 1 });
    return bookingDeeds({
      log,
      bookings: bookings({ clock, home: atHome, newCode: randomCode }, BOOKINGS_TABLE, read.DEMO_CAPACITY),
      proof: proof({ clock, home: atHome }, BOOKINGS_TABLE),
      callbacks: callbacks(table(standby, { attemptMs: ATTEMPT_MS.standby, attempts: 1 }), BOOKINGS_TABLE),
      notify: invokeAsync(platform, {
        region: home,
        endpoint: lambdaEndpoint(variables, home),
        credentials,
        functionName,
        limits: NOTIFY,
      }),
    });
  },
});
