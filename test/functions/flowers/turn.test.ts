import { expect } from "chai";
import { UnknownIntentError } from "../../../functions/lib/dialog/hook.ts";
import type { LexResponse } from "../../../functions/lib/dialog/lex-event.ts";
import { SATURDAY_9AM } from "../services.ts";
import { aHandler, aShop, soFar } from "./handlers.ts";
import { aLexEvent, FILLED } from "./lex-events.ts";

const dialog = aShop("Mo-Fr 08:00-20:00, Sa 10:00-14:00");

const answer = (event: unknown, now = SATURDAY_9AM): Promise<LexResponse> => aHandler({ dialog, now }).handler(event);

const said = (response: LexResponse): string => response.messages?.map(({ content }) => content).join(" ") ?? "";
const actionOf = (response: LexResponse): string => response.sessionState.dialogAction.type;
const slotsOf = (response: LexResponse): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    Object.entries(response.sessionState.intent?.slots ?? {}).map(([name, slot]) => [name, slot?.value.interpretedValue ?? null]),
  );
const attributesOf = (response: LexResponse): Readonly<Record<string, string>> => response.sessionState.sessionAttributes;

describe("a turn in an order", () => {
  it("asks for what is missing in the bot's own words, and keeps the session attributes", async () => {
    const response = await answer(aLexEvent({ slots: { FlowerType: "roses", PickupDate: null, PickupTime: null } }));
    expect(response.sessionState.dialogAction).to.deep.equal({ type: "ElicitSlot", slotToElicit: "PickupDate" });
    expect(response).not.to.have.property("messages");
    expect(attributesOf(response)).to.deep.equal({
      contactId: "contact-1",
      callerMasked: "+1***0101",
      soFar: soFar({ FlowerType: "roses" }),
      asked: "PickupDate",
    });
  });

  it("takes a caller's word for a flower as the shop's own", async () => {
    const response = await answer(aLexEvent({ slots: { FlowerType: "Red Roses", PickupDate: null, PickupTime: null } }));
    expect(slotsOf(response)).to.deep.equal({ FlowerType: "roses", PickupDate: null, PickupTime: null });
  });

  it("asks for confirmation in words that people use, once all is said", async () => {
    const response = await answer(aLexEvent({ slots: { ...FILLED, PickupDate: "2026-11-24" } }));
    expect(actionOf(response)).to.equal("ConfirmIntent");
    expect(said(response)).to.equal("So that is roses for Tuesday November 24, at 10 AM. Shall I order them?");
    expect(slotsOf(response)).to.deep.equal(FILLED);
  });

  it("asks twice more, in words that people use, when the answer is neither yes nor no", async () => {
    const asked: LexResponse[] = [];
    for (let attributes = {}; asked.length < 4; attributes = attributesOf(asked.at(-1) ?? (await answer(aLexEvent()))))
      asked.push(await answer(aLexEvent({ slots: FILLED, attributes })));
    expect(asked.map(said)).to.deep.equal([
      "So that is roses for Tuesday November 24, at 10 AM. Shall I order them?",
      "Sorry, that is roses for Tuesday November 24, at 10 AM. Shall I order them? Please say yes or no.",
      "Please say yes to order roses for Tuesday November 24, at 10 AM, or no to leave it.",
      "I am sorry, I could not understand you.",
    ]);
    expect(asked.map(actionOf)).to.deep.equal(["ConfirmIntent", "ConfirmIntent", "ConfirmIntent", "Close"]);
    expect(attributesOf(asked[3] ?? (await answer(aLexEvent())))).to.deep.equal({ outcome: "not-understood" });
  });

  it("does not count a refused change as an unclear answer", async () => {
    const first = await answer(aLexEvent({ slots: FILLED }));
    const refused = await answer(aLexEvent({ slots: { ...FILLED, PickupTime: "23:00" }, attributes: attributesOf(first) }));
    expect(said(await answer(aLexEvent({ slots: FILLED, attributes: attributesOf(refused) })))).to.match(/^So that is roses/);
  });

  it("asks in its own words again when the wish has changed", async () => {
    const first = await answer(aLexEvent({ slots: FILLED }));
    const changed = await answer(aLexEvent({ slots: { ...FILLED, PickupTime: "11:00" }, attributes: attributesOf(first) }));
    expect(said(changed)).to.equal("So that is roses for Tuesday November 24, at 11 AM. Shall I order them?");
  });

  it("lets Lex go on to fulfilment when the caller says yes", async () => {
    expect(actionOf(await answer(aLexEvent({ slots: FILLED, confirmation: "Confirmed" })))).to.equal("Delegate");
  });

  it("does not take back a yes when it changes a slot", async () => {
    const response = await answer(aLexEvent({ slots: { ...FILLED, FlowerType: "rose" }, confirmation: "Confirmed" }));
    expect(response.sessionState.intent).to.include({ confirmationState: "Confirmed" });
  });

  it("closes as declined, fulfilled, when the caller says no", async () => {
    const response = await answer(
      aLexEvent({ slots: FILLED, confirmation: "Denied", attributes: { contactId: "contact-1", soFar: soFar({}), tries: "1" } }),
    );
    expect(actionOf(response)).to.equal("Close");
    expect(response.sessionState.intent?.state).to.equal("Fulfilled");
    expect(attributesOf(response)).to.deep.equal({ contactId: "contact-1", outcome: "declined" });
  });

  it("places the order at fulfilment", async () => {
    const { handler, placed } = aHandler({ dialog });
    await handler(aLexEvent({ source: "FulfillmentCodeHook", slots: FILLED, confirmation: "Confirmed" }));
    expect(placed).to.deep.equal([
      { contactId: "contact-1", flowerType: "roses", pickupDate: "2026-11-24", pickupTime: "10:00", placedAt: SATURDAY_9AM },
    ]);
  });

  it("looks at the slots again at fulfilment", async () => {
    const response = await answer(
      aLexEvent({ source: "FulfillmentCodeHook", slots: { ...FILLED, PickupDate: "2026-11-20" }, confirmation: "Confirmed" }),
    );
    expect(response.sessionState.dialogAction).to.deep.equal({ type: "ElicitSlot", slotToElicit: "PickupDate" });
  });

  it("takes a yes back when a value will not do any more: the new one was not confirmed", async () => {
    const slots = { ...FILLED, PickupDate: "2026-11-20" };
    for (const source of ["DialogCodeHook", "FulfillmentCodeHook"] as const)
      expect((await answer(aLexEvent({ source, slots, confirmation: "Confirmed" }))).sessionState.intent).to.include({
        confirmationState: "None",
      });
  });

  it("never places an order for the observer", async () => {
    const event = aLexEvent({ source: "FulfillmentCodeHook", slots: FILLED, confirmation: "Confirmed", sessionId: "probe-1" });
    expect(attributesOf(await answer(event))).to.include({ outcome: "declined" });
  });
});

