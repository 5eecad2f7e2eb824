import { expect } from "chai";
import { UserError } from "../../local/errors.ts";
import { linesOf, linesText, numberOf } from "../../local/lines.ts";

const OUTPUTS = { phoneNumber: "+12025550101", lines: { flowers: "+12025550101", demo: "+12025550102" }, table: "t" };
const LINES = linesOf(OUTPUTS);
const claimed = (number: string): boolean => ["+12025550101", "+12025550102"].includes(number);

describe("numberOf()", () => {
  it("takes a line's name, a claimed number, and the first line by default", () => {
    expect([undefined, "demo", "+12025550102"].map((to) => numberOf(LINES, to, claimed))).to.deep.equal([
      "+12025550101",
      "+12025550102",
      "+12025550102",
    ]);
  });

  it("says which lines there are to who asks for another", () => {
    for (const to of ["garden", "+12025550199", "toString"])
      expect(() => numberOf(LINES, to, claimed)).to.throw(
        UserError,
        `Cannot call "${to}": it is no line here and no number of one. Use flowers (+12025550101), demo (+12025550102).`,
      );
  });
});

describe("linesOf()", () => {
  it("knows a program of one line by its number", () => {
    expect(linesText(linesOf({ phoneNumber: "+12025550101" }))).to.equal("+12025550101");
  });

  it("refuses a program without a number", () => {
    expect(() => linesOf({})).to.throw(UserError, 'no output "phoneNumber"');
  });
});
