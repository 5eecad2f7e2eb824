import { expect } from "chai";
import { hasKnownRoot, hasLeaf, isPath, pathKeys } from "../../../contact-flows/check/json-path.ts";

describe("JSONPath references", () => {
  it("isPath() takes each documented spelling", () => {
    for (const text of ["$.Channel", "$.Attributes.['my key']", "$['Attributes']['x']", "$.SegmentAttributes['connect:Subtype']"])
      expect(isPath(text), text).to.equal(true);
  });

  it("isPath() refuses literals, mixtures and half a path", () => {
    for (const text of ["Channel", "$5.00 off", "Hello $.Attributes.name", "$", "$.", "$.Attributes."])
      expect(isPath(text), text).to.equal(false);
  });

  it("hasLeaf() refuses a group by itself", () => {
    expect(hasLeaf("$.External")).to.equal(false);
    expect(hasLeaf("$['Attributes']")).to.equal(false);
    expect(hasLeaf("$.External.tier")).to.equal(true);
    expect(hasLeaf("$.StoredCustomerInput")).to.equal(true);
  });

  it("pathKeys() reads dots and brackets alike", () => {
    expect(pathKeys("$.Lex.Slots['Pickup Date']")).to.deep.equal(["Lex", "Slots", "Pickup Date"]);
  });

  it("hasKnownRoot() tells a misspelt group", () => {
    expect(hasKnownRoot("$.Atributes.tier")).to.equal(false);
    expect(hasKnownRoot("$.Attributes.tier")).to.equal(true);
  });
});
