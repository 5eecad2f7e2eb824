import { expect } from "chai";
import { parseLexEvent, type LexResponse } from "../../../functions/lib/dialog/lex-event.ts";
import { week } from "../../../functions/lib/flowers/shop.ts";
import { turn, type Turn } from "../../../functions/flowers/turn.ts";
import { SATURDAY_9AM } from "../services.ts";
import { aLexEvent, FILLED } from "./lex-events.ts";

const opened = week("closed,08:00-20:00,08:00-20:00,08:00-20:00,08:00-20:00,08:00-20:00,10:00-14:00");
if (!("value" in opened)) throw new Error(opened.problem);
const shop = { week: opened.value, timeZone: "America/New_York" };

const take = (event: unknown, now = SATURDAY_9AM): Turn => turn(parseLexEvent(event), { now, shop });
const answer = (event: unknown, now?: number): LexResponse => {
  const taken = take(event, now);
  if (taken.kind !== "answer") throw new Error("It placed an order.");
  return taken.response;
};

const said = (response: LexResponse): string => response.messages?.map(({ content }) => content).join(" ") ?? "";
const actionOf = (response: LexResponse): string => response.sessionState.dialogAction.type;
const slotsOf = (response: LexResponse): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    Object.entries(response.sessionState.intent?.slots ?? {}).map(([name, slot]) => [name, slot?.value.interpretedValue ?? null]),
  );
const attributesOf = (response: LexResponse): Readonly<Record<string, string>> => response.sessionState.sessionAttributes;

describe("turn() in an order", () => {
  it("leaves asking to Lex while slots are missing, and keeps the session attributes", () => {
    const response = answer(aLexEvent({ slots: { FlowerType: "roses", PickupDate: null, PickupTime: null } }));
    expect(actionOf(response)).to.equal("Delegate");
    expect(response).not.to.have.property("messages");
    expect(attributesOf(response)).to.deep.equal({
      contactId: "contact-1",
      callerMasked: "+1***0101",
      orderSoFar: '{"FlowerType":"roses"}',
    });
  });

  it("takes a caller's word for a flower as the shop's own", () => {
    const response = answer(aLexEvent({ slots: { FlowerType: "Red Roses", PickupDate: null, PickupTime: null } }));
    expect(slotsOf(response)).to.deep.equal({ FlowerType: "roses", PickupDate: null, PickupTime: null });
  });

  it("asks for confirmation in words that people use, once all is said", () => {
    const response = answer(aLexEvent({ slots: { ...FILLED, PickupDate: "2026-11-24" } }));
    expect(actionOf(response)).to.equal("ConfirmIntent");
    expect(said(response)).to.equal("So that is roses for Tuesday November 24, at 10 AM. Shall I order them?");
    expect(slotsOf(response)).to.deep.equal(FILLED);
  });

  it("asks twice more, in words that people use, when the answer is neither yes nor no", () => {
    const asked: LexResponse[] = [];
    for (let attributes = {}; asked.length < 4; attributes = attributesOf(asked.at(-1) ?? answer(aLexEvent())))
      asked.push(answer(aLexEvent({ slots: FILLED, attributes })));
    expect(asked.map(said)).to.deep.equal([
      "So that is roses for Tuesday November 24, at 10 AM. Shall I order them?",
      "Sorry, that is roses for Tuesday November 24, at 10 AM. Shall I order them? Please say yes or no.",
      "Please say yes to order roses for Tuesday November 24, at 10 AM, or no to leave it.",
      "I am sorry, I could not understand you.",
    ]);
    expect(asked.map(actionOf)).to.deep.equal(["ConfirmIntent", "ConfirmIntent", "ConfirmIntent", "Close"]);
    expect(attributesOf(asked[3] ?? answer(aLexEvent()))).to.deep.equal({ outcome: "not-understood" });
  });

  it("does not count a refused change as an unclear answer", () => {
    const first = answer(aLexEvent({ slots: FILLED }));
    const refused = answer(aLexEvent({ slots: { ...FILLED, PickupTime: "23:00" }, attributes: attributesOf(first) }));
    expect(said(answer(aLexEvent({ slots: FILLED, attributes: attributesOf(refused) })))).to.match(/^So that is roses/);
  });

  it("asks in its own words again when the wish has changed", () => {
    const first = answer(aLexEvent({ slots: FILLED }));
    const changed = answer(aLexEvent({ slots: { ...FILLED, PickupTime: "11:00" }, attributes: attributesOf(first) }));
    expect(said(changed)).to.equal("So that is roses for Tuesday November 24, at 11 AM. Shall I order them?");
  });

  it("lets Lex go on to fulfilment when the caller says yes", () => {
    expect(actionOf(answer(aLexEvent({ slots: FILLED, confirmation: "Confirmed" })))).to.equal("Delegate");
  });

  it("does not take back a yes when it changes a slot", () => {
    const response = answer(aLexEvent({ slots: { ...FILLED, FlowerType: "rose" }, confirmation: "Confirmed" }));
    expect(response.sessionState.intent).to.include({ confirmationState: "Confirmed" });
  });

  it("closes as declined, fulfilled, when the caller says no", () => {
    const response = answer(
      aLexEvent({ slots: FILLED, confirmation: "Denied", attributes: { contactId: "contact-1", orderSoFar: "{}", tries: "1" } }),
    );
    expect(actionOf(response)).to.equal("Close");
    expect(response.sessionState.intent?.state).to.equal("Fulfilled");
    expect(attributesOf(response)).to.deep.equal({ contactId: "contact-1", outcome: "declined" });
  });

  it("places the order at fulfilment", () => {
    expect(take(aLexEvent({ source: "FulfillmentCodeHook", slots: FILLED, confirmation: "Confirmed" }))).to.deep.equal({
      kind: "order",
      wish: { flowerType: "roses", pickupDate: "2026-11-24", pickupTime: "10:00" },
      today: { date: "2026-11-21", time: "09:00" },
    });
  });

  it("looks at the slots again at fulfilment", () => {
    const response = answer(
      aLexEvent({ source: "FulfillmentCodeHook", slots: { ...FILLED, PickupDate: "2026-11-20" }, confirmation: "Confirmed" }),
    );
    expect(response.sessionState.dialogAction).to.deep.equal({ type: "ElicitSlot", slotToElicit: "PickupDate" });
  });

  it("takes a yes back when a value will not do any more: the new one was not confirmed", () => {
    const slots = { ...FILLED, PickupDate: "2026-11-20" };
    for (const source of ["DialogCodeHook", "FulfillmentCodeHook"] as const)
      expect(answer(aLexEvent({ source, slots, confirmation: "Confirmed" })).sessionState.intent).to.include({ confirmationState: "None" });
  });

  it("never places an order for the observer", () => {
    const event = aLexEvent({ source: "FulfillmentCodeHook", slots: FILLED, confirmation: "Confirmed", sessionId: "probe-1" });
    expect(attributesOf(answer(event))).to.include({ outcome: "declined" });
  });
});

