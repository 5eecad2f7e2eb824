import { Writable } from "node:stream";
import { expect } from "chai";
import { endWhenUnread } from "../../../cli/common/closed-pipe.ts";

describe("endWhenUnread()", () => {
  /** A command whose reader has left, and writes on. */
  const left = (isListening: boolean, code = "EPIPE") => {
    const done: string[] = [];
    const stream = new Writable();
    const ended = { isListening: () => isListening, stop: () => void done.push("stop"), exit: () => void done.push("exit") };
    endWhenUnread([stream], ended);
    const error = Object.assign(new Error(`write ${code}`), { code });
    return { done, fail: () => stream.emit("error", error) };
  };

  it("ends a command once that nothing stops", () => {
    const { done, fail } = left(false);
    fail();
    fail();
    expect(done).to.deep.equal(["exit"]);
  });

  it("tells one to stop that must not be dropped halfway, as a drill that has moved the line", () => {
    const { done, fail } = left(true);
    fail();
    fail();
    expect(done).to.deep.equal(["stop"]);
  });

  it("hides no other error", () => {
    const { done, fail } = left(false, "ENOSPC");
    expect(fail).to.throw("ENOSPC");
    expect(done).to.deep.equal([]);
  });
});
