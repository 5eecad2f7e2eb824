import { expect } from "chai";
import { eventOf, happeningsOf } from "../../../../functions/lib/failover/line-event.ts";
import type { Pointer } from "../../../../functions/lib/failover/pointer.ts";
import { aPointer, NOW, RULES } from "./pointers.ts";

const kinds = (before: Partial<Pointer>, after: Partial<Pointer>): readonly string[] =>
  happeningsOf(aPointer(before), aPointer(after), RULES).map(({ kind }) => kind);

describe("happeningsOf()", () => {
  it("has nothing to tell of a version that only is younger", () => {
    expect(kinds({}, { epoch: 8, updatedAt: NOW })).to.deep.equal([]);
  });

  it("tells of a move, from where to where and why", () => {
    expect(
      happeningsOf(aPointer(), aPointer({ lexRegion: "us-west-2", state: "failed-over", reason: "active-failed" }), RULES),
    ).to.deep.equal([{ kind: "moved", from: "us-east-1", to: "us-west-2", reason: "active-failed" }]);
  });

  it("tells once that both are down, that callers get the menu, and that it is over", () => {
    expect(kinds({}, { state: "both-down" })).to.deep.equal(["both-down"]);
    expect(kinds({ state: "both-down" }, { state: "both-down" })).to.deep.equal([]);
    expect(kinds({ state: "both-down" }, { state: "menu" })).to.deep.equal(["menu"]);
    expect(kinds({ state: "menu" }, { state: "normal" })).to.deep.equal(["recovered"]);
  });

  it("tells that a hold has ended; a menu that ends with it is no recovery", () => {
    const hold = { by: "ada", until: NOW };
    expect(kinds({ hold, state: "menu" }, { state: "normal" })).to.deep.equal(["released"]);
  });
});

describe("eventOf()", () => {
  it("says when, which line and by whom", () => {
    expect(eventOf({ kind: "menu", reason: "why" }, NOW, { line: "twinline-dev", by: "observer" })).to.deep.equal({
      kind: "menu",
      reason: "why",
      at: "2026-11-21T14:00:00.000Z",
      line: "twinline-dev",
      by: "observer",
    });
  });
});
