// Which question a wish under way has come to, for the twin that takes it up and after help. What needs a look at the table is taken for free.
import { slotAt } from "./bookings/calendar.ts";
import { slotsOf, type Asked, type Conversation } from "./conversation.ts";
import { find } from "./find.ts";
import { without, type Plan, type SlotName } from "./plan.ts";
import { schedule } from "./schedule.ts";
import type { Situation } from "./situation.ts";

export interface Question {
  /** The slot that is asked for, or a yes or no. */
  readonly ask: SlotName | "confirm";
  readonly asked: Asked;
  /** As it is spoken to somebody who may have heard it before. */
  readonly words: string;
  /** What is known, without what will not do any more: an hour may have passed. */
  readonly conversation: Conversation;
}

const said = (plan: Plan, conversation: Conversation, situation: Situation): Question => {
  const { words, calendar } = situation;
  const once = words.onceMore;
  if (plan.kind === "look-at-day" || plan.kind === "look-at-slot") return said(plan.next, conversation, situation);
  if (plan.kind === "offer")
    return { ask: "Date", asked: "Date", words: `${plan.why} ${words.nothingFree}`, conversation: without(conversation, "Date", "Time") };
  if (plan.kind === "read-back") return { ask: "confirm", asked: "number", words: once(words.readBack(plan.e164)), conversation };
  if (plan.kind === "confirm") return { ask: "confirm", asked: "confirm", words: once(words.confirm(plan.slot, 0)), conversation };
  if (plan.kind === "confirm-cancel") {
    const asks = words.confirmCancel(slotAt(calendar, plan.proved.startsAt), 0, false);
    return { ask: "confirm", asked: "confirm", words: once(asks), conversation };
  }
  const slot = plan.kind === "ask" ? plan.slot : "Code";
  const plain = { Date: words.whichDay, Time: words.whichTime, Mobile: words.whichMobile, Code: words.whichCode }[slot];
  const asks = plan.kind === "ask" && plan.say !== undefined ? plan.say : plain;
  return { ask: slot, asked: slot, words: plan.kind === "ask" && plan.refused === true ? asks : once(asks), conversation };
};

/** The question to go on with. */
export const questionFor = (conversation: Conversation, situation: Situation): Question => {
  const { times } = conversation;
  const slots = slotsOf(conversation);
  const known = { conversation, slots, asked: undefined, answer: "none", customerNumber: undefined, fulfilling: false } as const;
  if (conversation.intent !== "ScheduleDemo") {
    const planned = find(known, situation);
    return said(planned.plan, planned.conversation, situation);
  }
  const planned = schedule(known, situation);
  // The times that were meant stay so until one is chosen.
  const kept =
    times === undefined || planned.conversation.slots.Time !== undefined ? planned.conversation : { ...planned.conversation, times };
  return said(planned.plan, kept, situation);
};
