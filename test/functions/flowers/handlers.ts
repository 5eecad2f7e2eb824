// The code hook over stand-ins: an order book, a memory and a Lex that note what they are asked.
import { DynamoDbError } from "../../../functions/lib/aws/dynamodb-error.ts";
import { orderFlowersHandler } from "../../../functions/flowers/handler.ts";
import type { HearAgain } from "../../../functions/flowers/replay-answer.ts";
import type { Kept, Memory } from "../../../functions/lib/flowers/memory.ts";
import type { Order, OrderBook } from "../../../functions/flowers/orders.ts";
import { aClock, aLog } from "../services.ts";

const nine = { open: "09:00", close: "18:00" };
export const shop = { week: [nine, nine, nine, nine, nine, nine, nine], timeZone: "America/New_York" };

const down = new DynamoDbError("timeout", "Timeout", "Cannot PutItem: no answer in time.");

/** A table that does not answer. */
export const rejecting = async (): Promise<never> => {
  throw down;
};

export const aHandler = ({
  orders = {},
  keep,
  hearAgain = rejecting,
}: {
  readonly orders?: Partial<OrderBook>;
  readonly keep?: Memory["keep"];
  readonly hearAgain?: HearAgain;
}) => {
  const placed: Order[] = [];
  const callbacks: Order[] = [];
  const kept: (Kept & { readonly contactId: string })[] = [];
  const { log, lines } = aLog();
  const book: OrderBook = {
    find: async () => undefined,
    place: async (order) => {
      placed.push(order);
      return order;
    },
    recordCallback: async (order) => {
      callbacks.push(order);
    },
    ...orders,
  };
  const memory = {
    keep:
      keep ??
      (async (contactId: string, what: Kept): Promise<void> => {
        kept.push({ contactId, ...what });
      }),
  };
  return { placed, callbacks, kept, lines, handler: orderFlowersHandler({ clock: aClock(), log, orders: book, memory, hearAgain, shop }) };
};
