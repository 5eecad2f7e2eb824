// A caller by what is asked, and what a call's story says became of it.
import { expect } from "chai";
import { answerTo, askedIn } from "../../simulate/apps/flowers/caller.ts";
import { outcomeOf, type Told } from "../../simulate/line/story.ts";
import type { CallEvent, LogEntry } from "../../local/events.ts";

const app = { intent: "OrderFlowers", askedIn };
const WISH = { flower: "tulips", day: "tomorrow", time: "10 am" };

describe("askedIn()", () => {
  for (const [words, subject] of [
    ["Hello, this is the flower shop. You can order flowers, or ask for a person. How can I help you?", "opening"],
    ["Lovely. Which flowers would you like?", "flower"],
    ["I am sorry, we are closed on Sundays. What day would suit you?", "day"],
    ["Sorry, once more: at what time shall we have them ready?", "time"],
    ["So that is tulips for tomorrow, Wednesday November 25, at 10 AM. Shall I order them?", "confirmation"],
    ["To order flowers, press 1, and we will call you back. To speak to a person, press 2.", "menu"],
    ["Thank you for your order. Goodbye.", undefined],
  ] as const)
    it(`"${words}" asks for ${subject ?? "nothing"}`, () => expect(askedIn(words)).to.equal(subject));

  it("takes the last of several questions", () =>
    expect(askedIn("How can I help you? Lovely. Which flowers would you like? What day would you like to pick them up?")).to.equal("day"));
});

describe("answerTo()", () => {
  it("answers what is asked, and keeps silent where nothing is", () => {
    expect(answerTo("day", WISH)).to.deep.equal({ kind: "words", text: "tomorrow" });
    expect(answerTo("menu", WISH)).to.deep.equal({ kind: "keys", keys: "2" });
    expect(answerTo(undefined, WISH)).to.deep.equal({ kind: "silence" });
  });
});

const ended = (end: Partial<Extract<CallEvent, { kind: "call-ended" }>>): CallEvent => ({
  kind: "call-ended",
  outcome: "completed",
  botRegion: "us-east-1",
  switches: 0,
  turns: 5,
  intent: "OrderFlowers",
  slots: {},
  ...end,
});

const said = (text: string): CallEvent => ({ kind: "said", by: "bot", text });
const heard = (text: string): CallEvent => ({ kind: "heard", text });
const failed = (ms: number): CallEvent => ({ kind: "bot-failed", region: "us-east-1", error: "down", ms });

/** Events at seconds of the scenario. */
const told = (ordered: boolean, ...events: readonly (readonly [number, CallEvent])[]): Told => ({
  ordered,
  story: events.map(([second, event]): LogEntry => ({ ...event, contactId: "c", at: second * 1000 })),
});

const read = (call: Told) =>
  outcomeOf(call, { lengthMs: 10_000, sentences: 3 }, { app, start: 0, isWrongAt: () => false, isHeardAt: () => true });

describe("outcomeOf()", () => {
  it("calls a caller served whose order is in the book, and measures what it took longer", () => {
    const call = told(true, [2, said("How can I help you?")], [14, ended({})]);
    expect(read(call)).to.deep.include({ startedAtMs: 2000, ending: "served", delayMs: 2000, extraSentences: 0, metFailed: false });
  });

  it("calls a call lost that ended well without an order", () => {
    expect(read(told(false, [0, ended({})])).ending).to.equal("lost");
    expect(read(told(false, [0, ended({ outcome: "abandoned" })])).ending).to.equal("lost");
  });

  it("counts what was given 2 s before the failure and is asked again, and nothing else", () => {
    const [day, time] = [said("What day would you like to pick them up?"), said("At what time shall we have them ready?")];
    const call = told(
      true,
      [0, day],
      [3, heard("tomorrow")],
      [5, time],
      [8, heard("10 am")],
      [8, failed(0)],
      [9, time],
      [12, ended({ switches: 1 })],
    );
    expect(read(call)).to.deep.include({ ending: "twin", askedAgain: 0, metFailed: true });
    const again = told(
      true,
      [0, day],
      [3, heard("tomorrow")],
      [5, time],
      [8, heard("10 am")],
      [8, failed(0)],
      [9, day],
      [12, ended({ switches: 1 })],
    );
    expect(read(again).askedAgain).to.equal(1);
  });

  it("does not count the answer that a hanging bot took along", () => {
    const day = said("What day would you like to pick them up?");
    const call = told(true, [0, day], [3, heard("tomorrow")], [11, failed(8000)], [12, day], [20, ended({ switches: 1 })]);
    expect(read(call).askedAgain).to.equal(0);
  });

  it("calls a call misled in which a bot answered wrongly, whatever came of it", () => {
    const answered: CallEvent = { kind: "bot-answered", region: "us-east-1", intent: "Help", state: "Fulfilled", slots: {}, ms: 1 };
    const call = told(false, [0, answered], [1, ended({})]);
    expect(outcomeOf(call, { lengthMs: 0, sentences: 0 }, { app, start: 0, isWrongAt: () => true, isHeardAt: () => true }).ending).to.equal(
      "misled",
    );
  });
});
