// The code hook of both twins: decides the turn, and places the order when there is one. What cannot be stored is promised as a callback: a
// caller who has said everything does not hear an error.
import type { Clock } from "../clock.ts";
import { DynamoDbError } from "../dynamodb-error.ts";
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

type Tried<Value> = { readonly value: Value } | { readonly refused: DynamoDbError };

/** Keeps DynamoDB's refusal as a value; anything else is a defect of ours and goes on. */
const attempt = async <Value>(work: Promise<Value>): Promise<Tried<Value>> => {
  try {
    return { value: await work };
  } catch (error) {
    if (error instanceof DynamoDbError) return { refused: error };
    throw error;
  }
};

/**
 * Answers one Lex V2 code hook event.
 * @throws LexEventError for an event that Lex does not send
 */
export const orderFlowersHandler = ({ clock, log, orders, shop }: Services) => {
  const placeOrder = async (event: LexEvent, wish: Wish, today: LocalTime): Promise<LexResponse> => {
    const order = { ...wish, contactId: event.sessionAttributes["contactId"] ?? event.sessionId, placedAt: clock.now() };
    const placed = await attempt(orders.place(order));
    if ("value" in placed) {
      return close(event, "ordered", `Thank you. Your ${spokenWish(placed.value, today)} are ordered. We look forward to seeing you.`);
    }
    log({ kind: "order-not-stored", failure: placed.refused.failure, code: placed.refused.code });

    const recorded = await attempt(orders.recordCallback(order));
    if ("refused" in recorded) log({ kind: "callback-not-stored", failure: recorded.refused.failure, code: recorded.refused.code });
    return close(
      event,
      "callback",
      "I am sorry, I could not store your order just now. Someone from the shop will call you back to complete it.",
    );
  };

  return async (event: unknown): Promise<LexResponse> => {
    const asked = parseLexEvent(event);
    const decided = turn(asked, { now: clock.now(), shop });
    return decided.kind === "answer" ? decided.response : placeOrder(asked, decided.wish, decided.today);
  };
};
