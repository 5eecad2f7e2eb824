import { expect } from "chai";
import type { LexEvent, SlotValue } from "../../../../functions/lib/dialog/lex-event.ts";
import { withAbsoluteDays } from "../../../../functions/lib/dialog/relative-slots.ts";

/** Sunday, 22 November 2026, 23:30 in Tokyo. */
const NOW = Date.parse("2026-11-22T14:30:00Z");

const slot = (originalValue: string, interpretedValue: string | null = "2026-11-20"): SlotValue => ({
  originalValue,
  interpretedValue,
  resolvedValues: interpretedValue === null ? ["10:00", "22:00"] : [interpretedValue],
});

interface Said {
  readonly transcript?: string;
  readonly date?: SlotValue;
  readonly time?: SlotValue;
  readonly kept?: Readonly<Record<string, string>>;
  readonly more?: Partial<LexEvent>;
}

const read = ({ transcript, date, time, kept, more = {} }: Said) => {
  const event: LexEvent = {
    invocationSource: "DialogCodeHook",
    sessionId: "caller-1",
    intent: { name: "Order", slots: { Day: date ?? null, Hour: time ?? null }, confirmationState: "None" },
    sessionAttributes: {},
    ...(transcript === undefined ? {} : { transcript }),
    ...more,
  };
  const after = withAbsoluteDays(event, { now: NOW, timeZone: "Asia/Tokyo", slots: { date: "Day", time: "Hour" }, kept });
  const { Day, Hour } = after.intent.slots;
  return { isSame: after === event, day: Day?.interpretedValue, hour: Hour?.interpretedValue, words: Day?.originalValue };
};

describe("withAbsoluteDays()", () => {
  it("replaces Lex's date by the one that the words mean in the zone, and keeps the words", () => {
    expect(read({ transcript: "roses for tomorrow", date: slot("tomorrow") })).to.include({ day: "2026-11-23", words: "tomorrow" });
  });

  it("leaves the event as it is where Lex has read the same", () => {
    expect(read({ transcript: "tomorrow", date: slot("tomorrow", "2026-11-23") })).to.include({ isSame: true, words: "tomorrow" });
  });

  it("keeps Lex's date for words that it does not know", () => {
    expect(read({ transcript: "some day next week", date: slot("next week") })).to.include({ isSame: true, day: "2026-11-20" });
  });

  it("takes what is kept for words that are not of this turn", () => {
    const said = { transcript: "10 am", date: slot("tomorrow"), kept: { Day: "2026-11-22" } };
    expect(read(said)).to.include({ day: "2026-11-22" });
  });

  it("reads words of an earlier turn again when they are said again", () => {
    expect(read({ transcript: "Tomorrow, please", date: slot("tomorrow"), kept: { Day: "2026-11-22" } })).to.include({ day: "2026-11-23" });
  });

  it("reads the words with what belongs to them in the sentence", () => {
    const said = { date: slot("tomorrow"), kept: { Day: "2026-11-22" } };
    expect(read({ ...said, transcript: "no, the day after tomorrow" })).to.include({ day: "2026-11-24" });
    expect(read({ transcript: "a week from friday would do", date: slot("friday") })).to.include({ day: "2026-12-04" });
  });

  it("takes the slot's own words where the sentence has them twice, in two meanings", () => {
    const said = { transcript: "tomorrow or the day after tomorrow", date: slot("tomorrow") };
    expect(read(said)).to.include({ day: "2026-11-23" });
  });

  it("does not join what a pause divides", () => {
    expect(read({ transcript: "what comes next? Friday", date: slot("Friday") })).to.include({ day: "2026-11-27" });
  });

  it("reads a length of time as a time of day and, over midnight, as a day", () => {
    const said = { transcript: "in two hours", time: slot("in two hours", "16:30") };
    expect(read(said)).to.include({ hour: "01:30", day: "2026-11-23" });
    expect(read({ ...said, transcript: "today in two hours", date: slot("today") })).to.include({ hour: "01:30", day: "2026-11-23" });
    expect(read({ ...said, date: slot("2026-11-29", "2026-11-29"), kept: { Day: "2026-11-29" } })).to.include({ day: "2026-11-29" });
  });

  it("takes the kept time for a length of time of an earlier turn", () => {
    const kept = { Day: "2026-11-22", Hour: "23:45" };
    const said = { transcript: "yes", date: slot("2026-11-22", "2026-11-22"), time: slot("in two hours", "16:30"), kept };
    expect(read(said)).to.include({ hour: "23:45", day: "2026-11-22" });
  });

  it("leaves a time on the clock alone, an ambiguous one too", () => {
    expect(read({ transcript: "at ten", time: slot("ten", null) })).to.include({ isSame: true });
  });

  it("leaves keys alone", () => {
    expect(read({ transcript: "1123", date: slot("1123"), more: { keys: "1123" } })).to.include({ isSame: true });
  });

  it("reads words that are said again for the caller from when they were said", () => {
    const said = { transcript: "tomorrow", date: slot("tomorrow") };
    const oneSecond = { saidAt: Date.parse("2026-11-22T14:29:59Z") };
    expect(read({ ...said, more: oneSecond })).to.include({ day: "2026-11-23" });
    // Nobody says so much later what was said.
    expect(read({ ...said, more: { saidAt: Date.parse("2026-11-20T00:00:00Z") } })).to.include({ day: "2026-11-23" });
  });

  it("reads Spanish of a Spanish bot", () => {
    const bot = { id: "ABCDEFGHIJ", aliasId: "KLMNOPQRST", localeId: "es_US" };
    expect(read({ transcript: "mejor pasado mañana", date: slot("mañana"), more: { bot } })).to.include({ day: "2026-11-24" });
  });
});