describe("a turn tells what will not do, and asks again", () => {
  const CASES = [
    {
      what: "an unknown flower",
      slots: { FlowerType: "plastic tulips", PickupDate: null, PickupTime: null },
      slot: "FlowerType",
      say: "I am sorry, we do not have those. We have roses, tulips, lilies and more. Which would you like?",
    },
    {
      what: "a date in the past",
      slots: { ...FILLED, PickupDate: "2026-11-20" },
      slot: "PickupDate",
      say: "Friday November 20 is already past. What day would you like to pick them up?",
    },
    {
      what: "a day on which the shop is closed",
      slots: { ...FILLED, PickupDate: "2026-11-22" },
      slot: "PickupDate",
      say: "I am sorry, we are closed on Sundays. We are open on Monday, Tuesday, Wednesday, Thursday, Friday and Saturday. What day would suit you?",
    },
    {
      what: "a date that is none",
      slots: { ...FILLED, PickupDate: "2026-02-30" },
      slot: "PickupDate",
      say: "I am sorry, I did not get the day. What day would you like to pick them up? You can say tomorrow, or a date.",
    },
    {
      what: "an hour at which the shop is closed",
      slots: { ...FILLED, PickupTime: "21:30" },
      slot: "PickupTime",
      say: "I am sorry, at that time we are closed: on Tuesday we are open from 8 AM to 8 PM. At what time shall we have them ready?",
    },
    {
      what: "a time too soon today",
      slots: { ...FILLED, PickupDate: "2026-11-21", PickupTime: "10:15" },
      now: Date.parse("2026-11-21T14:30:00Z"),
      slot: "PickupTime",
      say: "I am sorry, that is too soon: we need an hour to make your bouquet, so today not before 10:30 AM. At what time shall we have them ready?",
    },
    {
      what: "a day that is all but over",
      slots: { FlowerType: "roses", PickupDate: "2026-11-21", PickupTime: null },
      now: Date.parse("2026-11-21T18:30:00Z"),
      slot: "PickupDate",
      say: "I am sorry, it is too late for today: we need an hour to make your bouquet. What other day would suit you?",
    },
    {
      what: "a time that means two hours of the day, both open",
      slots: { ...FILLED, PickupTime: { ambiguous: ["08:00", "20:00"] } },
      slot: "PickupTime",
      say: "Do you mean 8 AM or 8 PM: in the morning or in the evening?",
    },
    {
      what: "a part of the day",
      slots: { ...FILLED, PickupTime: "AF" },
      slot: "PickupTime",
      say: "At what time in the afternoon? We are open from 8 AM to 8 PM.",
    },
    {
      what: "a time that is none",
      slots: { ...FILLED, PickupTime: "25:00" },
      slot: "PickupTime",
      say: "I am sorry, I did not get the time. At what time shall we have them ready? You can say 10 AM.",
    },
  ] as const;

  for (const { what, slots, slot, say, ...rest } of CASES)
    it(what, async () => {
      const response = await answer(aLexEvent({ slots }), "now" in rest ? rest.now : undefined);
      expect(response.sessionState.dialogAction).to.deep.equal({ type: "ElicitSlot", slotToElicit: slot });
      expect(said(response)).to.equal(say);
      expect(slotsOf(response)[slot]).to.equal(null);
    });

  it("keeps the slots that will do", async () => {
    const response = await answer(aLexEvent({ slots: { ...FILLED, PickupDate: "2026-11-20" } }));
    expect(slotsOf(response)).to.deep.equal({ FlowerType: "roses", PickupDate: null, PickupTime: "10:00" });
  });

  it("takes the one hour of two at which the shop is open", async () => {
    const response = await answer(aLexEvent({ slots: { ...FILLED, PickupTime: { ambiguous: ["10:00", "22:00"] } } }));
    expect(slotsOf(response)).to.include({ PickupTime: "10:00" });
    expect(actionOf(response)).to.equal("ConfirmIntent");
  });

  it("takes the one hour that any day allows, before the day is known", async () => {
    const response = await answer(
      aLexEvent({ slots: { FlowerType: null, PickupDate: null, PickupTime: { ambiguous: ["06:00", "18:00"] } } }),
    );
    expect(slotsOf(response)).to.include({ PickupTime: "18:00" });
  });

  it("understands 'in the evening' after asking which of two hours", async () => {
    const asked = await answer(aLexEvent({ slots: { ...FILLED, PickupTime: { ambiguous: ["08:00", "20:00"] } } }));
    const response = await answer(aLexEvent({ slots: { ...FILLED, PickupTime: "EV" }, attributes: attributesOf(asked) }));
    expect(slotsOf(response)).to.include({ PickupTime: "20:00" });
    expect(actionOf(response)).to.equal("ConfirmIntent");
  });

  it("gives the caller to something simpler after the fifth value that will not do", async () => {
    const event = aLexEvent({ slots: { ...FILLED, PickupDate: "2026-11-20" }, attributes: { refusals: "5" } });
    expect(attributesOf(await answer(event))).to.deep.equal({ outcome: "not-understood" });
  });
});

