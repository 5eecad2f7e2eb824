// Placing an order, once for each contact. What cannot be stored is promised as a callback: a caller who has said everything does not hear an
// error.
import type { Clock } from "../../shared/clock.ts";
import { DynamoDbError, orFailure } from "../lib/aws/dynamodb-error.ts";
import type { LexEvent, LexResponse } from "../lib/dialog/lex-event.ts";
import type { Log } from "../lib/runtime/log.ts";
import type { OrderBook } from "./orders.ts";
import { contactOf } from "./save-turn.ts";
import { close, OWN } from "../lib/flowers/responses.ts";
import { localTime, type LocalTime, type Shop } from "../lib/flowers/shop.ts";
import { spokenWish, type Wish } from "../lib/flowers/speech.ts";

export interface Services {
  readonly clock: Clock;
  readonly log: Log;
  readonly orders: OrderBook;
  readonly shop: Shop;
}

const ordered = (event: LexEvent, wish: string): LexResponse =>
  close(event, "ordered", `You have an order from this call already: ${wish}. To change it, please call again and ask for a person.`);

/** Places the order of a turn. */
export const placeOrder =
  ({ clock, log, orders }: Services) =>
  async (event: LexEvent, wish: Wish, today: LocalTime): Promise<LexResponse> => {
    const order = { ...wish, contactId: contactOf(event), placedAt: clock.now() };
    const placed = await orFailure(orders.place(order));
    if (!(placed instanceof DynamoDbError)) {
      const known = spokenWish(placed, today);
      return known === spokenWish(wish, today)
        ? close(event, "ordered", `Thank you. Your ${known} are ordered. We look forward to seeing you.`)
        : ordered(event, known);
    }
    log({ kind: "order-not-stored", failure: placed.failure, code: placed.code });

    const recorded = await orFailure(orders.recordCallback(order));
    if (recorded instanceof DynamoDbError) log({ kind: "callback-not-stored", failure: recorded.failure, code: recorded.code });
    const sorry = "I am sorry, I could not store your order just now.";
    // Nobody can call a chat back (connect-flow-language.md 3.3): it gets a person, if there is one.
    return event.sessionAttributes["channel"] === "CHAT"
      ? close(event, "person", `${sorry} I will look for someone to complete it.`)
      : close(event, "callback", `${sorry} Someone from the shop will call you back to complete it.`);
  };

/**
 * The answer to a caller who says no. Where the conversation began with the other region's bot, that one may have placed the order without
 * being heard any more: then "I have not ordered anything" would not be true.
 */
export const checkedNo =
  ({ clock, log, orders, shop }: Services) =>
  async (event: LexEvent, no: LexResponse): Promise<LexResponse> => {
    if (event.sessionAttributes[OWN.resumed] === undefined) return no;
    const placed = await orFailure(orders.find(contactOf(event)));
    if (placed instanceof DynamoDbError) log({ kind: "order-not-read", failure: placed.failure, code: placed.code });
    return placed === undefined || placed instanceof DynamoDbError
      ? no
      : ordered(event, spokenWish(placed, localTime(clock.now(), shop.timeZone)));
  };
