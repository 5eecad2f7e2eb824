import { expect } from "chai";
import { wordsOf, type About } from "../../../functions/notify/words.ts";
import { zoneOf } from "../../../functions/notify/zone.ts";

const BOOKED: About = {
  caller: "+12125550100",
  slot: { date: "2026-11-24", time: "15:00", startsAt: Date.parse("2026-11-24T20:00:00Z") },
  timeZone: "America/New_York",
  locale: "en_US",
  code: "100001",
};

describe("zoneOf()", () => {
  for (const [number, zone, why] of [
    ["+12125550100", "America/New_York", "an area code of one zone"],
    ["+14155550100", "America/Los_Angeles", "an area code of one zone"],
    ["+14235550100", undefined, "an area code of several"],
    ["+18005550100", undefined, "an area code of no place"],
    ["+447400123456", "Europe/London", "a country of one zone"],
    ["+61491570156", undefined, "a country of several"],
    ["not a number", undefined, "no number"],
  ] as const)
    it(`${number} is of ${zone ?? "no zone that is known"}: ${why}`, () => {
      expect(zoneOf(number)).to.equal(zone);
    });

  it("knows only zones that this runtime knows", () => {
    for (const number of ["+18085550100", "+19075550100", "+17875550100"])
      expect(() => new Intl.DateTimeFormat("en", { timeZone: zoneOf(number) })).not.to.throw();
  });
});

describe("wordsOf()", () => {
  const said = (caller: string, overrides: Partial<About> = {}): string => wordsOf("confirmation", { ...BOOKED, caller, ...overrides });

  it("says the line's time with its zone, and the reader's where it is another", () => {
    expect(said("+12125550100")).to.include("at 3 PM (EST). ");
    expect(said("+14165550100"), "Toronto's clock shows the same").to.include("at 3 PM (EST). ");
    expect(said("+14155550100")).to.include("at 3 PM (EST; noon PST). ");
    expect(said("+447400123456", { slot: { ...BOOKED.slot, time: "19:30", startsAt: Date.parse("2026-11-25T00:30:00Z") } })).to.include(
      "at 7:30 PM (EST; Wednesday November 25, 2026, 12:30 AM GMT). ",
    );
    expect(said("+14155550100", { locale: "es_US" })).to.include("a las 3 de la tarde (EST; al mediodía PST). ");
  });

  it("says the reader's time as it is on that day, not today", () => {
    const summer = { date: "2027-07-06", time: "15:00", startsAt: Date.parse("2027-07-06T19:00:00Z") };
    expect(said("+16025550100", { slot: summer })).to.include("at 3 PM (EDT; noon MST). ");
  });

  it("says the longest time of a caller in North America in one English SMS of 160 letters", () => {
    const long = { date: "2026-12-30", time: "10:30", startsAt: Date.parse("2026-12-30T15:30:00Z") };
    for (const kind of ["confirmation", "cancelled", "reminder"] as const)
      expect(wordsOf(kind, { ...BOOKED, caller: "+19075550100", slot: long }).length, kind).to.be.at.most(160);
  });
});
