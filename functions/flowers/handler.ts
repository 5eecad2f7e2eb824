// The code hook of both twins: decides the turn, places the order when there is one, keeps what the twin would need, and goes on with what the
// twin has kept.
import type { Clock } from "../../shared/clock.ts";
import { parseLexEvent, type LexEvent, type LexResponse } from "../lib/dialog/lex-event.ts";
import { withAbsoluteDays } from "../lib/dialog/relative-slots.ts";
import { conversationIn, DATE_SLOTS } from "../lib/flowers/conversation.ts";
import type { Log } from "../lib/runtime/log.ts";
import type { HearAgain } from "./replay-answer.ts";
import type { Memory } from "../lib/flowers/memory.ts";
import type { OrderBook } from "./orders.ts";
import { checkedNo, placeOrder } from "./place-order.ts";
import { remember } from "./save-turn.ts";
import { goOn, resumed } from "./resume.ts";
import type { Shop } from "../lib/flowers/shop.ts";
import { turn } from "./turn.ts";

export interface Services {
  readonly clock: Clock;
  readonly log: Log;
  readonly orders: OrderBook;
  /** Through this region's own endpoint. */
  readonly memory: Pick<Memory, "keep">;
  readonly hearAgain: HearAgain;
  readonly shop: Shop;
}

/**
 * Answers one Lex V2 code hook event.
 * @throws LexEventError for an event that Lex does not send
 */
export const orderFlowersHandler = (services: Services) => {
  const { clock, shop } = services;
  const [place, sayNo, keep, resume] = [placeOrder(services), checkedNo(services), remember(services), goOn(services)];

  const answer = async (asked: LexEvent): Promise<LexResponse> => {
    const now = clock.now();
    const kept = conversationIn(asked.sessionAttributes)?.slots;
    const event = withAbsoluteDays(asked, { now, timeZone: shop.timeZone, slots: DATE_SLOTS, kept });
    const decided = turn(event, { now, shop });
    if (decided.kind === "order") return place(event, decided.wish, decided.today);
    const { response } = decided;
    return response.sessionState.sessionAttributes["outcome"] === "declined" ? sayNo(event, response) : keep(event, response);
  };

  return async (event: unknown): Promise<LexResponse> => {
    const asked = parseLexEvent(event);
    const before = resumed(asked, { now: clock.now(), shop });
    return before === undefined ? answer(asked) : resume(before, answer);
  };
};
