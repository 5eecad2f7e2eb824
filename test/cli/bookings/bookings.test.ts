// The bookings' table as people read it.
import { expect } from "chai";
import { inProcess } from "../in-process.ts";
import { parseFaultRules } from "../../../local/faults.ts";
import { OUTPUTS_PATH, serveOutputs } from "../../../local/calls.ts";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { readEntries, type Entry } from "../../../cli/bookings/read.ts";
import { csvLines, tableLines, withMask } from "../../../cli/bookings/rows.ts";
import { bookingItem, seatItem, type Booking } from "../../../functions/lib/demo/bookings/booking.ts";
import { realClock } from "../../../shared/clock.ts";
import { localTime } from "../../../functions/lib/calendar/local-time.ts";
import { callbacks } from "../../../functions/lib/demo/bookings/callbacks.ts";
import { aSlot, aWish, TABLE } from "../../functions/lib/demo/bookings/showroom.ts";
import { aCloud, type Cloud } from "../../local/wire/a-cloud.ts";

const aBooking = (overrides: Partial<Booking> = {}): Booking => ({
  ...aWish(),
  id: "0123456789abcdef",
  code: "123456",
  seat: 0,
  status: "booked",
  createdAt: Date.parse("2026-11-20T12:00:00Z"),
  sms: "sent",
  ...overrides,
});

const OUTPUTS = {
  apps: {
    demo: {
      phoneNumber: "+12025550102",
      locale: "en_US",
      timeZone: "Pacific/Kiritimati",
      aliases: {},
      functions: {},
      tables: { bookings: TABLE },
    },
  },
  witness: "demo",
  regions: { home: "us-east-1", standby: "us-west-2" },
  tables: { pointer: "lexDR", observations: "observations", conversations: "conversations", history: "history" },
  functions: { lookup: "lookup", observer: "observer" },
  eventsTopic: "arn:aws:sns:us-east-1:111122223333:twinline-dev-events",
};

const EVERY_DAY = { from: "2026-01-01", to: undefined };