describe("a turn outside an order", () => {
  it("closes for a person", async () => {
    const response = await answer(aLexEvent({ intent: "SpeakToPerson" }));
    expect(response.sessionState.intent).to.deep.equal({ name: "SpeakToPerson", state: "Fulfilled", slots: {} });
    expect(attributesOf(response)).to.include({ outcome: "person" });
  });

  for (const [intent, outcome] of [
    ["SpeakToPerson", "person"],
    ["FallbackIntent", "not-understood"],
  ] as const)
    it(`hands on what was said of the order when it closes for ${intent}`, async () => {
      const order = await answer(aLexEvent({ slots: { FlowerType: "roses", PickupDate: "2026-11-24", PickupTime: null } }));
      const response = await answer(aLexEvent({ intent, attributes: attributesOf(order) }));
      expect(response.sessionState.intent).to.include({ name: "OrderFlowers", state: "Fulfilled" });
      expect(slotsOf(response)).to.deep.equal({ FlowerType: "roses", PickupDate: "2026-11-24", PickupTime: null });
      expect(attributesOf(response)).to.deep.equal({ contactId: "contact-1", callerMasked: "+1***0101", outcome });
    });

  it("says what callers can do when they ask for help", async () => {
    const response = await answer(aLexEvent({ intent: "Help" }));
    expect(actionOf(response)).to.equal("ElicitIntent");
    expect(said(response)).to.match(/^I take orders for flowers .* We have roses, tulips, .* a person\. What would you like\?$/);
  });

  it("goes back to the order after help", async () => {
    const order = await answer(aLexEvent({ slots: { FlowerType: "roses", PickupDate: null, PickupTime: null } }));
    const response = await answer(aLexEvent({ intent: "Help", attributes: attributesOf(order) }));
    expect(response.sessionState.dialogAction).to.deep.equal({ type: "ElicitSlot", slotToElicit: "PickupDate" });
    expect(response.sessionState.intent?.name).to.equal("OrderFlowers");
    expect(slotsOf(response)).to.deep.equal({ FlowerType: "roses", PickupDate: null, PickupTime: null });
    expect(said(response)).to.match(/Now, to your order\. What day would you like to pick them up\?$/);
  });

  it("asks for confirmation again after help, when nothing is missing", async () => {
    const order = await answer(aLexEvent({ slots: FILLED }));
    const response = await answer(aLexEvent({ intent: "Help", attributes: attributesOf(order) }));
    expect(actionOf(response)).to.equal("ConfirmIntent");
    expect(slotsOf(response)).to.deep.equal(FILLED);
    expect(said(response)).to.match(/Now, to your order: roses for Tuesday November 24, at 10 AM\. Shall I order them\?$/);
  });

  it("asks again twice when it does not understand, and closes at the third time", async () => {
    const first = await answer(aLexEvent({ intent: "FallbackIntent" }));
    const second = await answer(aLexEvent({ intent: "FallbackIntent", attributes: attributesOf(first) }));
    const third = await answer(aLexEvent({ intent: "FallbackIntent", attributes: attributesOf(second) }));
    expect([first, second, third].map(actionOf)).to.deep.equal(["ElicitIntent", "ElicitIntent", "Close"]);
    expect(attributesOf(third)).to.deep.equal({ contactId: "contact-1", callerMasked: "+1***0101", outcome: "not-understood" });
  });

  it("closes at once when Lex falls back in the middle of an order: it has asked again already", async () => {
    const order = await answer(aLexEvent({ slots: { FlowerType: "roses", PickupDate: null, PickupTime: null } }));
    expect(attributesOf(await answer(aLexEvent({ intent: "FallbackIntent", attributes: attributesOf(order) })))).to.include({
      outcome: "not-understood",
    });
  });

  it("counts from the start where the count makes no sense", async () => {
    expect(attributesOf(await answer(aLexEvent({ intent: "FallbackIntent", attributes: { tries: "many" } })))).to.deep.equal({
      tries: "1",
    });
  });

  it("fails by name for an intent that the app has no case for: the caller was understood", async () => {
    const failed = await answer(aLexEvent({ intent: "Weather", source: "FulfillmentCodeHook" })).catch((error: unknown) => error);
    expect(failed).to.be.instanceOf(UnknownIntentError);
    expect(String(failed)).to.include('"Weather"');
  });
});

