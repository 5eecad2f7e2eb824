import { expect } from "chai";
import { linesOf } from "../lines.ts";
import { LexEventError } from "../../../functions/lib/dialog/lex-event.ts";
import { SATURDAY_9AM } from "../services.ts";
import { aHandler, rejecting } from "./handlers.ts";
import { aLexEvent, FILLED } from "./lex-events.ts";

const fulfil = aLexEvent({ source: "FulfillmentCodeHook", slots: FILLED, confirmation: "Confirmed" });

describe("orderFlowersHandler()", () => {
  it("places the order under the contact's id, and says it", async () => {
    const { handler, placed } = aHandler({});
    const response = await handler(fulfil);
    expect(placed).to.deep.equal([
      { contactId: "contact-1", flowerType: "roses", pickupDate: "2026-11-24", pickupTime: "10:00", placedAt: SATURDAY_9AM },
    ]);
    expect(response.sessionState.sessionAttributes).to.deep.equal({
      contactId: "contact-1",
      callerMasked: "+1***0101",
      outcome: "done",
      result: "ordered",
    });
    expect(response.messages?.[0]?.content).to.equal(
      "Thank you. Your roses for Tuesday November 24, at 10 AM are ordered. We look forward to seeing you.",
    );
  });

  for (const attributes of [{}, { contactId: "" }])
    it(`places it under the session's id when the contact's is ${JSON.stringify(attributes)}`, async () => {
      const { handler, placed } = aHandler({});
      await handler(
        aLexEvent({ source: "FulfillmentCodeHook", slots: FILLED, confirmation: "Confirmed", attributes, sessionId: "session-9" }),
      );
      expect(placed[0]?.contactId).to.equal("session-9");
    });

  it("says what was ordered before when the contact has an order already", async () => {
    const { handler } = aHandler({
      orders: { place: async () => ({ flowerType: "lilies", pickupDate: "2026-11-25", pickupTime: "12:00" }) },
    });
    const response = await handler(fulfil);
    expect(response.messages?.[0]?.content).to.equal(
      "You have an order from this call already: lilies for Wednesday November 25, at noon. To change it, please call again and ask for a person.",
    );
  });

  it("brings a chat to a person when the order cannot be stored: nobody can call it back", async () => {
    const { handler } = aHandler({ orders: { place: rejecting } });
    const response = await handler(
      aLexEvent({
        source: "FulfillmentCodeHook",
        slots: FILLED,
        confirmation: "Confirmed",
        attributes: { contactId: "contact-1", channel: "CHAT" },
      }),
    );
    expect(response.sessionState.sessionAttributes).to.include({ outcome: "person" });
    expect(response.messages?.[0]?.content).not.to.include("call you back");
  });

  it("records a callback when the order cannot be stored, and promises it", async () => {
    const { handler, callbacks, lines } = aHandler({ orders: { place: rejecting } });
    const response = await handler(fulfil);
    expect(callbacks).to.have.length(1);
    expect(response.sessionState.sessionAttributes).to.include({ outcome: "callback" });
    expect(response.messages?.[0]?.content).to.include("will call you back");
    expect(lines).to.deep.equal([{ kind: "order-not-stored", failure: "timeout", code: "Timeout" }]);
  });

  it("promises the callback even when that cannot be stored either: the flow keeps the promise", async () => {
    const { handler, lines } = aHandler({ orders: { place: rejecting, recordCallback: rejecting } });
    expect((await handler(fulfil)).sessionState.sessionAttributes).to.include({ outcome: "callback" });
    expect(lines.map(({ kind }) => kind)).to.deep.equal(["order-not-stored", "callback-not-stored"]);
  });

  it("stores nothing while the order is being made", async () => {
    const { handler, placed } = aHandler({});
    await handler(aLexEvent({ slots: FILLED }));
    expect(placed).to.deep.equal([]);
  });

  it("does not hide a defect of ours behind a callback", async () => {
    const { handler } = aHandler({
      orders: {
        place: async () => {
          throw new TypeError("a defect");
        },
      },
    });
    const failed = await handler(fulfil).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failed).to.be.instanceOf(TypeError);
  });

  it("refuses an event that Lex does not send", async () => {
    const { handler } = aHandler({});
    const failed = await handler({ Details: {} }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failed).to.be.instanceOf(LexEventError);
  });
});

describe("hook and recall of flowers", () => {
  it("are at most 450 lines", () => {
    expect(linesOf("functions/flowers") + linesOf("functions/lib/flowers")).to.be.at.most(450);
  });
});
