// The flower shop: orders by phone, to be picked up.
import { defineApp } from "../app.ts";
import { openingHours } from "../kit/setting-values.ts";
import { orderFlowers } from "./bot.ts";
import { flowersVoice } from "./voice.ts";

export const flowers = defineApp({
  slug: "flowers",
  title: "Flower shop",
  description: "Takes orders for flowers that are picked up at the shop.",
  bot: orderFlowers,
  channels: { voice: flowersVoice },
  tables: { orders: { hashKey: "contactId", home: ["GetItem", "PutItem"], standby: ["PutItem"] } },
  settings: {
    shopHours: {
      type: "string",
      default: "Mo-Su 09:00-18:00",
      description: "When flowers can be picked up, days and hours.",
      schema: openingHours,
      inHook: true,
    },
  },
  hookSeconds: 3,
  outcomes: ["done", "declined", "not-understood", "person", "callback"],
  probe: { en_US: { utterance: "I would like to order flowers", expectedIntent: "OrderFlowers" } },
  movesPointer: true,
  examples: [{ title: "Order flowers", words: ["I would like to order flowers", "roses", "tomorrow", "10 am", "yes"] }],
  drill: {
    en_US: {
      wish: "order",
      opening: "I would like to order flowers",
      answers: {
        FlowerType: ["roses", "tulips"],
        PickupDate: ["tomorrow", "Monday", "Wednesday", "Saturday"],
        PickupTime: ["10 am", "2 pm", "5 pm"],
      },
      refusals: ["no"],
    },
  },
});
