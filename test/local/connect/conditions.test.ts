import { expect } from "chai";
import { findOperator } from "../../../local/connect/conditions.ts";

const holds = (operator: string, value: string, operand: string): boolean | undefined => findOperator(operator)?.(value, operand);

describe("findOperator()", () => {
  it("compares text exactly, letter case included", () => {
    expect([holds("Equals", "CHAT", "CHAT"), holds("Equals", "chat", "CHAT"), holds("TextContains", "abc", "b")]).to.deep.equal([
      true,
      false,
      true,
    ]);
  });
  it("compares numbers as numbers", () => {
    expect([holds("NumberGreaterThan", "10", "9"), holds("NumberLessOrEqualTo", "9", "9")]).to.deep.equal([true, true]);
  });
  it("holds no comparison with what is no number", () => {
    expect([holds("NumberGreaterThan", "", "-1"), holds("NumberLessThan", "many", "9")]).to.deep.equal([false, false]);
  });
  it("does not know operators that the service refuses", () => {
    expect(findOperator("Contains")).to.equal(undefined);
  });
});
