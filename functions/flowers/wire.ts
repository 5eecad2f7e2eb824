// Makes the code hook from its environment: the order book at home, with the standby behind it.
import { wireHook } from "../lib/dialog/wire-hook.ts";
import { flowersDialog } from "../lib/flowers/dialog.ts";
import { environment } from "./environment.ts";
import { ATTEMPT_MS, ATTEMPTS, orderBook } from "./orders.ts";
import { orderDeeds } from "./place-order.ts";

export const wire = wireHook({
  environment,
  dialog: flowersDialog,
  deeds: ({ ORDERS_TABLE }, { platform, home, standby, table }) => {
    const [writes, reads, adds] = [
      table(home, { attemptMs: ATTEMPT_MS, attempts: ATTEMPTS.home }),
      table(home, { attemptMs: ATTEMPT_MS, attempts: ATTEMPTS.look }),
      table(standby, { attemptMs: ATTEMPT_MS, attempts: ATTEMPTS.standby }),
    ];
    return orderDeeds({ ...platform, orders: orderBook({ home: writes, look: reads, standby: adds }, ORDERS_TABLE) });
  },
});
