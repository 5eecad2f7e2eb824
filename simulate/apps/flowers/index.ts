// Flowers, played: a caller who orders, and the book of orders.
import type { PlayedApp } from "../../line/played-app.ts";
import { itemsOf } from "../../line/traces.ts";
import { textAt } from "../../../shared/json.ts";
import { answeringCaller, askedIn, type Wish } from "./caller.ts";

/** A flower that nobody but these callers speaks of, so that a log that names it has listened to them. */
const WISH: Wish = { flower: "peonies", day: "tomorrow", time: "10 am" };
/** How the book marks what is no order (functions/flowers/orders.ts). */
const CALLBACK = "callback#";

export const played: PlayedApp = {
  intent: "OrderFlowers",
  caller: (clock, replyMs) => answeringCaller(clock, WISH, replyMs),
  askedIn,
  // At home, where orders are placed, and where callbacks arrive from the standby.
  bookOf: async (cloud, home) =>
    (await itemsOf(cloud, home, Object(cloud.outputs["apps"]).flowers.tables.orders)).map((item) => {
      const [key = "", flower, day, time] = ["contactId", "flowerType", "pickupDate", "pickupTime"].map((name) => textAt(item[name], "S"));
      const isCallback = key.startsWith(CALLBACK);
      return { contactId: isCallback ? key.slice(CALLBACK.length) : key, isCallback, wish: `${flower} on ${day} at ${time}` };
    }),
  promises: [
    { words: /are ordered\./, isCallback: false, what: "an order" },
    { words: /could not store your order/, isCallback: true, what: "a callback" },
  ],
  secrets: [WISH.flower, WISH.day, WISH.time, "order flowers", "FlowerType", "PickupDate"],
};
