import { expect } from "chai";
import type { Contact } from "../../../local/connect/contact.ts";
import { parseTemplate, parseValue, render, resolve } from "../../../local/connect/reference.ts";
import { newContact } from "../../../local/connect/start.ts";
import { aFlow, CALLER } from "./support.ts";

const contact: Contact = {
  ...newContact({
    id: "c-1",
    region: "us-east-1",
    instanceArn: "arn:aws:connect:us-east-1:111122223333:instance/i-1",
    channel: "VOICE",
    from: CALLER,
    to: "+12025550199",
    flow: aFlow([]),
    attributes: { name: "Ada", "my key": "spaced" },
    external: { a: { b: 7 } },
  }),
  storedInput: "42",
};
const read = (text: string): string | undefined => resolve(contact, parseValue(text));

describe("resolve()", () => {
  it("reads system values, endpoints, attributes and stored input", () => {
    expect([read("$.Channel"), read("$.CustomerEndpoint.Address"), read("$.Attributes.name"), read("$.StoredCustomerInput")]).to.deep.equal(
      ["VOICE", "+12025550101", "Ada", "42"],
    );
  });

  it("reads names with special characters in both bracket forms", () => {
    expect(read("$.Attributes.['my key']")).to.equal("spaced");
    expect(read("$['Attributes']['name']")).to.equal("Ada");
    expect(read("$.SegmentAttributes['connect:Subtype']")).to.equal("connect:Telephony");
  });

  it("reads nested values of a Lambda's answer as text", () => {
    expect(read("$.External.a.b")).to.equal("7");
  });

  it("finds nothing under an unset or an unknown name", () => {
    expect([read("$.Attributes.age"), read("$.Queue.ARN"), read("$.Nonsense"), read("$.Attributes.constructor")]).to.deep.equal([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("takes anything but exactly one reference for a literal", () => {
    expect(read("$.Attributes.name!")).to.equal("$.Attributes.name!");
    expect(read("$5.00")).to.equal("$5.00");
  });
});

describe("render()", () => {
  it("fills references inside text and leaves punctuation and prices alone", () => {
    expect(render(contact, parseTemplate("Hello $.Attributes.name. That is $5.00."))).to.equal("Hello Ada. That is $5.00.");
  });

  it("leaves a colon or a dash after a reference to the sentence", () => {
    expect(render(contact, parseTemplate("$.Attributes.name: $.External.a.b-$.Attributes.name-"))).to.equal("Ada: 7-Ada-");
  });

  it("renders an unset reference as nothing", () => {
    expect(render(contact, parseTemplate("Hello $.Attributes.nobody!"))).to.equal("Hello !");
  });
});
