// What must hold on the line whatever breaks: each rule finds what it is for.
import { expect } from "chai";
import { played } from "../../simulate/apps/flowers/index.ts";
import { brokenRules, type Traces } from "../../simulate/line/invariants.ts";
import type { LogEntry } from "../../local/events.ts";

const WISH = "peonies on 2026-11-25 at 10:00";
const said = (text: string): LogEntry => ({ kind: "said", by: "bot", text, contactId: "a", at: 0 });
const order = (contactId: string, wish = WISH) => ({ contactId, isCallback: false, wish });
const callback = (contactId: string) => ({ ...order(contactId), isCallback: true });
const call = (contactId: string, ...words: readonly string[]): Traces["calls"][number] => ({
  contactId,
  ending: "served",
  story: words.map(said),
});

/** An ordinary call and another one, with which all is well. */
const traces = (overrides: Partial<Traces> = {}): Traces => ({
  ordinary: "o",
  calls: [call("o"), call("a", "Thank you. Your peonies are ordered. We look forward to seeing you.")],
  orders: [order("o"), order("a")],
  promises: played.promises,
  written: [{ where: "log group report", text: '{"kind":"report","contactId":"a"}' }],
  secrets: ["peonies", "+12025550101"],
  queues: [{ where: "queue dead-letters", messages: 0 }],
  mayBury: false,
  ...overrides,
});

describe("brokenRules()", () => {
  it("finds none where all is well", () => expect(brokenRules(traces())).to.deep.equal([]));

  it("finds a caller who was lost", () => {
    const calls = [call("o"), { ...call("a"), ending: "lost" } as const];
    expect(brokenRules(traces({ calls, orders: [order("o")] }))).to.deep.equal(["contact a was lost"]);
  });

  it("finds an order of nobody who called", () =>
    expect(brokenRules(traces({ orders: [order("o"), order("a"), order("b")] }))).to.deep.equal([
      "contact b has an order and never called",
    ]));

  it("finds a contact who has an order and is to be called back about it", () =>
    expect(brokenRules(traces({ orders: [order("o"), order("a"), callback("a")] }))).to.deep.equal([
      "contact a has an order and is to be called back about it",
    ]));

  it("finds an order for something else than was wished for, and none to compare with", () => {
    const other = "roses on 2026-11-25 at 10:00";
    expect(brokenRules(traces({ orders: [order("o"), order("a", other)] }))).to.deep.equal([`contact a wanted ${WISH} and has ${other}`]);
    expect(brokenRules(traces({ orders: [order("a")] }))).to.deep.equal(["the ordinary call has no order"]);
  });

  it("finds an order and a callback that were promised and are not in the book", () => {
    expect(brokenRules(traces({ orders: [order("o")] }))).to.deep.equal(["contact a was told of an order that is not in the book"]);
    const calls = [call("o"), call("a", "I am sorry, I could not store your order just now.")];
    expect(brokenRules(traces({ calls, orders: [order("o")] }))).to.deep.equal([
      "contact a was told of a callback that is not in the book",
    ]);
    expect(brokenRules(traces({ calls, orders: [order("o"), callback("a")] }))).to.deep.equal([]);
  });

  it("finds what a caller said in what is written, however it is spelled", () =>
    expect(brokenRules(traces({ written: [{ where: "log group recall", text: "Peonies it is" }] }))).to.deep.equal([
      'log group recall holds "peonies"',
    ]));

  it("takes no logs at all for a fault of its own", () =>
    expect(brokenRules(traces({ written: [{ where: "log group recall", text: "" }] }))).to.deep.equal(["nothing is in any log"]));

  it("finds dead letters, unless something is broken that buries them", () => {
    const queues = [{ where: "queue dead-letters", messages: 2 }];
    expect(brokenRules(traces({ queues }))).to.deep.equal(["queue dead-letters holds 2 messages"]);
    expect(brokenRules(traces({ queues, mayBury: true }))).to.deep.equal([]);
  });
});
