import { expect } from "chai";
import { canonical } from "../../contact-flows/canonical.ts";

describe("canonical()", () => {
  it("gives one text for the same flow, whatever the order of its keys", () => {
    const one = { Actions: [{ Type: "Loop", Identifier: "l", Parameters: { b: "1", a: "2" } }], Version: "2019-10-30" };
    const other = { Version: "2019-10-30", Actions: [{ Identifier: "l", Parameters: { a: "2", b: "1" }, Type: "Loop" }] };
    expect(canonical(one)).to.equal(canonical(other));
    expect(canonical(one)).to.equal('{"Version":"2019-10-30","Actions":[{"Identifier":"l","Type":"Loop","Parameters":{"a":"2","b":"1"}}]}');
  });

  it("keeps the order of lists, since the first true condition wins", () => {
    expect(canonical({ Conditions: ["b", "a"] })).to.equal('{"Conditions":["b","a"]}');
  });
});