describe("turn() tells what will not do, and asks again", () => {
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
    it(what, () => {
      const response = answer(aLexEvent({ slots }), "now" in rest ? rest.now : undefined);
      expect(response.sessionState.dialogAction).to.deep.equal({ type: "ElicitSlot", slotToElicit: slot });
      expect(said(response)).to.equal(say);
      expect(slotsOf(response)[slot]).to.equal(null);
    });

  it("keeps the slots that will do", () => {
    const response = answer(aLexEvent({ slots: { ...FILLED, PickupDate: "2026-11-20" } }));
    expect(slotsOf(response)).to.deep.equal({ FlowerType: "roses", PickupDate: null, PickupTime: "10:00" });
  });

  it("takes the one hour of two at which the shop is open", () => {
    const response = answer(aLexEvent({ slots: { ...FILLED, PickupTime: { ambiguous: ["10:00", "22:00"] } } }));
    expect(slotsOf(response)).to.include({ PickupTime: "10:00" });
    expect(actionOf(response)).to.equal("ConfirmIntent");
  });

  it("takes the one hour that any day allows, before the day is known", () => {
    const response = answer(aLexEvent({ slots: { FlowerType: null, PickupDate: null, PickupTime: { ambiguous: ["06:00", "18:00"] } } }));
    expect(slotsOf(response)).to.include({ PickupTime: "18:00" });
  });

  it("understands 'in the evening' after asking which of two hours", () => {
    const asked = answer(aLexEvent({ slots: { ...FILLED, PickupTime: { ambiguous: ["08:00", "20:00"] } } }));
    const response = answer(aLexEvent({ slots: { ...FILLED, PickupTime: "EV" }, attributes: attributesOf(asked) }));
    expect(slotsOf(response)).to.include({ PickupTime: "20:00" });
    expect(actionOf(response)).to.equal("ConfirmIntent");
  });

  it("gives the caller to something simpler after the fifth value that will not do", () => {
    const event = aLexEvent({ slots: { ...FILLED, PickupDate: "2026-11-20" }, attributes: { refusals: "5" } });
    expect(attributesOf(answer(event))).to.deep.equal({ outcome: "not-understood" });
  });
});

