// What is said to each line's bot to prove it: a whole wish, with every answer that the bot may ask for, and a refusal at its end.
import type { LineName } from "../../infra/settings/demo.ts";

export interface Script {
  /** What it is, as a step of the drill names it. */
  readonly wish: string;
  /** What the caller says first. */
  readonly opening: string;
  /** What the caller says for each slot, the next one when the first will not do. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
  /** What declines: the first at a question for a yes. */
  readonly refusals: readonly [string, ...string[]];
}

const ORDER: Script = {
  wish: "order",
  opening: "I would like to order flowers",
  answers: {
    FlowerType: ["roses", "tulips"],
    PickupDate: ["tomorrow", "Monday", "Wednesday", "Saturday"],
    PickupTime: ["10 am", "2 pm", "5 pm"],
  },
  refusals: ["no"],
};

/** A probe has no number of its own: the bot asks for one, and by then it has looked the day and the time up. */
const BOOKING: Script = {
  wish: "book",
  opening: "book a demo",
  answers: {
    Date: ["tomorrow", "Monday", "Tuesday", "Wednesday", "Thursday"],
    Time: ["10 am", "2 pm", "4 pm"],
    Mobile: ["never mind"],
  },
  refusals: ["no", "never mind"],
};

const BOOKING_SPANISH: Script = {
  wish: "book",
  opening: "reservar una demo",
  answers: {
    Date: ["mañana", "el lunes", "el martes", "el miércoles", "el jueves"],
    Time: ["a las 10 de la mañana", "a las 2 de la tarde", "a las 4 de la tarde"],
    Mobile: ["olvídelo"],
  },
  refusals: ["no", "olvídelo"],
};

/** @param locale as in `es_US` */
export const scriptOf = (line: LineName, locale: string): Script => {
  if (line === "flowers") return ORDER;
  return locale.startsWith("es") ? BOOKING_SPANISH : BOOKING;
};
