// Product demos: booked, checked and cancelled by phone, in English and Spanish, with texts.
import { defineApp } from "../app.ts";
import { demoBooking } from "./bot.ts";
import { demoVoice } from "./voice.ts";
import { demoContradictions, demoSettings } from "./settings.ts";
import { demoWatch } from "./watch.ts";

export const demo = defineApp({
  slug: "demo",
  title: "Product demos",
  description: "Books product demos, tells about a booking and cancels it; sends texts.",
  bot: demoBooking,
  channels: { voice: demoVoice },
  tables: {
    bookings: {
      hashKey: "pk",
      rangeKey: "sk",
      expiryAttribute: "expiresAt",
      home: ["BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"],
      standby: ["PutItem"],
    },
  },
  settings: demoSettings,
  contradictions: demoContradictions,
  hookSeconds: 3,
  outcomes: ["done", "finished", "declined", "not-understood", "person", "callback"],
  probe: {
    en_US: { utterance: "book a demo", expectedIntent: "ScheduleDemo" },
    es_US: { utterance: "reservar una demo", expectedIntent: "ScheduleDemo" },
  },
  examples: [{ title: "Book a demo", words: ["book a demo", "next tuesday", "3 pm", "yes"] }],
  drill: {
    // A probe has no number of its own: the bot asks for one, and by then it has looked the day and the time up.
    en_US: {
      wish: "book",
      opening: "book a demo",
      answers: {
        Date: ["tomorrow", "Monday", "Tuesday", "Wednesday", "Thursday"],
        Time: ["10 am", "2 pm", "4 pm"],
        Mobile: ["never mind"],
      },
      refusals: ["no", "never mind"],
    },
    es_US: {
      wish: "book",
      opening: "reservar una demo",
      answers: {
        Date: ["mañana", "el lunes", "el martes", "el miércoles", "el jueves"],
        Time: ["a las 10 de la mañana", "a las 2 de la tarde", "a las 4 de la tarde"],
        Mobile: ["olvídelo"],
      },
      refusals: ["no", "olvídelo"],
    },
  },
  watch: demoWatch,
});
