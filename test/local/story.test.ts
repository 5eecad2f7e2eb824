import { expect } from "chai";
import type { LogEntry } from "../../local/events.ts";
import { isSmsTo, untilTheEnd } from "../../local/story.ts";

const sms = (at: number): LogEntry => ({
  kind: "sms-not-sent",
  region: "us-east-1",
  to: "+1***0100",
  why: "down",
  mayBeTriedAgain: true,
  at,
});
const heard = (at: number): LogEntry => ({ kind: "heard", text: "hello", contactId: "c-1", at });
const ended = (at: number): LogEntry => ({
  kind: "call-ended",
  outcome: "completed",
  botRegion: null,
  switches: 0,
  turns: 0,
  intent: null,
  slots: {},
  contactId: "c-1",
  at,
});

const told = (...entries: readonly LogEntry[]) => {
  const all: LogEntry[] = [];
  const story = untilTheEnd((entry) => all.push(entry));
  for (const entry of entries) story.entry(entry);
  story.end();
  return all.map((entry) => [entry.kind, entry.at, ...(entry.kind === "call-ended" ? [entry.endedAt] : [])]);
};

describe("untilTheEnd()", () => {
  it("tells the end last, at the time of the SMS that it waited for, and when the caller was off the line", () => {
    expect(told(heard(1), ended(2), sms(9))).to.deep.equal([
      ["heard", 1],
      ["sms-not-sent", 9],
      ["call-ended", 9, 2],
    ]);
  });

  it("leaves the time of an end that waited for nothing, and nothing but SMS is told after it", () => {
    expect(told(heard(1), ended(2), heard(3))).to.deep.equal([
      ["heard", 1],
      ["call-ended", 2, undefined],
    ]);
  });
});

describe("isSmsTo()", () => {
  it("is true of the caller's own phone, and of any for one who withholds the number", () => {
    expect([isSmsTo(sms(1), "+14155550100"), isSmsTo(sms(1), "+14155550199"), isSmsTo(sms(1), undefined)]).to.deep.equal([
      true,
      false,
      true,
    ]);
    expect(isSmsTo(heard(1), undefined)).to.equal(false);
  });
});
