import { expect } from "chai";
import { parseAsked } from "../../../../functions/lib/runtime/connect-event.ts";
import { aFlowEvent } from "../../connect-events.ts";

describe("parseAsked()", () => {
  it("reads a flow's parameters, its contact and the caller's address", () => {
    expect(parseAsked(aFlowEvent({ parameters: { region: "us-west-2", nested: { not: "taken" } } }))).to.deep.equal({
      parameters: { region: "us-west-2" },
      contactId: "00000000-0000-4000-8000-000000000001",
      customerAddress: "+15550100101",
    });
  });

  it("reads the parameters of a program that invokes the function itself", () => {
    expect(parseAsked({ region: "us-west-2", contactId: "c-1" })).to.deep.equal({
      parameters: { region: "us-west-2", contactId: "c-1" },
      contactId: "c-1",
      customerAddress: undefined,
    });
  });

  for (const contactId of ["+15550100101", "15550100101", "I would like roses", "c".repeat(65)])
    it(`takes ${JSON.stringify(contactId).slice(0, 30)} for no contact id`, () => {
      expect(parseAsked({ contactId }).contactId).to.equal(undefined);
    });

  for (const odd of [undefined, null, "text", 7, [], { Details: null, Name: "ContactFlowEvent" }])
    it(`asks for nothing when the event is ${JSON.stringify(odd)}`, () => {
      expect(parseAsked(odd)).to.deep.equal({ parameters: {}, contactId: undefined, customerAddress: undefined });
    });
});
