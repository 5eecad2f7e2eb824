import { expect } from "chai";
import { maskCaller } from "../../../../functions/lib/runtime/mask-caller.ts";

const CASES = [
  ["+15550100101", "+1***0101"],
  ["+442079460123", "+44***0123"],
  ["+358401234567", "+358***4567"],
  ["+79161234567", "+7***4567"],
  ["+353123456", "+353***"],
  ["anonymous", "withheld"],
  ["+1555", "withheld"],
  ["sip:ada@example.com", "withheld"],
  ["", "withheld"],
  [undefined, "withheld"],
] as const;

describe("maskCaller()", () => {
  for (const [address, masked] of CASES)
    it(`shows ${address ?? "no address"} as ${masked}`, () => {
      expect(maskCaller(address)).to.equal(masked);
    });
});
