import { expect } from "chai";
import type { Booking } from "../../../../../functions/lib/demo/bookings/booking.ts";
import { isSameCode, randomCode, readCode } from "../../../../../functions/lib/demo/bookings/code.ts";
import { HOME_MS } from "../../../../../functions/lib/demo/bookings/patience.ts";
import { proof } from "../../../../../functions/lib/demo/bookings/proof.ts";
import { DynamoDbError } from "../../../../../functions/lib/aws/dynamodb-error.ts";
import type { WholeDynamoDb } from "../../../../../functions/lib/aws/dynamodb.ts";
import { aTable } from "../../../a-table.ts";
import { inMemoryTable } from "./in-memory-table.ts";
import { aWish, TABLE, tickingClock } from "./showroom.ts";

const aBooking = (id: string, code: string): Booking => ({
  ...aWish(),
  id,
  code,
  seat: 0,
  status: "booked",
  createdAt: 1,
  sms: "sent",
});
const MINE = aBooking("0000000000000001", "123456");
const OTHER = aBooking("0000000000000002", "654321");

for (const [where, make] of [
  ["a table in memory", async () => inMemoryTable()],
  ["dynalite", () => aTable(TABLE, "pk", "sk")],
] as const satisfies readonly (readonly [string, () => Promise<WholeDynamoDb>])[])
  describe(`proof() on ${where}`, () => {
    const aProof = async () => {
      const clock = tickingClock();
      const one = proof({ clock, home: await make() }, TABLE);
      const say = (contactId: string, said: string, known: readonly Booking[] = [MINE, OTHER], numbers = [MINE.caller]) =>
        one.prove(contactId, numbers, known, said, clock.now() + HOME_MS);
      return { clock, say };
    };

    it("prove() finds the booking by its code, among several", async () => {
      const { say } = await aProof();
      expect(await say("c-1", "6 5 4 3 2 1")).to.deep.equal({ kind: "right", booking: OTHER });
    });

    it("prove() counts down a contact's three tries, and then takes not even the right code", async () => {
      const { say } = await aProof();
      expect(await say("c-1", "111111")).to.deep.equal({ kind: "wrong", left: 2 });
      expect(await say("c-1", "no idea")).to.deep.equal({ kind: "wrong", left: 1 });
      expect(await say("c-1", "111111")).to.deep.equal({ kind: "locked" });
      expect(await say("c-1", "123456")).to.deep.equal({ kind: "locked" });
      expect((await say("c-2", "123456")).kind).to.equal("right");
    });

    it("prove() says of a number without a booking what it says of a wrong code", async () => {
      const { say } = await aProof();
      expect(await say("c-1", "123456", [])).to.deep.equal({ kind: "wrong", left: 2 });
      await say("c-1", "", []);
      expect(await say("c-1", "123456", [])).to.deep.equal({ kind: "locked" });
    });

    for (const [what, known] of [
      ["with a booking", [MINE]],
      ["without one", []],
    ] as const)
      it(`prove() locks a number ${what} after ten tries of whichever contacts, and no other number`, async () => {
        const { say } = await aProof();
        for (let at = 0; at < 10; at += 1) expect((await say(`c-${at}`, "111111", known)).kind).to.equal("wrong");
        expect(await say("c-10", "123456", known)).to.deep.equal({ kind: "locked" });
        expect(await say("c-11", "111111", known, ["+14155550177"])).to.deep.equal({ kind: "wrong", left: 2 });
        const other = { ...OTHER, caller: "+14155550177" };
        expect(await say("c-12", "123456", [...known, other], [MINE.caller, other.caller])).to.deep.equal({ kind: "wrong", left: 2 });
        expect(await say("c-13", "654321", [...known, other], [MINE.caller, other.caller])).to.deep.equal({
          kind: "right",
          booking: other,
        });
      });

    it("prove() gives no more than ten tries in any hour, however they lie around a full one", async () => {
      const { say, clock } = await aProof();
      const HOUR = 3_600_000;
      await clock.sleep(HOUR - (clock.now() % HOUR) - 60_000);
      for (let at = 0; at < 9; at += 1) await say(`c-${at}`, "111111", [MINE]);
      await clock.sleep(HOUR - 120_000);
      expect((await say("c-10", "111111", [MINE])).kind).to.equal("wrong");
      expect((await say("c-11", "123456", [MINE])).kind).to.equal("locked");
      await clock.sleep(HOUR);
      expect((await say("c-12", "123456", [MINE])).kind).to.equal("right");
    });

    it("prove() gives many tries at the same time no more than three", async () => {
      const { say } = await aProof();
      const all = await Promise.all(Array.from({ length: 9 }, () => say("c-1", "111111")));
      expect(all.filter(({ kind }) => kind === "wrong")).to.have.length(2);
    });
  });

describe("proof()", () => {
  it("prove() lets nobody in where tries cannot be counted", async () => {
    const home = {
      batchGet: async () => [],
      updateItem: () => Promise.reject(new DynamoDbError("unreachable", "ECONNREFUSED", "no")),
    };
    const clock = tickingClock();
    const failed = await proof({ clock, home }, TABLE)
      .prove("c-1", [MINE.caller], [MINE], "123456", clock.now() + HOME_MS)
      .then(
        () => undefined,
        (error: unknown) => error,
      );
    expect(failed).to.be.instanceOf(DynamoDbError).and.include({ failure: "unreachable" });
  });
});

describe("codes", () => {
  it("randomCode() is six digits, leading zeros kept, and rarely the same", () => {
    const codes = Array.from({ length: 500 }, randomCode);
    for (const code of codes) expect(code).to.match(/^\d{6}$/);
    expect(new Set(codes).size).to.be.above(490);
  });

  it("readCode() takes digits however they are set, and nothing else", () => {
    expect(["123456", "1 2 3 4 5 6", "12-34-56", "123 456."].map(readCode)).to.deep.equal(["123456", "123456", "123456", "123456"]);
    expect(["12345", "1234567", "one", "", "12345a"].map(readCode)).to.deep.equal([undefined, undefined, undefined, undefined, undefined]);
  });

  it("isSameCode() compares codes of any length", () => {
    expect(isSameCode("123456", "123456")).to.equal(true);
    expect(isSameCode("123456", "123457")).to.equal(false);
    expect(isSameCode("123456", "")).to.equal(false);
  });
});