describe("a turn when the caller cancels", () => {
  it("ends an order under way without placing it", async () => {
    const response = await answer(
      aLexEvent({ intent: "Cancel", attributes: { contactId: "contact-1", soFar: soFar({ FlowerType: "roses" }) } }),
    );
    expect(actionOf(response)).to.equal("Close");
    expect(attributesOf(response)).to.deep.equal({ contactId: "contact-1", outcome: "declined" });
  });

  it("asks what is wanted when there is nothing to cancel, three times at most", async () => {
    const asked: LexResponse[] = [];
    for (let attributes = {}; asked.length < 3; attributes = attributesOf(asked.at(-1) ?? (await answer(aLexEvent()))))
      asked.push(await answer(aLexEvent({ intent: "Cancel", attributes })));
    expect(asked.map(actionOf)).to.deep.equal(["ElicitIntent", "ElicitIntent", "Close"]);
    expect(said(asked[0] ?? (await answer(aLexEvent())))).to.include("say: a person");
  });
});

describe("a turn for a day too far away", () => {
  it("says that orders are taken for the coming year, and asks again", async () => {
    const response = await answer(aLexEvent({ slots: { ...FILLED, PickupDate: "2031-12-25" } }));
    expect(actionOf(response)).to.equal("ElicitSlot");
    expect(said(response)).to.include("Thursday December 25, 2031 is too far away");
  });
});
