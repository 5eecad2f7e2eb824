// Times on offer: words on the phone, a card in a chat.
import type { EpochMs } from "../../../shared/clock.ts";
import { refuse } from "../dialog/answer-step.ts";
import type { Turn } from "../dialog/dialog.ts";
import type { LexResponse } from "../dialog/lex-event.ts";
import { offeredText } from "../dialog/ordinal-choice.ts";
import { slotAt, type Slot } from "./bookings/calendar.ts";
import type { DemoSituation } from "./situation.ts";

/** Puts times to the caller. @param why why there is something else on offer than what was wished */
export const putOffer = (turn: Turn<DemoSituation>, asked: "Date" | "Time", slots: readonly Slot[], why?: string): LexResponse => {
  const { words } = turn.situation;
  const open = { ...turn, offered: offeredText(slots) };
  const said = (offered: string): string => (why === undefined ? offered : `${why} ${offered}`);
  if (turn.event.isText !== true) return refuse(open, asked, said(words.offer(slots)));
  const buttons = slots.map((slot) => ({ text: words.button(slot), value: words.buttonValue(slot, asked) }));
  return refuse(open, asked, said(words.offerOnCard), {
    contentType: "ImageResponseCard",
    imageResponseCard: { title: words.cardTitle, buttons },
  });
};

/** The times that were offered last, once more: "yes" names none of them. */
export const offerAgain = (turn: Turn<DemoSituation>, slot: string, offered: readonly EpochMs[]): LexResponse =>
  putOffer(
    turn,
    slot === "Date" ? "Date" : "Time",
    offered.map((startsAt) => slotAt(turn.situation.calendar, startsAt)),
  );
