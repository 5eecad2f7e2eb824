import { expect } from "chai";
import { linesOf } from "../lines.ts";
import { demoEnglish } from "../../../functions/lib/demo/words/en.ts";
import { demoSpanish } from "../../../functions/lib/demo/words/es.ts";
import { texts } from "../../../functions/lib/demo/bookings/texts.ts";
import { TABLE } from "../lib/demo/bookings/showroom.ts";
import { aTable } from "../a-table.ts";
import { CALLER, WITHHELD } from "./demo-events.ts";
import { aHook, bookIt, HOME_DOWN, talking, TUESDAY_3PM } from "./hooks.ts";

describe("the demo hook", () => {
  it("books a demo after a yes in its own words, and has the text sent at once", async () => {
    const hook = aHook();
    const say = talking(hook.handler, { attributes: CALLER });
    expect(await say({ slots: TUESDAY_3PM })).to.include({
      said: "That is a demo for Tuesday November 24, at 3 PM. Shall I book it?",
      asks: "ConfirmIntent",
    });
    expect(await say({ slots: TUESDAY_3PM, confirmation: "Confirmed" })).to.include({ asks: "Delegate" });
    const booked = await say({ slots: TUESDAY_3PM, confirmation: "Confirmed", source: "FulfillmentCodeHook" });
    expect(booked).to.include({
      said: "Thank you. Your demo is booked for Tuesday November 24, at 3 PM. You will get a text message with the code of your booking.",
      outcome: "done",
    });
    expect(booked.response.sessionState.sessionAttributes).to.deep.equal({ ...CALLER, outcome: "done", result: "booked" });
    const [text] = await texts(hook.home, TABLE).waiting(10);
    expect(text).to.include({ caller: CALLER.customerNumber, code: "100001" });
    expect(hook.notified).to.deep.equal([{ bookingId: text?.bookingId }]);
  });

  it("books once when the fulfilment comes twice, on the real table, too", async () => {
    const hook = aHook({ home: await aTable(TABLE, "pk", "sk") });
    const first = await bookIt(hook);
    const again = await talking(hook.handler, { attributes: { ...CALLER, asked: "confirm" } })({
      slots: TUESDAY_3PM,
      confirmation: "Confirmed",
      source: "FulfillmentCodeHook",
    });
    expect(first.result).to.equal("booked");
    expect(again.said).to.equal(first.said);
    expect(await texts(hook.home, TABLE).waiting(10)).to.have.length(1);
  });

  it("shows them on a card in a chat, each button with what the bot understands", async () => {
    const hook = aHook();
    await bookIt(hook);
    const say = talking(hook.handler, { attributes: { ...CALLER, contactId: "contact-2", channel: "CHAT" } });
    const { response } = await say({ slots: TUESDAY_3PM });
    expect(response.messages?.[1]).to.deep.equal({
      contentType: "ImageResponseCard",
      imageResponseCard: {
        title: "Free times",
        buttons: [
          { text: "Tuesday November 24, 2 PM", value: "2 PM on November 24" },
          { text: "Tuesday November 24, 2:30 PM", value: "2:30 PM on November 24" },
          { text: "Tuesday November 24, 3:30 PM", value: "3:30 PM on November 24" },
        ],
      },
    });
  });

  for (const [locale, words, shown] of [
    ["en_US", demoEnglish, "Wednesday September 30, 12:30 AM"],
    ["es_US", demoSpanish, "Mié 30 de septiembre, a las 12:30 de la madrugada"],
  ] as const)
    it(`has room on a button for the longest of days, in ${locale}`, () => {
      expect(words("2026-09-01", true).button({ date: "2026-09-30", time: "00:30" })).to.equal(shown);
      expect(shown.length).to.be.at.most(50);
    });

  for (const [locale, which] of [
    ["en_US", "Which mobile number is the demo booked under?"],
    ["es_US", "¿Con qué número de celular se hizo la reserva?"],
  ] as const)
    it(`tells who writes of no keys, in ${locale}`, async () => {
      const attributes = { ...WITHHELD, channel: "CHAT" };
      expect((await talking(aHook().handler, { attributes, locale, intent: "CheckDemo" })({})).said).to.equal(which);
    });

  it("asks a withheld caller for a mobile number, reads it back, and sends the text there", async () => {
    const hook = aHook();
    const say = talking(hook.handler, { attributes: WITHHELD });
    expect(await say({ slots: TUESDAY_3PM })).to.include({ asks: "Mobile" });
    const given = { ...TUESDAY_3PM, Mobile: "4155550123" };
    expect(await say({ slots: given })).to.include({
      said: "I have the number 4 1 5, 5 5 5, 0 1 2 3. Is that right?",
      asks: "ConfirmIntent",
    });
    expect(await say({ slots: given, confirmation: "Confirmed" })).to.include({ asks: "ConfirmIntent" });
    await say({ slots: given, confirmation: "Confirmed" });
    expect(await say({ slots: given, confirmation: "Confirmed", source: "FulfillmentCodeHook" })).to.include({ result: "booked" });
    expect((await texts(hook.home, TABLE).waiting(10)).map(({ caller }) => caller)).to.deep.equal(["+14155550123"]);
  });

  it("asks for the number again when it was read back wrong", async () => {
    const say = talking(aHook().handler, { attributes: WITHHELD });
    const given = { ...TUESDAY_3PM, Mobile: "4155550123" };
    await say({ slots: given });
    expect(await say({ slots: given, confirmation: "Denied" })).to.include({ asks: "Mobile" });
  });

  it("tells a booking against its code, and how many tries a wrong one leaves", async () => {
    const hook = aHook();
    await bookIt(hook);
    const say = talking(hook.handler, { intent: "CheckDemo", attributes: { ...CALLER, contactId: "contact-2" } });
    expect(await say({})).to.include({ asks: "Code" });
    expect(await say({ slots: { Code: "999999" } })).to.include({
      said: "I am sorry, that code does not fit. You have 2 more tries. If you booked with another number, say that number, or press 0. What is the six-digit code?",
      asks: "Code",
    });
    expect(await say({ slots: { Code: "100001" } })).to.include({
      said: "Your demo is booked for Tuesday November 24, at 3 PM.",
      outcome: "finished",
    });
  });

  it("takes three codes of a contact, says the same where the number has no booking, and brings a person", async () => {
    const say = talking(aHook().handler, { intent: "CancelDemo", attributes: CALLER });
    expect((await say({ slots: { Code: "111111" } })).said).to.include("2 more tries");
    expect((await say({ slots: { Code: "222222" } })).said).to.include("one more try");
    expect(await say({ slots: { Code: "333333" } })).to.include({ outcome: "person" });
  });

  it("tells a withheld caller nothing, not even with the right code, without the number it belongs to", async () => {
    const hook = aHook();
    await bookIt(hook);
    const say = talking(hook.handler, { intent: "CheckDemo", attributes: { ...WITHHELD, contactId: "contact-2" } });
    expect(await say({})).to.include({
      said: "Which mobile number is the demo booked under? Say it digit by digit, or type it and press the pound key.",
      asks: "Mobile",
    });
    expect((await say({ slots: { Mobile: "4155550199", Code: "100001" } })).said).to.include("does not fit");
  });

  it("cancels against the code after a yes, and has that texted", async () => {
    const hook = aHook();
    await bookIt(hook);
    const say = talking(hook.handler, { intent: "CancelDemo", attributes: { ...CALLER, contactId: "contact-2" } });
    expect(await say({ slots: { Code: "100001", Date: "2026-11-25" } })).to.include({
      said: "That code is for another day: your demo is booked for Tuesday November 24, at 3 PM. Shall I cancel it?",
      asks: "ConfirmIntent",
    });
    expect(await say({ slots: { Date: "2026-11-25" }, confirmation: "Confirmed" })).to.include({
      said: "Your demo for Tuesday November 24, at 3 PM, is cancelled. You will get a text message that says so.",
      outcome: "finished",
    });
    expect((await texts(hook.home, TABLE).waiting(10)).map(({ kind }) => kind)).to.deep.equal(["cancelled"]);
  });

  it("leaves the booking after a no", async () => {
    const hook = aHook();
    await bookIt(hook);
    const say = talking(hook.handler, { intent: "CancelDemo", attributes: { ...CALLER, contactId: "contact-2" } });
    await say({ slots: { Code: "100001" } });
    expect(await say({ confirmation: "Denied" })).to.include({ said: "All right, your demo stays booked.", outcome: "declined" });
  });

  it("books nothing for a probe", async () => {
    const hook = aHook();
    const say = talking(hook.handler, { attributes: CALLER, sessionId: "probe-1" });
    await say({ slots: TUESDAY_3PM });
    expect(await say({ slots: TUESDAY_3PM, confirmation: "Confirmed", source: "FulfillmentCodeHook" })).to.include({ outcome: "declined" });
    expect(await texts(hook.home, TABLE).waiting(10)).to.deep.equal([]);
    expect(hook.kept).to.deep.equal([]);
  });

  it("books although notify cannot be started", async () => {
    const notify = async (): Promise<never> => {
      throw new Error("no answer");
    };
    const hook = aHook({ services: { notify } });
    expect(await bookIt(hook)).to.include({ result: "booked" });
    expect(hook.lines).to.deep.equal([{ kind: "notify-not-started", code: "Error" }]);
  });

  it("logs no caller's number, code or word", async () => {
    const hook = aHook({ home: HOME_DOWN });
    await bookIt(hook);
    expect(JSON.stringify(hook.lines)).not.to.match(/555|2026|said/);
  });
});

describe("hook and recall of demo", () => {
  it("are at most 1100 lines, the table of bookings aside", () => {
    expect(linesOf("functions/demo") + linesOf("functions/lib/demo", "bookings")).to.be.at.most(1100);
  });
});
