import { expect } from "chai";
import * as fc from "fast-check";
import { DateTime } from "luxon";
import { localTime, momentsOf, weekday } from "../../../../functions/lib/calendar/local-time.ts";

const NEW_YORK = "America/New_York";
const utc = (moments: readonly number[]): readonly string[] => moments.map((moment) => new Date(moment).toISOString());

describe("momentsOf()", () => {
  it("is the moment at which the clocks show a time", () => {
    expect(utc(momentsOf({ date: "2026-11-24", time: "15:00" }, NEW_YORK))).to.deep.equal(["2026-11-24T20:00:00.000Z"]);
    expect(utc(momentsOf({ date: "2026-07-24", time: "15:00" }, NEW_YORK))).to.deep.equal(["2026-07-24T19:00:00.000Z"]);
  });

  it("is none in the hour that the clocks skip", () => {
    expect(momentsOf({ date: "2027-03-14", time: "02:30" }, NEW_YORK)).to.deep.equal([]);
  });

  it("is two in the hour that they repeat", () => {
    expect(utc(momentsOf({ date: "2026-11-01", time: "01:30" }, NEW_YORK))).to.deep.equal([
      "2026-11-01T05:30:00.000Z",
      "2026-11-01T06:30:00.000Z",
    ]);
  });

  it("knows a change of half an hour, and a day that never was", () => {
    expect(momentsOf({ date: "2026-10-04", time: "02:15" }, "Australia/Lord_Howe")).to.deep.equal([]);
    expect(momentsOf({ date: "2011-12-30", time: "12:00" }, "Pacific/Apia")).to.deep.equal([]);
  });

  it("gives back every moment from what the clocks show at it, in every zone", () => {
    const zone = fc.constantFrom(NEW_YORK, "Europe/Madrid", "Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Chatham");
    const minute = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
    fc.assert(
      fc.property(zone, minute, (name, minutes) => {
        const moment = minutes * 60_000;
        const shown = DateTime.fromMillis(moment, { zone: name });
        const there = localTime(moment, name);
        expect(there).to.deep.equal({ date: shown.toFormat("yyyy-MM-dd"), time: shown.toFormat("HH:mm") });
        expect(weekday(there.date)).to.equal(shown.weekday % 7);
        expect(momentsOf(there, name)).to.include(moment);
      }),
    );
  });
});
