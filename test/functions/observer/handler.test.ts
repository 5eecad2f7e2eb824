import { expect } from "chai";
import { DynamoDbError } from "../../../functions/dynamodb-error.ts";
import type { PointerTable } from "../../../functions/failover/pointer-table.ts";
import type { Pointer, ReadPointer } from "../../../functions/failover/pointer.ts";
import type { LexFault } from "../../../functions/lex-runtime/lex-runtime.ts";
import { observerHandler } from "../../../functions/observer/handler.ts";
import { aPointer, RULES } from "../failover/pointers.ts";
import { aClock, aLog, SATURDAY_9AM } from "../services.ts";
import { aBot } from "./bots.ts";

const down = new DynamoDbError("timeout", "Timeout", "Cannot reach the table.");

interface Line {
  readonly home?: LexFault;
  readonly standby?: LexFault;
  readonly row?: ReadPointer | DynamoDbError;
  readonly writes?: "written" | "overtaken" | DynamoDbError;
}

const aProber = ({ home, standby, row = { kind: "pointer", pointer: aPointer() }, writes = "written" }: Line) => {
  const { log, lines } = aLog();
  const written: Pointer[] = [];
  const pointers: PointerTable = {
    read: async () => {
      if (row instanceof DynamoDbError) throw row;
      return row;
    },
    write: async (next) => {
      if (writes instanceof DynamoDbError) throw writes;
      written.push(next);
      return writes;
    },
  };
  let sessions = 0;
  const newSessionId = (): string => {
    sessions += 1;
    return `probe-${sessions}`;
  };
  const [homeBot, standbyBot] = [home, standby].map((fault) => aBot(fault === undefined ? {} : { fault }));
  if (homeBot === undefined || standbyBot === undefined) throw new Error("Two bots are made of two faults.");
  const bots = { home: homeBot.runtime, standby: standbyBot.runtime };
  const run = observerHandler({ clock: aClock(), log, newSessionId, pointers, bots }, { rules: RULES, probe: { method: "session" } });
  return { run, written, lines, asked: () => [homeBot.asked, standbyBot.asked] };
};

const failing = (streak: number): ReadPointer => ({
  kind: "pointer",
  pointer: aPointer({ streaks: { "us-east-1": streak, "us-west-2": 5 } }),
});
const metric = (lines: readonly Readonly<Record<string, unknown>>[], name: string): readonly unknown[] =>
  lines.flatMap((line) => (name in line ? [line[name]] : []));

describe("observerHandler()", () => {
  it("probes both bots in sessions of their own, and writes the next version", async () => {
    const { run, written, asked } = aProber({});
    expect(await run()).to.deep.include({ kind: "decided", decision: { kind: "stay", why: "active-good" } });
    expect(asked()).to.deep.equal([
      ["put probe-1", "delete probe-1"],
      ["put probe-2", "delete probe-2"],
    ]);
    expect(written).to.deep.equal([aPointer({ epoch: 8, updatedAt: SATURDAY_9AM, streaks: { "us-east-1": 1, "us-west-2": 1 } })]);
  });

  it("moves the pointer when the active bot fails again", async () => {
    const { run, written, lines } = aProber({ home: "failed", row: failing(-1) });
    await run();
    expect(written[0]).to.include({ lexRegion: "us-west-2", state: "failed-over", epoch: 8 });
    expect(metric(lines, "PointerSwitched")).to.deep.equal([1]);
  });

  it("leaves the pointer where it is when both fail, and alarms", async () => {
    const row = { kind: "pointer", pointer: aPointer({ streaks: { "us-east-1": -1, "us-west-2": -1 } }) } as const;
    const { run, written, lines } = aProber({ home: "failed", standby: "failed", row });
    await run();
    expect(written[0]).to.include({ lexRegion: "us-east-1", state: "both-down" });
    expect(metric(lines, "BothDown")).to.deep.equal([1]);
  });

  it("does not leave a bot for throttling it", async () => {
    const { run, written } = aProber({ home: "throttled", row: failing(-1) });
    await run();
    expect(written[0]).to.include({ lexRegion: "us-east-1" });
  });

  it("seeds a pointer where there is none", async () => {
    const { run, written } = aProber({ row: { kind: "missing" } });
    await run();
    expect(written[0]).to.include({ epoch: 1, lexRegion: "us-east-1", state: "normal" });
  });

  it("changes nothing when it is overtaken", async () => {
    const { run, lines } = aProber({ home: "failed", row: failing(-1), writes: "overtaken" });
    expect(await run()).to.deep.equal({ kind: "overtaken", seen: { "us-east-1": "failed", "us-west-2": "good" } });
    expect(metric(lines, "PointerSwitched")).to.deep.equal([0]);
  });

  for (const [what, line, why] of [
    ["the pointer cannot be read", { row: down }, "Timeout"],
    ["the pointer makes no sense", { row: { kind: "malformed", problems: ["It makes no sense."] } }, "It makes no sense."],
    ["the pointer cannot be written", { row: failing(-1), writes: down }, "Timeout"],
  ] as const)
    it(`decides nothing when ${what}, and still gives a sign of life`, async () => {
      const { run, written, lines } = aProber({ home: "failed", ...line });
      expect(await run()).to.deep.include({ kind: "no-pointer", why });
      expect(written).to.deep.equal([]);
      expect([metric(lines, "Heartbeat"), metric(lines, "PointerUnusable"), metric(lines, "PointerSwitched")]).to.deep.equal([
        [1],
        [1],
        [0],
      ]);
    });

  it("counts each bot's probe by its region", async () => {
    const { run, lines } = aProber({ standby: "failed" });
    await run();
    expect(
      lines.flatMap((line) => ("ProbeFailed" in line ? [[line["Region"], line["ProbeFailed"], line["code"]]] : [])),
    ).to.have.deep.members([
      ["us-east-1", 0, undefined],
      ["us-west-2", 1, "BadGatewayException"],
    ]);
  });
});
