import { expect } from "chai";
import { isE164, partsOf, toE164 } from "../../shared/e164.ts";

describe("toE164()", () => {
  it("takes a number as people write it", () => {
    const written = ["+12025550123", " +1 (202) 555-0123 ", "+44 20 7946 0123", "+1.202.555.0123"];
    expect(written.map(toE164)).to.deep.equal(["+12025550123", "+12025550123", "+442079460123", "+12025550123"]);
  });

  it("takes nothing that is no number with its country", () => {
    const others = ["", "withheld", "2025550123", "+0202555012", "+12345", "+1234567890123456", "+1202555O123", "sip:+12025550123"];
    expect(others.filter((other) => toE164(other) !== undefined)).to.deep.equal([]);
  });
});

describe("isE164()", () => {
  it("takes digits behind a plus alone", () => {
    expect(["+12025550123", "+1 202 555 0123"].map(isE164)).to.deep.equal([true, false]);
  });
});

describe("partsOf()", () => {
  it("tells the country from the number", () => {
    expect(partsOf("+358401234567")).to.deep.equal({ country: "358", rest: "401234567" });
    expect(partsOf("anonymous")).to.equal(undefined);
  });
});
