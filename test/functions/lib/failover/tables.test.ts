// The rows of the table of observations, against a real one: who observes, and what calls said.
import { expect } from "chai";
import type { DynamoDb } from "../../../../functions/lib/aws/dynamodb.ts";
import { NO_CALLS } from "../../../../functions/lib/failover/calls.ts";
import { callsTable, changeCalls, parseCalls, type CallsTable } from "../../../../functions/lib/failover/calls-table.ts";
import { observerTable, parseObserver, type Held } from "../../../../functions/lib/failover/observer-table.ts";
import { aDynamoDb, startDynalite } from "../../services.ts";
import { FAILED, GOOD, NOW, RULES } from "./pointers.ts";

let dynalite: Awaited<ReturnType<typeof startDynalite>>;
let db: DynamoDb;
const start = async (): Promise<void> => {
  dynalite = await startDynalite("observations", "key");
  db = aDynamoDb(dynalite.port);
};
const stop = (): void => dynalite.stop();

const aHold = (holder: string, overrides: Partial<Held> = {}): Held => ({
  holder,
  takenAt: NOW,
  beatAt: NOW,
  apps: { flowers: { "us-east-1": GOOD, "us-west-2": FAILED } },
  twins: { flowers: { since: 5, told: "aaa bbb" } },
  ...overrides,
});

describe("observerTable() against dynalite", () => {
  beforeEach(start);
  afterEach(stop);

  it("take() takes a row that nobody holds, with all that was seen", async () => {
    const table = observerTable(db, "observations", RULES);
    expect(await table.take(aHold("one"), (await table.read(NOW)).row)).to.equal(true);
    const { row: _, ...read } = await table.read(NOW);
    expect(read).to.deep.equal(aHold("one"));
  });

  it("take() takes it from the holder that was read, and from no other", async () => {
    const table = observerTable(db, "observations", RULES);
    await table.take(aHold("one"), undefined);
    const { row } = await table.read(NOW);
    expect(await table.take(aHold("two"), row)).to.equal(true);
    expect(await table.take(aHold("three"), row)).to.equal(false);
  });

  it("beat() writes for the holder, for nobody else, and where the row was removed", async () => {
    const table = observerTable(db, "observations", RULES);
    expect(await table.beat(aHold("one", { beatAt: NOW + 1 }))).to.equal(true);
    expect((await table.read(NOW + 1)).beatAt).to.equal(NOW + 1);
    expect(await table.beat(aHold("two"))).to.equal(false);
  });

  it("take() takes a row whose holder is nonsense", async () => {
    const table = observerTable(db, "observations", RULES);
    await db.putItem({ TableName: "observations", Item: { key: { S: "observer" }, holder: { N: "7" }, seen: { S: "{" } } });
    const read = await table.read(NOW);
    expect(read).to.include({ holder: "", takenAt: 0 });
    expect(await table.take(aHold("one"), read.row)).to.equal(true);
  });
});

describe("parseObserver()", () => {
  it("passes over observations of a time to come, and what is none", () => {
    const observations = [`sg${NOW + 1}`, `sg${NOW}`, `pg${NOW}`, "sgnow", { at: NOW, method: "session", result: "good" }, 7];
    const seen = JSON.stringify({ flowers: { "us-east-1": { observations, goodSince: NOW + 1 } }, other: { "us-east-1": {} } });
    expect(parseObserver({ seen: { S: seen } }, RULES, NOW).apps).to.deep.equal({
      flowers: {
        "us-east-1": { observations: [{ at: NOW, method: "session", result: "good" }] },
        "us-west-2": { observations: [] },
      },
    });
  });
});

describe("callsTable() against dynalite", () => {
  beforeEach(start);
  afterEach(stop);
  const CALLS = {
    rounds: [{ app: "flowers", at: NOW }],
    ended: [{ app: "flowers", contactId: "c-1", at: NOW, failedRegion: "us-east-1", twin: "answered" }],
    throttledAt: { flowers: { "us-east-1": NOW } },
    failedAt: { demo: { "us-west-2": NOW } },
  } as const;

  it("reads nothing where there is no row, and what was written where there is one", async () => {
    const table = callsTable(db, "observations");
    const before = await table.read();
    expect(before.calls).to.deep.equal(NO_CALLS);
    expect(await table.write(CALLS, before.row)).to.equal("written");
    expect((await table.read()).calls).to.deep.equal(CALLS);
  });

  it("write() does not undo what another report wrote meanwhile", async () => {
    const table = callsTable(db, "observations");
    await table.write(CALLS, undefined);
    const { row } = await table.read();
    expect(await table.write({ ...CALLS, rounds: [{ app: "flowers", at: 1 }] }, row)).to.equal("written");
    expect(await table.write({ ...CALLS, rounds: [{ app: "flowers", at: 2 }] }, row)).to.equal("overtaken");
    expect((await table.read()).calls.rounds).to.deep.equal([{ app: "flowers", at: 1 }]);
  });

  it("write() writes over a row whose version is nonsense", async () => {
    const table = callsTable(db, "observations");
    await db.putItem({ TableName: "observations", Item: { key: { S: "calls" }, version: { S: "x" }, rounds: { S: "none" } } });
    const { row } = await table.read();
    expect(await table.write(CALLS, row)).to.equal("written");
  });
});

describe("changeCalls()", () => {
  const tableOf = (writes: readonly ("written" | "overtaken")[]) => {
    const answers = writes.values();
    const table: CallsTable = {
      read: async () => ({ calls: NO_CALLS, row: undefined }),
      write: async () => answers.next().value ?? "overtaken",
    };
    return { table, left: () => [...answers].length };
  };
  const throttled = { ...NO_CALLS, throttledAt: { flowers: { "us-east-1": NOW } } } as const;

  it("tries again when another was faster, and gives up after three", async () => {
    const { table, left } = tableOf(["overtaken", "written", "written"]);
    expect(await changeCalls(table, () => ({ calls: throttled, isNews: true }))).to.deep.include({ calls: throttled });
    expect(left()).to.equal(1);
    const busy = tableOf(["overtaken", "overtaken", "overtaken", "written"]);
    expect(await changeCalls(busy.table, () => ({ calls: throttled, isNews: true }))).to.equal(undefined);
    expect(busy.left()).to.equal(1);
  });

  it("writes nothing where nothing is new", async () => {
    const { table, left } = tableOf(["written"]);
    expect(await changeCalls(table, (calls) => ({ calls, isNews: false }))).to.deep.include({ calls: NO_CALLS });
    expect(left()).to.equal(1);
  });
});

describe("parseCalls()", () => {
  it("passes over what makes no sense", () => {
    const rounds = { S: '[1,"two",null,{"app":"flowers","at":1},{"at":2}]' };
    const ended = {
      S: JSON.stringify([{ app: "a", contactId: "c", at: 1, failedRegion: "nowhere", twin: "answered" }, { contactId: "c" }, 7]),
    };
    const throttledAt = { S: '{"flowers":{"us-west-2":2,"us-east-1":"now","nowhere":3},"demo":7}' };
    expect(parseCalls({ rounds, ended, throttledAt })).to.deep.equal({
      ...NO_CALLS,
      rounds: [{ app: "flowers", at: 1 }],
      throttledAt: { flowers: { "us-west-2": 2 } },
    });
    expect(parseCalls({ throttledAt: { S: "[1]" } })).to.deep.equal(NO_CALLS);
  });
});
