import { expect } from "chai";
import { DynamoDbError } from "../../../functions/lib/aws/dynamodb-error.ts";
import { parsePointer, type Pointer, type ReadPointer } from "../../../functions/lib/failover/pointer.ts";
import { lookupHandler } from "../../../functions/lookup/handler.ts";
import { aFlowEvent } from "../connect-events.ts";
import type { Region } from "../../../shared/region.ts";
import { aPointer } from "../lib/failover/pointers.ts";
import { aClock, aLog, SATURDAY_9AM } from "../services.ts";

const SETTINGS = {
  line: "twinline-dev",
  home: "us-east-1",
  standby: "us-west-2",
  apps: { flowers: { home: "arn:home", standby: "arn:standby" }, demo: { home: "arn:demo-home", standby: "arn:demo-standby" } },
  defaultApp: "flowers",
} as const;

const found = (pointer: Partial<Pointer>): ReadPointer => ({ kind: "pointer", pointer: aPointer(pointer) });
const atStandby = found({ lexRegion: "us-west-2", state: "failed-over" });
const unreachable = new DynamoDbError("timeout", "Timeout", "Cannot GetItem: no answer in time.");

/** What a table answers; it can be changed between calls. */
interface Rows {
  home: ReadPointer | Error;
  standby: ReadPointer | Error;
  /** The row of every other Connect region. @default none */
  elsewhere?: ReadPointer | Error;
}

const aLookup = (rows: Rows) => {
  const clock = aClock();
  const { log, lines } = aLog();
  const rowOf = (side: "home" | "standby") => (connectRegion: Region) => ({
    read: async (): Promise<ReadPointer> => {
      const row = connectRegion === "us-east-1" ? rows[side] : (rows.elsewhere ?? { kind: "missing" });
      if (row instanceof Error) throw row;
      return row;
    },
  });
  const sources = [
    { region: "us-east-1", rowOf: rowOf("home") },
    { region: "us-west-2", rowOf: rowOf("standby") },
  ] as const;
  /** What was logged besides the count of the call. */
  const told = () => lines.filter((line) => !("_aws" in line));
  return { clock, lines, told, lookup: lookupHandler({ clock, log, sources }, SETTINGS) };
};

