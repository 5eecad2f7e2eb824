import { expect } from "chai";
import { conceal, maskKeys, maskNumber, maskValues } from "../../../local/connect/mask.ts";

describe("maskNumber()", () => {
  it("keeps the country's prefix and the last four digits", () => {
    expect([maskNumber("+15550100101"), maskNumber("+442079460101")]).to.deep.equal(["+1***0101", "+44***0101"]);
  });
  it("says that a number is withheld", () => {
    expect(maskNumber(undefined)).to.equal("withheld");
  });
});

it("maskKeys() shows a menu's key and hides a typed number", () => {
  expect([maskKeys("1"), maskKeys("5550100001#")]).to.deep.equal(["1", "***0001"]);
});

it("maskValues() masks attribute values that are numbers", () => {
  expect(maskValues({ caller: "+12025550101", tier: "gold" })).to.deep.equal({ caller: "+1***0101", tier: "gold" });
});

it("conceal() masks the caller's own number in what is said", () => {
  expect(conceal("We call +12025550101 back.", "+12025550101")).to.equal("We call +1***0101 back.");
});
