// Placing an order, once for each contact. What cannot be stored is promised as a callback: a caller who has said everything does not hear an
// error.
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import { close } from "../lib/dialog/answer-step.ts";
import type { Asking, Deeds } from "../lib/dialog/dialog.ts";
import { callBack } from "../lib/dialog/look-first.ts";
import { contactOf } from "../lib/dialog/save-turn.ts";
import type { FlowersSituation } from "../lib/flowers/validate.ts";
import type { Order } from "../lib/flowers/words/en.ts";
import type { Log } from "../lib/runtime/log.ts";
import type { OrderBook } from "./orders.ts";

const unfinished = ({ FlowerType, PickupDate, PickupTime }: Readonly<Record<string, string>>): Partial<Order> => ({
  ...(FlowerType === undefined ? {} : { flowerType: FlowerType }),
  ...(PickupDate === undefined ? {} : { pickupDate: PickupDate }),
  ...(PickupTime === undefined ? {} : { pickupTime: PickupTime }),
});

const ORDERED = { outcome: "done", result: "ordered" } as const;

export const orderDeeds = ({ log, orders }: { readonly log: Log; readonly orders: OrderBook }): Deeds<FlowersSituation, Order> => {
  const of = ({ event, situation }: Asking<FlowersSituation>) => ({ contactId: contactOf(event), placedAt: situation.now });
  return {
    perform: async (turn, order) => {
      const { words } = turn.situation;
      const placed = await orFailure(orders.place({ ...order, ...of(turn) }));
      if (!(placed instanceof DynamoDbError)) {
        const said = words.ordered(placed);
        return close(turn, ORDERED, said === words.ordered(order) ? said : words.orderedBefore(placed));
      }
      log({ kind: "order-not-stored", failure: placed.failure, code: placed.code });
      const record = () => orders.recordCallback({ ...order, ...of(turn) });
      return callBack(log, turn, record, { callback: words.callback, person: words.personInstead });
    },
    done: async (asking) => {
      const placed = await orders.find(contactOf(asking.event));
      return placed === undefined ? undefined : { ...ORDERED, say: asking.situation.words.orderedBefore(placed) };
    },
    recordCallback: (asking) => {
      const { slots = {} } = asking.conversation ?? {};
      return orders.recordCallback({ ...unfinished(slots), ...of(asking) });
    },
  };
};