describe("lookupHandler()", () => {
  it("answers a flow with the region in use, both bots and the masked caller, as flat text", async () => {
    const { lookup } = aLookup({ home: atStandby, standby: unreachable });
    expect(await lookup(aFlowEvent())).to.deep.equal({
      statusCode: "200",
      primaryCode: "us-west-2",
      mode: "bot",
      activeRegion: "us-west-2",
      standbyRegion: "us-east-1",
      activeBotArn: "arn:standby",
      standbyBotArn: "arn:home",
      callerMasked: "+1***0101",
    });
  });

  it("takes the caller that the flow names before the contact's address", async () => {
    const { lookup } = aLookup({ home: atStandby, standby: unreachable });
    expect(await lookup(aFlowEvent({ parameters: { caller: "+442079460123" } }))).to.include({ callerMasked: "+44***0123" });
    expect(await lookup(aFlowEvent({ parameters: { caller: "" } }))).to.include({ callerMasked: "+1***0101" });
  });

  it("calls a withheld caller withheld", async () => {
    const { lookup } = aLookup({ home: atStandby, standby: unreachable });
    expect(await lookup(aFlowEvent({ address: null }))).to.include({ callerMasked: "withheld" });
  });

  it("answers any program that invokes it", async () => {
    const { lookup } = aLookup({ home: atStandby, standby: unreachable });
    expect(await lookup({ caller: "+15550100101" })).to.include({ activeRegion: "us-west-2", callerMasked: "+1***0101" });
  });

  it("reads the row of the Connect region that is named", async () => {
    const { lookup } = aLookup({ home: found({}), standby: unreachable, elsewhere: atStandby });
    expect(await lookup({ region: "us-west-2" })).to.include({
      activeRegion: "us-west-2",
      primaryCode: "us-west-2",
      activeBotArn: "arn:standby",
    });
    expect(await lookup({})).to.include({ activeRegion: "us-east-1", primaryCode: "us-east-1" });
  });

  for (const region of ["eu-west-1", "", "nonsense"])
    it(`reads the home row for a region without one: "${region}"`, async () => {
      const { lookup, told } = aLookup({ home: atStandby, standby: unreachable });
      expect(await lookup({ region })).to.include({ activeRegion: "us-west-2" });
      expect(told()).to.deep.equal([]);
    });

  it("is at home for a row that says err, as published for both regions down", async () => {
    const { lookup } = aLookup({ home: atStandby, standby: unreachable, elsewhere: parsePointer({ lexRegion: { S: "err" } }) });
    expect(await lookup({ region: "us-west-2" })).to.include({ mode: "bot", activeRegion: "us-east-1", primaryCode: "us-east-1" });
  });

  it("takes a row that has a region and nothing else, as published, and counts no age of it", async () => {
    const published = parsePointer({ connectRegion: { S: "us-east-1" }, lexRegion: { S: "us-west-2" } });
    const { lookup, lines } = aLookup({ home: published, standby: unreachable });
    expect(await lookup({})).to.include({ mode: "bot", activeRegion: "us-west-2" });
    expect(lines.at(-1)).not.to.have.property("PointerAge");
  });

  it("gives the bots of the app that is named, and of the first one with a phone when none is", async () => {
    const { lookup } = aLookup({ home: atStandby, standby: unreachable });
    expect(await lookup({ app: "demo" })).to.include({ activeBotArn: "arn:demo-standby", standbyBotArn: "arn:demo-home" });
    expect(await lookup({ app: "" })).to.include({ activeBotArn: "arn:standby" });
  });

  for (const app of ["nobody", "constructor"])
    it(`answers for an app that the stack does not have, and tells so: "${app}"`, async () => {
      const { lookup, told } = aLookup({ home: atStandby, standby: unreachable });
      expect(await lookup({ app })).to.include({ activeBotArn: "arn:standby" });
      expect(told()[0]).to.include({ kind: "app-unknown" });
    });

  it("answers the menu when people sent callers there", async () => {
    const { lookup } = aLookup({ home: found({ state: "menu" }), standby: unreachable });
    expect(await lookup({})).to.include({ mode: "menu", activeRegion: "us-east-1", primaryCode: "err" });
  });

  it("answers primaryCode err with the menu, as the published lookup does when no bot answers", async () => {
    const { lookup } = aLookup({ home: found({ state: "menu" }), standby: unreachable });
    expect(await lookup({})).to.include({ statusCode: "200", primaryCode: "err" });
  });

  it("does not keep callers from both bots because probes failed on both", async () => {
    const { lookup } = aLookup({ home: found({ state: "both-down" }), standby: unreachable });
    expect(await lookup({})).to.include({ mode: "bot", activeRegion: "us-east-1" });
  });

  for (const [what, row] of [
    ["is missing", { kind: "missing" }],
    ["is malformed", { kind: "malformed", problems: ["why"] }],
    ["names a region that the line does not have", found({ lexRegion: "eu-west-1" })],
    ["is of a time to come", found({ lexRegion: "us-west-2", updatedAt: SATURDAY_9AM + 60_001 })],
    ["has a negative epoch", found({ lexRegion: "us-west-2", epoch: -1 })],
  ] as const)
    it(`is at home when the row ${what}, whatever the replica and its memory say, and tells so`, async () => {
      const rows: Rows = { home: atStandby, standby: atStandby };
      const { lookup, told } = aLookup(rows);
      await lookup({});
      rows.home = row;
      expect(await lookup({})).to.include({ mode: "bot", activeRegion: "us-east-1", activeBotArn: "arn:home" });
      expect(told()).to.have.length(1);
      expect(told()[0]).to.include({
        kind: "pointer-unusable",
        region: "us-east-1",
        why: row.kind === "missing" ? "missing" : "malformed",
      });
    });

  it("reads the standby's replica when home does not answer, and tells so", async () => {
    const { lookup, told } = aLookup({ home: unreachable, standby: atStandby });
    expect(await lookup({})).to.include({ activeRegion: "us-west-2" });
    expect(told()).to.deep.equal([{ kind: "pointer-unread", region: "us-east-1", code: "Timeout" }]);
  });

  it("remembers the pointer for five minutes when no table answers, and is at home after that", async () => {
    const rows: Rows = { home: atStandby, standby: unreachable };
    const { lookup, clock } = aLookup(rows);
    await lookup({});
    rows.home = unreachable;
    clock.pass(300_000);
    expect(await lookup({})).to.include({ activeRegion: "us-west-2" });
    clock.pass(1);
    expect(await lookup({})).to.include({ activeRegion: "us-east-1" });
  });

  it("believes a menu that nobody has confirmed for five minutes only while a person holds it", async () => {
    const menu = { state: "menu", updatedAt: SATURDAY_9AM } as const;
    const hold = { by: "ada", until: SATURDAY_9AM + 600_000 };
    const { lookup, clock } = aLookup({ home: found(menu), standby: unreachable });
    const held = aLookup({ home: found({ ...menu, hold }), standby: unreachable });
    const modes = async () => [(await lookup({})).mode, (await held.lookup({})).mode];
    const pass = (ms: number) => [clock, held.clock].forEach((each) => each.pass(ms));
    pass(300_000);
    expect(await modes()).to.deep.equal(["menu", "menu"]);
    pass(1);
    expect(await modes()).to.deep.equal(["bot", "menu"]);
    pass(300_000);
    expect(await modes()).to.deep.equal(["bot", "bot"]);
  });

  it("is at home when it has never read a pointer", async () => {
    const { lookup } = aLookup({ home: { kind: "missing" }, standby: { kind: "missing" } });
    expect(await lookup({})).to.include({ mode: "bot", activeRegion: "us-east-1", standbyRegion: "us-west-2" });
  });

  for (const event of [undefined, null, "text", [], { Details: 7 }])
    it(`answers even when the event is ${JSON.stringify(event)}`, async () => {
      const { lookup } = aLookup({ home: atStandby, standby: unreachable });
      expect(await lookup(event)).to.include({ activeRegion: "us-west-2", callerMasked: "withheld" });
    });

  it("answers even when reading fails in a way nobody foresaw, and tells the error's name", async () => {
    const { lookup, told } = aLookup({ home: new TypeError("secret detail"), standby: unreachable });
    expect(await lookup({})).to.include({ activeRegion: "us-east-1" });
    expect(told()[0]).to.deep.equal({ kind: "pointer-unread", region: "us-east-1", code: "TypeError" });
  });

  it("counts the call by the region it is sent to, and how old the pointer is, in one line", async () => {
    const { lookup, lines, clock } = aLookup({ home: atStandby, standby: unreachable });
    clock.pass(12_000);
    await lookup({});
    expect(lines).to.have.length(1);
    expect(lines[0]).to.include({ Region: "us-west-2", CallRouted: 1, PointerAge: 42 });
  });

  it("counts a call that is sent to the menu by no region, and no age where there is no pointer", async () => {
    const menu = aLookup({ home: found({ state: "menu" }), standby: unreachable });
    await menu.lookup({});
    expect(menu.lines[0]).to.include({ Region: "menu", CallRouted: 1 });
    const none = aLookup({ home: unreachable, standby: unreachable });
    await none.lookup({});
    expect(none.lines.at(-1)).to.include({ Region: "us-east-1", CallRouted: 1 }).and.not.to.have.property("PointerAge");
  });

  it("never logs a caller's number", async () => {
    const { lookup, lines } = aLookup({ home: unreachable, standby: { kind: "malformed", problems: [] } });
    await lookup(aFlowEvent({ parameters: { caller: "+15550100101" } }));
    expect(lines).to.have.length(3);
    expect(JSON.stringify(lines)).not.to.include("555010");
  });
});
