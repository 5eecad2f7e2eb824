import { expect } from "chai";
import type { DynamoDb } from "../../../functions/lib/aws/dynamodb.ts";
import { DynamoDbError } from "../../../functions/lib/aws/dynamodb-error.ts";
import { NO_CALLS } from "../../../functions/lib/failover/calls.ts";
import { callsTable, type CallsTable } from "../../../functions/lib/failover/calls-table.ts";
import { reportHandler } from "../../../functions/report/handler.ts";
import { aFlowEvent } from "../connect-events.ts";
import { aTable } from "../a-table.ts";
import { aClock, aLog } from "../services.ts";

let db: DynamoDb;

const aReport = ({ starts: fails, table }: { readonly starts?: Error; readonly table?: CallsTable } = {}) => {
  const clock = aClock();
  const { log, lines } = aLog();
  const started: unknown[] = [];
  let writes = 0;
  const real = callsTable(db, "observations");
  const calls: CallsTable = {
    read: () => (table ?? real).read(),
    write: async (next, over) => {
      const written = await (table ?? real).write(next, over);
      if (written === "written") writes += 1;
      return written;
    },
  };
  const startObserver = async (event: unknown): Promise<void> => {
    if (fails !== undefined) throw fails;
    started.push(event);
  };
  const report = reportHandler(
    { clock, log, calls, startObserver },
    {
      line: "twinline-dev",
      home: "us-east-1",
      standby: "us-west-2",
      apps: ["flowers", "demo"],
      defaultApp: "demo",
    },
  );
  return { clock, lines, started, report, calls, writes: () => writes };
};

const FAILED = { failedRegion: "us-east-1", contactId: "contact-1" };
const refuse = (): Promise<never> => Promise.reject(new DynamoDbError("timeout", "Timeout", "Cannot reach the table."));

describe("reportHandler()", () => {
  beforeEach(async () => {
    db = await aTable("observations", "key");
  });

  it("counts the report by region and has both bots looked at", async () => {
    const { report, lines, started } = aReport();
    expect(await report({ ...FAILED, twin: "asked" })).to.deep.equal({ taken: true, probing: true });
    expect(started).to.deep.equal([{ round: "confirm", app: "demo" }]);
    expect(lines).to.have.length(1);
    expect(lines[0]).to.deep.include({ TwinAsked: 1, TwinFailed: 0, FallbackUsed: 1, Region: "us-east-1", contactId: "contact-1" });
  });

  it("takes a flow's report, and logs nothing of its caller but the contact", async () => {
    const { report, lines } = aReport();
    await report(aFlowEvent({ parameters: { failedRegion: "us-west-2" } }));
    expect(lines[0]).to.deep.include({ Region: "us-west-2", contactId: "00000000-0000-4000-8000-000000000001" });
    expect(JSON.stringify(lines)).not.to.include("555010");
  });

  for (const [twin, counted] of [
    ["answered", { TwinAsked: 0, TwinFailed: 0, FallbackUsed: 0 }],
    ["failed", { TwinAsked: 0, TwinFailed: 1, FallbackUsed: 0 }],
  ] as const)
    it(`keeps as evidence that the twin ${twin}`, async () => {
      const { report, lines, calls, clock } = aReport();
      await report({ ...FAILED, twin });
      expect(lines[0]).to.include(counted);
      const { ended } = (await calls.read()).calls;
      expect(ended).to.deep.equal([{ app: "demo", contactId: "contact-1", at: clock.now(), failedRegion: "us-east-1", twin }]);
    });

  it("takes the app that the report names, and passes over one that the stack does not have", async () => {
    const { report, started, lines } = aReport();
    expect(await report({ ...FAILED, app: "flowers" })).to.deep.equal({ taken: true, probing: true });
    expect(started).to.deep.equal([{ round: "confirm", app: "flowers" }]);
    expect(await report({ ...FAILED, app: "nobody" })).to.deep.equal({ taken: false, probing: false });
    expect(lines.map(({ app }) => app)).to.deep.equal(["flowers", "unknown"]);
  });

  it("starts six rounds a minute and writes a few rows, through a storm of 1,000 reports", async () => {
    const { report, clock, started, writes, lines } = aReport();
    for (let batch = 0; batch < 50; batch += 1) {
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => report({ ...FAILED, contactId: `contact-${batch}-${index}`, twin: "answered" })),
      );
      clock.pass(1000);
    }
    expect(started).to.have.length(6);
    expect(writes()).to.be.at.most(9);
    expect(lines).to.have.length(1000);
  });

  it("starts rounds again a minute later", async () => {
    const { report, clock, started } = aReport();
    for (let reports = 0; reports < 8; reports += 1) {
      await report(FAILED);
      clock.pass(2000);
    }
    expect(started).to.have.length(6);
    clock.pass(60_000);
    expect(await report(FAILED)).to.deep.equal({ taken: true, probing: true });
  });

  it("starts no more of them while the table does not answer", async () => {
    const { report, clock, started, lines } = aReport({ table: { read: refuse, write: refuse } });
    for (let reports = 0; reports < 20; reports += 1) {
      await report(FAILED);
      clock.pass(2000);
    }
    expect(started).to.have.length(6);
    expect(lines).to.deep.include({ kind: "calls-unkept", code: "Timeout" });
  });

  it("gives up after three reports that were faster, and leaves the round to them", async () => {
    let reads = 0;
    const read = async (): ReturnType<CallsTable["read"]> => {
      reads += 1;
      return { calls: NO_CALLS, row: undefined };
    };
    const { report, started } = aReport({ table: { read, write: async () => "overtaken" } });
    expect(await report(FAILED)).to.deep.equal({ taken: true, probing: false });
    expect([reads, started.length]).to.deep.equal([3, 0]);
  });

  for (const event of [
    undefined,
    {},
    { failedRegion: "the primary", contactId: "contact-1" },
    { failedRegion: "eu-west-1", contactId: "contact-1" },
    { failedRegion: "us-east-1" },
    { failedRegion: "us-east-1", contactId: "+1 555 0100" },
    { failedRegion: "us-east-1", contactId: "15550100101" },
    { failedRegion: "us-east-1", contactId: "c".repeat(65) },
    { ...FAILED, twin: "perhaps" },
  ])
    it(`counts ${JSON.stringify({ event }).slice(0, 80)} and passes it over`, async () => {
      const { report, lines, started, writes } = aReport();
      expect(await report(event)).to.deep.equal({ taken: false, probing: false });
      expect(lines[0]).to.deep.include({ TwinAsked: 1, FallbackUsed: 1 });
      expect(JSON.stringify(lines)).not.to.include("555");
      expect([started.length, writes()]).to.deep.equal([0, 0]);
    });

  it("fails when the observer cannot be started, so that an alarm tells of it", async () => {
    const { report } = aReport({ starts: new Error("no such function") });
    const failed: unknown = await report(FAILED).catch((error: unknown) => error);
    expect(failed).to.be.instanceOf(Error).with.property("message", "no such function");
  });
});