describe("readEntries()", () => {
  let cloud: Cloud;
  let client: DynamoDBClient;
  before(async () => {
    const told = { project: "twinline", stack: "dev", outputs: OUTPUTS, services: { accountId: "111122223333" } };
    cloud = await aCloud({ doors: { [OUTPUTS_PATH]: (request, response) => serveOutputs(told, request, response) } });
    client = new DynamoDBClient(cloud.client());
    for (const region of ["us-east-1", "us-west-2"] as const)
      await cloud.tables.createTable(region, {
        TableName: TABLE,
        AttributeDefinitions: ["pk", "sk"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
      });
    const putItem = async (input: { readonly TableName: string; readonly Item: object }): Promise<void> => {
      await cloud.tables.execute("us-east-1", "PutItem", input);
    };
    const later = { ...aSlot(), date: "2026-12-01", startsAt: Date.parse("2026-12-01T15:00:00Z") };
    for (const booking of [
      aBooking({ id: "b", slot: later, caller: "+14155550101" }),
      aBooking(),
      aBooking({ id: "c", slot: aSlot(10), status: "cancelled", sms: "failed" }),
    ])
      await putItem({ TableName: TABLE, Item: bookingItem(booking) });
    await putItem({ TableName: TABLE, Item: seatItem(aBooking()) });
    await putItem({ TableName: TABLE, Item: { pk: { S: "CALLER#+1" }, sk: { S: "BOOKING#x" }, nonsense: { S: "y" } } });
    const standby = callbacks({ putItem }, TABLE);
    await standby.record({ ...aWish({ contactId: "c-9" }), intent: "CancelDemo", askedAt: Date.parse("2026-11-21T12:00:00Z") });
  });
  after(async () => {
    client.destroy();
    await cloud.close();
  });

  const days = async (from: string, to?: string): Promise<readonly string[]> =>
    (await readEntries(client, TABLE, { from, to })).map(({ status, date, time }) => `${status} ${date} ${time}`.trim());

  it("reads demos by day and time, and callbacks, but neither seats nor what makes no sense", async () => {
    expect(await days("2026-01-01")).to.deep.equal([
      "cancelled 2026-11-24 10:00",
      "booked 2026-11-24 15:00",
      "callback 2026-11-24 15:00",
      "booked 2026-12-01 15:00",
    ]);
  });

  it("reads no day before the first nor after the last", async () => {
    expect(await days("2026-11-25")).to.deep.equal(["booked 2026-12-01 15:00"]);
    expect(await days("2026-11-25", "2026-11-30")).to.deep.equal([]);
    expect(await days("2026-12-01", "2026-12-01")).to.have.length(1);
  });

  it("reads every page of a table that is more than one", async () => {
    // DynamoDB's page is 1 MB, and an item 400 KB at most (aws-limits.md 3.3).
    const padding = { S: "x".repeat(390_000) };
    const [year, caller] = ["2027", "+14155550199"];
    for (const id of ["p", "q", "r", "s"]) {
      const slot = { date: `${year}-01-04`, time: "10:00", startsAt: Date.parse(`${year}-01-04T15:00:00Z`) };
      await cloud.tables.execute("us-east-1", "PutItem", {
        TableName: TABLE,
        Item: { ...bookingItem(aBooking({ id, caller, slot })), padding },
      });
    }
    expect(await days(`${year}-01-01`)).to.have.length(4);
  });

  const run = (...args: readonly string[]) => inProcess(["bookings", ...args, "--on", cloud.endpoint]);

  it("has the callbacks from the standby while home is down, and says so beside them", async () => {
    const standby = callbacks({ putItem: async (input) => void (await cloud.tables.execute("us-west-2", "PutItem", { ...input })) }, TABLE);
    await standby.record({ ...aWish({ contactId: "c-8" }), intent: "ScheduleDemo", askedAt: Date.parse("2026-11-21T12:00:00Z") });
    cloud.faults.set(parseFaultRules(["us-east-1/dynamodb=down"]));
    const { code, out, err } = await run("list", "--from", "2026-11-01");
    cloud.faults.set([]);
    expect(out)
      .to.match(/callback +\+1\*\*\*0100/)
      .and.include("0 booked, 0 cancelled, 1 to call back.");
    expect(err).to.match(/^! These are from table bookings in us-west-2, since us-east-1 could not be read \([^)]+\)\./);
    expect(code).to.equal(0);
  });

  it("says for which table and regions it can be read nowhere", async () => {
    cloud.faults.set(parseFaultRules(["*/dynamodb=down"]));
    const { code, out, err } = await run("export");
    cloud.faults.set([]);
    expect(err).to.match(/from table bookings in us-east-1: [^]*from table bookings in us-west-2: /);
    expect([code, out]).to.deep.equal([1, ""]);
  });

  it("says at once what is wrong with both days, and with the forms", async () => {
    const { code, err } = await run("list", "--from", "2026-02-30", "--to", "nonsense", "--csv", "--json");
    expect(err.split("\n").slice(0, 3)).to.deep.equal([
      '✖ Cannot use --from "2026-02-30": it is no day. Write one as in 2026-12-01.',
      '✖ Cannot use --to "nonsense": it is no day. Write one as in 2026-12-01.',
      "✖ Cannot use --csv with --json: they are two forms. Leave one out.",
    ]);
    expect(code).to.equal(1);
  });

  it("begins with what is today where the line is", async () => {
    const today = localTime(realClock.now(), OUTPUTS.apps.demo.timeZone).date;
    expect((await run("list", "--to", "2026-01-01")).err).to.include(`that is before the first day, ${today}.`);
  });

  it("exports no JSON, and says where to find it", async () => {
    const { code, err } = await run("export", "--json");
    expect(err).to.include("Use twinline bookings list --full --json.");
    expect(code).to.equal(1);
  });

  it("has no code in anything", async () => {
    const entries = await readEntries(client, TABLE, EVERY_DAY);
    expect(JSON.stringify(entries)).to.include("+14155550101").and.not.include("123456");
  });
});

describe("tableLines() and csvLines()", () => {
  const entry = (overrides: Partial<Entry> = {}): Entry => ({
    status: "booked",
    date: "2026-11-24",
    time: "15:00",
    timeZone: "America/New_York",
    caller: "+14155550100",
    locale: "en_US",
    sms: "sent",
    madeAt: "2026-11-20T12:00:00.000Z",
    ...overrides,
  });

  it("show a table with what is empty as a dash, and count", () => {
    const lines = tableLines([entry({ status: "callback", date: "", time: "" }), entry()].map(withMask), EVERY_DAY);
    expect(lines).to.have.length(4);
    expect(lines[1]).to.match(/^- +- +America\/New_York +callback +\+1\*\*\*0100/);
    expect(lines[2]).to.match(/^2026-11-24 +15:00 .* booked +\+1\*\*\*0100 +en_US +sent/);
    expect(lines[3]).to.equal("1 booked, 0 cancelled, 1 to call back.");
  });

  it("say that there is nothing, and for which days", () => {
    expect(tableLines([], { from: "2026-11-24", to: "2026-11-25" })).to.deep.equal([
      "No demo is booked from 2026-11-24 to 2026-11-25, and nobody waits for a call.",
    ]);
    expect(csvLines([])).to.have.length(1);
  });

  it("quote what a line could break on, and what a spreadsheet would run", () => {
    expect(csvLines([entry()])).to.deep.equal([
      "date,time,timeZone,status,caller,locale,sms,madeAt",
      "2026-11-24,15:00,America/New_York,booked,+14155550100,en_US,sent,2026-11-20T12:00:00.000Z",
    ]);
    expect(csvLines([entry({ locale: 'a "b", c', timeZone: "=1+1", caller: "+1-SUM(A1)" })])[1]).to.equal(
      `2026-11-24,15:00,'=1+1,booked,'+1-SUM(A1),"a ""b"", c",sent,2026-11-20T12:00:00.000Z`,
    );
  });
});
