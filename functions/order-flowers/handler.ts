// The code hook of both twins: decides the turn, and places the order when there is one. What cannot be stored is promised as a callback: a
// caller who has said everything does not hear an error.
import type { Clock } from "../clock.ts";
import { DynamoDbError, orFailure } from "../dynamodb-error.ts";
import { textAt } from "../json.ts";
import { parseLexEvent, type LexEvent, type LexResponse } from "../lex-event.ts";
import type { Log } from "../log.ts";
import type { OrderBook } from "./orders.ts";
import { close } from "./responses.ts";
import type { LocalTime, Shop } from "./shop.ts";
import { spokenWish, type Wish } from "./speech.ts";
import { turn } from "./turn.ts";

export interface Services {
  readonly clock: Clock;
  readonly log: Log;
  readonly orders: OrderBook;
  readonly shop: Shop;
}

/**
 * Answers one Lex V2 code hook event.
 * @throws LexEventError for an event that Lex does not send
 */
export const orderFlowersHandler = ({ clock, log, orders, shop }: Services) => {
  const placeOrder = async (event: LexEvent, wish: Wish, today: LocalTime): Promise<LexResponse> => {
    const order = { ...wish, contactId: textAt(event.sessionAttributes, "contactId") ?? event.sessionId, placedAt: clock.now() };
    const placed = await orFailure(orders.place(order));
    if (!(placed instanceof DynamoDbError)) {
      const known = spokenWish(placed, today);
      return known === spokenWish(wish, today)
        ? close(event, "ordered", `Thank you. Your ${known} are ordered. We look forward to seeing you.`)
        : close(
            event,
            "ordered",
            `You have an order from this call already: ${known}. To change it, please call again and ask for a person.`,
          );
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

  return async (event: unknown): Promise<LexResponse> => {
    const asked = parseLexEvent(event);
    const decided = turn(asked, { now: clock.now(), shop });
    return decided.kind === "answer" ? decided.response : placeOrder(asked, decided.wish, decided.today);
  };
};