describe("turn() outside an order", () => {
  it("closes for a person", () => {
    const response = answer(aLexEvent({ intent: "SpeakToPerson" }));
    expect(response.sessionState.intent).to.deep.equal({ name: "SpeakToPerson", state: "Fulfilled", slots: {} });
    expect(attributesOf(response)).to.include({ outcome: "person" });
  });

  for (const [intent, outcome] of [
    ["SpeakToPerson", "person"],
    ["FallbackIntent", "not-understood"],
  ] as const)
    it(`hands on what was said of the order when it closes for ${intent}`, () => {
      const order = answer(aLexEvent({ slots: { FlowerType: "roses", PickupDate: "2026-11-24", PickupTime: null } }));
      const response = answer(aLexEvent({ intent, attributes: attributesOf(order) }));
      expect(response.sessionState.intent).to.include({ name: "OrderFlowers", state: "Fulfilled" });
      expect(slotsOf(response)).to.deep.equal({ FlowerType: "roses", PickupDate: "2026-11-24", PickupTime: null });
      expect(attributesOf(response)).to.deep.equal({ contactId: "contact-1", callerMasked: "+1***0101", outcome });
    });

  it("says what callers can do when they ask for help", () => {
    const response = answer(aLexEvent({ intent: "Help" }));
    expect(actionOf(response)).to.equal("ElicitIntent");
    expect(said(response)).to.match(/^I take orders for flowers .* We have roses, tulips, .* a person\. What would you like\?$/);
  });

  it("goes back to the order after help", () => {
    const order = answer(aLexEvent({ slots: { FlowerType: "roses", PickupDate: null, PickupTime: null } }));
    const response = answer(aLexEvent({ intent: "Help", attributes: attributesOf(order) }));
    expect(response.sessionState.dialogAction).to.deep.equal({ type: "ElicitSlot", slotToElicit: "PickupDate" });
    expect(response.sessionState.intent?.name).to.equal("OrderFlowers");
    expect(slotsOf(response)).to.deep.equal({ FlowerType: "roses", PickupDate: null, PickupTime: null });
    expect(said(response)).to.match(/Now, to your order\. What day would you like to pick them up\?$/);
  });

  it("asks for confirmation again after help, when nothing is missing", () => {
    const order = answer(aLexEvent({ slots: FILLED }));
    const response = answer(aLexEvent({ intent: "Help", attributes: attributesOf(order) }));
    expect(actionOf(response)).to.equal("ConfirmIntent");
    expect(slotsOf(response)).to.deep.equal(FILLED);
    expect(said(response)).to.match(/Now, to your order: roses for Tuesday November 24, at 10 AM\. Shall I order them\?$/);
  });

  it("asks again twice when it does not understand, and closes at the third time", () => {
    const first = answer(aLexEvent({ intent: "FallbackIntent" }));
    const second = answer(aLexEvent({ intent: "FallbackIntent", attributes: attributesOf(first) }));
    const third = answer(aLexEvent({ intent: "FallbackIntent", attributes: attributesOf(second) }));
    expect([first, second, third].map(actionOf)).to.deep.equal(["ElicitIntent", "ElicitIntent", "Close"]);
    expect(attributesOf(third)).to.deep.equal({ contactId: "contact-1", callerMasked: "+1***0101", outcome: "not-understood" });
  });

  it("closes at once when Lex falls back in the middle of an order: it has asked again already", () => {
    const order = answer(aLexEvent({ slots: { FlowerType: "roses", PickupDate: null, PickupTime: null } }));
    expect(attributesOf(answer(aLexEvent({ intent: "FallbackIntent", attributes: attributesOf(order) })))).to.include({
      outcome: "not-understood",
    });
  });

  it("counts from the start where the count makes no sense", () => {
    expect(attributesOf(answer(aLexEvent({ intent: "FallbackIntent", attributes: { tries: "many" } })))).to.deep.equal({ tries: "1" });
  });

  it("closes an intent it does not know, fulfilled", () => {
    const response = answer(aLexEvent({ intent: "Weather", source: "FulfillmentCodeHook" }));
    expect(response.sessionState.intent?.state).to.equal("Fulfilled");
    expect(attributesOf(response)).to.include({ outcome: "not-understood" });
  });
});

describe("turn() when the caller cancels", () => {
  it("ends an order under way without placing it", () => {
    const response = answer(aLexEvent({ intent: "Cancel", attributes: { contactId: "contact-1", orderSoFar: '{"FlowerType":"roses"}' } }));
    expect(actionOf(response)).to.equal("Close");
    expect(attributesOf(response)).to.deep.equal({ contactId: "contact-1", outcome: "declined" });
  });

  it("asks what is wanted when there is nothing to cancel, three times at most", () => {
    const asked: LexResponse[] = [];
    for (let attributes = {}; asked.length < 3; attributes = attributesOf(asked.at(-1) ?? answer(aLexEvent())))
      asked.push(answer(aLexEvent({ intent: "Cancel", attributes })));
    expect(asked.map(actionOf)).to.deep.equal(["ElicitIntent", "ElicitIntent", "Close"]);
    expect(said(asked[0] ?? answer(aLexEvent()))).to.include("say: a person");
  });
});

describe("turn() for a day too far away", () => {
  it("says that orders are taken for the coming year, and asks again", () => {
    const response = answer(aLexEvent({ slots: { ...FILLED, PickupDate: "2031-12-25" } }));
    expect(actionOf(response)).to.equal("ElicitSlot");
    expect(said(response)).to.include("Thursday December 25, 2031 is too far away");
  });
});
