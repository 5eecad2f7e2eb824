import { expect } from "chai";
import { LexEventError, parseLexEvent, responseSlots } from "../../../../functions/lib/dialog/lex-event.ts";
import { aLexEvent } from "../../flowers/lex-events.ts";

describe("parseLexEvent()", () => {
  it("reads source, session, intent, slots, session attributes, words and bot of an event that Lex sends", () => {
    const event = aLexEvent({ slots: { FlowerType: "roses", PickupDate: null, PickupTime: { ambiguous: ["10:00", "22:00"] } } });
    expect(parseLexEvent(event)).to.deep.equal({
      invocationSource: "DialogCodeHook",
      sessionId: "session-1",
      intent: {
        name: "OrderFlowers",
        confirmationState: "None",
        slots: {
          FlowerType: { originalValue: "roses", interpretedValue: "roses", resolvedValues: ["roses"] },
          PickupDate: null,
          PickupTime: { originalValue: "as said", interpretedValue: null, resolvedValues: ["10:00", "22:00"] },
        },
      },
      sessionAttributes: { contactId: "contact-1", callerMasked: "+1***0101" },
      transcript: "what the caller said",
      bot: { id: "ABCDEFGHIJ", aliasId: "KLMNOPQRST", localeId: "en_US" },
    });
  });

  it("takes absent slots and session attributes for none, and goes without words and a bot", () => {
    const event = {
      invocationSource: "FulfillmentCodeHook",
      sessionId: "s-1",
      sessionState: { intent: { name: "Help", slots: null }, sessionAttributes: null },
    };
    expect(parseLexEvent(event)).to.deep.equal({
      invocationSource: "FulfillmentCodeHook",
      sessionId: "s-1",
      intent: { name: "Help", confirmationState: "None", slots: {} },
      sessionAttributes: {},
    });
  });

  it("names everything that an event lacks, without quoting it", () => {
    expect(() => parseLexEvent({ invocationSource: "my words", sessionState: {} }))
      .to.throw(
        LexEventError,
        /lacks invocationSource \(DialogCodeHook or FulfillmentCodeHook\), sessionId, sessionState\.intent\.name\. Send an event/,
      )
      .with.property("message")
      .that.does.not.include("my words");
  });

  for (const odd of [undefined, null, "text", []])
    it(`refuses ${JSON.stringify(odd)}`, () => {
      expect(() => parseLexEvent(odd)).to.throw(LexEventError);
    });
});

describe("responseSlots()", () => {
  it("leaves out a value that is still ambiguous, which Lex would refuse", () => {
    expect(
      responseSlots({ PickupTime: { originalValue: "ten", interpretedValue: null, resolvedValues: ["10:00", "22:00"] } }),
    ).to.deep.equal({
      PickupTime: null,
    });
  });
});
