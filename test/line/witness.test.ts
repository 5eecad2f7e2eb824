// One pointer for all apps: what moves it and what only rings, by calls through the real flows and the bundles, with an observer that listens to
// reports. A cloud of its own: the line's other tests keep the observer still.
import { expect } from "chai";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { parsePointer, pointerKey } from "../../functions/lib/failover/pointer.ts";
import { isRecord, parseJson, textAt } from "../../shared/json.ts";
import { realClock } from "../../shared/clock.ts";
import { startCloud, type Cloud } from "../../local/cloud.ts";
import { scriptedCaller } from "../../local/connect/caller.ts";
import { parseFaultRules } from "../../local/faults.ts";
import { readProject } from "../../local/program/project.ts";
import { theLine } from "./the-line.ts";

const HOME = "us-east-1";
const WORDS = {
  flowers: ["I would like to order flowers", "I would like to order flowers", "no"],
  demo: ["book a demo", "book a demo", "no"],
} as const;
type Slug = keyof typeof WORDS;

describe("the pointer of a stack with two apps", function () {
  this.timeout(60_000);
  this.slow(10_000);
  let cloud: Cloud;
  let client: LambdaClient;

  before(async () => {
    // Clouds are deployed one after the other.
    await theLine();
    const program = await readProject({ folder: process.cwd(), stack: "dev", overrides: [] });
    cloud = await startCloud({ program, clock: realClock, seed: 5, port: 0, faults: [], botWaitMs: 15_000, schedules: false });
    client = new LambdaClient({ region: HOME, endpoint: cloud.endpoint, credentials: { accessKeyId: "local", secretAccessKey: "local" } });
  });
  after(async () => {
    client.destroy();
    await cloud.close();
  });

  const invoke = async (name: "report" | "observer", event: object): Promise<void> => {
    const FunctionName = String(Object(cloud.outputs["functions"])[name]);
    const { FunctionError } = await client.send(new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)) }));
    expect(FunctionError).to.equal(undefined);
  };
  const tableOf = (output: "pointer" | "observations"): string => String(Object(cloud.outputs["tables"])[output]);
  const pointer = async () => {
    const { Item } = await cloud.services.tables.execute(HOME, "GetItem", {
      TableName: tableOf("pointer"),
      Key: pointerKey(HOME),
      ConsistentRead: true,
    });
    const read = parsePointer(isRecord(Item) ? Item : undefined);
    return read.kind === "pointer" ? { lexRegion: read.pointer.lexRegion, reason: read.pointer.reason } : read.kind;
  };
  /** How often each app was seen failing, by the observer's metrics. */
  const rung = (app: Slug): number =>
    cloud.services.logs
      .list(HOME)
      .flatMap(({ events }) => events.map(({ message }) => parseJson(message)))
      .filter((line) => isRecord(line) && line["App"] === app && line["AppFailing"] === 1).length;
  const forget = async (): Promise<void> => {
    cloud.faults.set([]);
    await cloud.services.tables.execute(HOME, "DeleteItem", { TableName: tableOf("pointer"), Key: pointerKey(HOME) });
    for (const key of ["calls", "observer"])
      await cloud.services.tables.execute(HOME, "DeleteItem", { TableName: tableOf("observations"), Key: { key: { S: key } } });
  };
  beforeEach(forget);

  const call = async (to: Slug, fail: readonly string[]): Promise<void> => {
    cloud.faults.set(parseFaultRules(fail));
    const ended = await cloud.call({ from: "+12025550123", to, channel: "VOICE", caller: scriptedCaller(WORDS[to]) });
    expect(ended).to.include({ switches: 1, botRegion: "us-west-2" });
  };
  /** Reports start rounds that nobody waits for. */
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    for (let left = 100; left > 0 && !(await isSo()); left -= 1) await realClock.sleep(100);
  };
  const untilPointer = async (): Promise<unknown> => {
    await until(async () => (await pointer()) !== "missing");
    return pointer();
  };

  it("moves for a call to the witness whose code hook is broken", async () => {
    await call("flowers", ["us-east-1/lambda:flowers=error"]);
    expect(await untilPointer()).to.deep.equal({ lexRegion: "us-west-2", reason: "active-failed" });
  });

  it("stays for a call to another app whose code hook is broken, which spills in the call and rings", async () => {
    const before = rung("demo");
    await call("demo", ["us-east-1/lambda:demo=error"]);
    expect(await untilPointer()).to.deep.include({ lexRegion: "us-east-1" });
    // A round tells its metrics after it has written.
    await until(async () => rung("demo") > before);
    expect(rung("demo")).to.be.above(before);
  });

  for (const [app, lexRegion, reason] of [
    ["flowers", "us-west-2", "calls-failed"],
    ["demo", "us-east-1", "active-good"],
  ] as const)
    it(`is in ${lexRegion} after three contacts of ${app} that only the twin served`, async () => {
      const before = rung("demo");
      for (const contactId of ["a-1", "b-2", "c-3"]) await invoke("report", { app, contactId, failedRegion: HOME, twin: "answered" });
      await invoke("observer", { round: "confirm", app });
      const now = await pointer();
      expect(now).to.deep.include({ lexRegion });
      if (app === "flowers") expect(now).to.deep.include({ reason });
      else expect(rung("demo")).to.be.above(before);
    });

  // These come last: an alias that was deleted does not come back.
  for (const [app, lexRegion] of [
    ["demo", "us-east-1"],
    ["flowers", "us-west-2"],
  ] as const)
    it(`is in ${lexRegion} after a call to ${app}, whose alias at home was deleted`, async () => {
      const before = rung("demo");
      const { aliases } = Object(Object(cloud.outputs["apps"])[app]);
      cloud.services.bots.deleteAlias(textAt(Object(aliases)[HOME], "arn") ?? "");
      await call(app, []);
      expect(await untilPointer()).to.deep.include({ lexRegion });
      if (app === "flowers") return;
      await until(async () => rung("demo") > before);
      expect(rung("demo")).to.be.above(before);
    });
});
