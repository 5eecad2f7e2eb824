// The code hook over stand-ins: an order book, a memory and a Lex that note what they are asked.
import { DynamoDbError } from "../../../functions/lib/aws/dynamodb-error.ts";
import type { PlacedOrder, OrderBook, Unfinished } from "../../../functions/flowers/orders.ts";
import { orderDeeds } from "../../../functions/flowers/place-order.ts";
import { week, type Week } from "../../../functions/lib/calendar/opening-hours.ts";
import type { Conversation } from "../../../functions/lib/dialog/conversation.ts";
import type { Kept, Memory } from "../../../functions/lib/dialog/conversation-memory.ts";
import { dialogHook } from "../../../functions/lib/dialog/hook.ts";
import type { ReplayAnswer } from "../../../functions/lib/dialog/replay-answer.ts";
import { flowersDialog } from "../../../functions/lib/flowers/dialog.ts";
import { aClock, aLog, SATURDAY_9AM } from "../services.ts";

export const aWeek = (text: string): Week => {
  const read = week(text);
  if ("problem" in read) throw new Error(read.problem);
  return read.value;
};

export const aShop = (SHOP_HOURS = "Mo-Su 09:00-18:00") => flowersDialog({ SHOP_HOURS: aWeek(SHOP_HOURS), TIME_ZONE: "America/New_York" });

const down = new DynamoDbError("timeout", "Timeout", "Cannot PutItem: no answer in time.");

/** A table that does not answer. */
export const rejecting = async (): Promise<never> => {
  throw down;
};

/** An order under way, as a session attribute and a table hold it. */
export const soFar = (slots: Readonly<Record<string, string>>): string =>
  JSON.stringify({ intent: "OrderFlowers", locale: "en_US", slots });

/** The same as a memory holds it. */
export const conversation = (slots: Conversation["slots"]): Conversation => ({ intent: "OrderFlowers", locale: "en_US", slots, own: {} });

export const aHandler = ({
  orders = {},
  keep,
  replay = rejecting,
  dialog = aShop(),
  now = SATURDAY_9AM,
}: {
  readonly orders?: Partial<OrderBook>;
  readonly keep?: Memory<Conversation>["keep"];
  readonly replay?: ReplayAnswer;
  readonly dialog?: ReturnType<typeof aShop>;
  readonly now?: number;
}) => {
  const placed: PlacedOrder[] = [];
  const callbacks: Unfinished[] = [];
  const kept: (Kept<Conversation> & { readonly contactId: string })[] = [];
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
      (async (contactId: string, what: Kept<Conversation>): Promise<void> => {
        kept.push({ contactId, ...what });
      }),
  };
  const handler = dialogHook(
    dialog,
    { clock: aClock(now), log, memory, timeZone: "America/New_York", replay },
    orderDeeds({ log, orders: book }),
  );
  return { placed, callbacks, kept, lines, handler };
};
