import { expect } from "chai";
import { UserError } from "../../local/errors.ts";
import { linesOf, linesText, numberOf } from "../../local/lines.ts";

const OUTPUTS = { apps: { flowers: { phoneNumber: "+12025550101" }, ops: {}, demo: { phoneNumber: "+12025550102" } }, table: "t" };
const LINES = linesOf(OUTPUTS, []);
const claimed = (number: string): boolean => ["+12025550101", "+12025550102"].includes(number);

describe("numberOf()", () => {
  it("takes an app's name, a claimed number, and the first one by default", () => {
    expect([undefined, "demo", "+12025550102"].map((to) => numberOf(LINES, to, claimed))).to.deep.equal([
      "+12025550101",
      "+12025550102",
      "+12025550102",
    ]);
  });

  it("says whom one can call, for any other name", () => {
    for (const to of ["garden", "+12025550199", "toString"])
      expect(() => numberOf(LINES, to, claimed)).to.throw(
        UserError,
        `Cannot call "${to}": no app here has that name, and nobody answers at that number. Use flowers (+12025550101), demo (+12025550102).`,
      );
  });
});

describe("linesOf()", () => {
  it("has the app called first that the outputs name: Pulumi keeps no order", () => {
    expect(linesOf({ ...OUTPUTS, phoneApp: "demo" }, []).first).to.equal("+12025550102");
  });

  it("knows a program that names no app by the numbers that are answered", () => {
    expect(linesText(linesOf({}, ["+12025550101"]))).to.equal("+12025550101");
  });

  it("knows a stack without a phone, and numberOf() then says that nobody can be called", () => {
    const none = linesOf({ apps: { ops: {} } }, []);
    expect(none).to.deep.equal({ first: undefined, named: {} });
    expect(() => numberOf(none, undefined, claimed)).to.throw(UserError, "Cannot call: no app of this stack has a phone.");
  });
});
