import { expect } from "chai";
import { readCaller, readCountry, readTextNumber } from "../../../../../functions/lib/demo/bookings/phone.ts";

describe("readTextNumber()", () => {
  for (const [what, said, kind, e164] of [
    ["a number in E.164", "+14155550100", "number", "+14155550100"],
    ["ten digits, as a number of the first country", "415 555 0100", "number", "+14155550100"],
    ["eleven digits, as they are keyed", "14155550100", "number", "+14155550100"],
    ["a mobile number of another country", "+34612345678", "not-allowed", "+34612345678"],
    ["a neighbour of the same country code", "+15142345678", "not-allowed", "+15142345678"],
    ["a landline where those are known", "+442071838750", "unreadable", undefined],
    ["a number that costs", "+19005550100", "unreadable", undefined],
    ["too few digits", "5550100", "unreadable", undefined],
    ["words", "my usual number", "unreadable", undefined],
    ["nothing", "", "unreadable", undefined],
  ] as const)
    it(`takes ${what} for ${kind}`, () => {
      const read = readTextNumber(said, ["US"]);
      expect(read.kind).to.equal(kind);
      if (e164 !== undefined) expect(read).to.include({ e164 });
    });

  it("sends to no country where none is allowed", () => {
    expect(readTextNumber("+14155550100", []).kind).to.equal("not-allowed");
  });
});

describe("readCaller()", () => {
  it("takes landlines too, in one form", () => {
    expect(readCaller("+442071838750")).to.equal("+442071838750");
    expect(readCaller("+1 (415) 555-0100")).to.equal("+14155550100");
  });

  it("is nobody for a withheld caller, and for what is no number", () => {
    expect([undefined, "", "anonymous", "+1", "sip:alice@example.com"].map(readCaller)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("readCountry()", () => {
  it("knows the codes of countries", () => {
    expect(["US", "ES", "XX", "us"].map(readCountry)).to.deep.equal(["US", "ES", undefined, undefined]);
  });
});
