import { expect } from "chai";
import type { RawItem } from "../../../functions/lib/aws/attribute-value.ts";
import { NO_CALLS } from "../../../functions/lib/failover/calls.ts";
import type { LineEvent } from "../../../functions/lib/failover/line-event.ts";
import type { PointerKeeper, Written } from "../../../functions/lib/failover/pointer-table.ts";
import { pointerItem } from "../../../functions/lib/failover/pointer.ts";
import { applyDecision } from "../../../functions/observer/apply-decision.ts";
import { aPointer, NOW, RULES } from "../lib/failover/pointers.ts";
import { aClock, aLog } from "../services.ts";

interface Found {
  readonly row: RawItem | undefined;
  readonly hadRow?: boolean;
}
const MENU: Found = { row: pointerItem(aPointer({ state: "menu" }), "us-east-1") };

/** Settles what ends a menu, over a row whose write comes to this. */
const settling = async (written: Written, { row, hadRow = false }: Found = MENU) => {
  const events: LineEvent[] = [];
  const pointers: PointerKeeper = {
    read: () => Promise.reject(new Error("not asked")),
    readRow: async () => row,
    write: async () => written,
    repair: () => Promise.reject(new Error("not asked")),
  };
  const calls = { read: async () => ({ calls: NO_CALLS, row: undefined }), write: () => Promise.reject(new Error("not asked")) };
  const publish = async (event: LineEvent): Promise<void> => void events.push(event);
  const good = {
    observations: [{ at: NOW, method: "session", result: "good" } as const, { at: NOW, method: "recognize", result: "good" } as const],
  };
  const settled = await applyDecision(
    { clock: aClock(NOW), log: aLog().log, pointers, calls, publish, aside: () => undefined },
    { rules: RULES, line: "twinline-dev" },
    { apps: { flowers: { "us-east-1": good, "us-west-2": good } }, hadRow },
  );
  return { settled, kinds: events.map(({ kind }) => kind), reasons: events.map(({ reason }) => reason) };
};

describe("applyDecision()", () => {
  it("tells what it has written", async () => {
    expect(await settling("written")).to.deep.nested.include({ "settled.kind": "decided", kinds: ["recovered"] });
  });

  it("tells nothing when somebody else was faster: who wrote the row tells of it", async () => {
    expect(await settling("overtaken")).to.deep.equal({ settled: { kind: "overtaken" }, kinds: [], reasons: [] });
  });

  it("writes a row anew that is gone, and says so; the first row of a new line is nothing to tell", async () => {
    const gone = await settling("written", { row: undefined, hadRow: true });
    expect(gone).to.deep.nested.include({ "settled.pointer.state": "normal", kinds: ["pointer-repaired"], reasons: ["the row was gone"] });
    const first = await settling("written", { row: undefined });
    expect(first).to.deep.nested.include({ "settled.pointer.state": "normal", kinds: [] });
  });
});
