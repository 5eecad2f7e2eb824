import { expect } from "chai";
import { texts } from "../../../functions/lib/demo/bookings/texts.ts";
import { demoDialog } from "../../../functions/lib/demo/dialog.ts";
import { conversationText } from "../../../functions/lib/dialog/conversation.ts";
import { conversationsOf } from "../../../functions/lib/dialog/dialog.ts";
import type { ReplayAnswer } from "../../../functions/lib/dialog/replay-answer.ts";
import { parseLexEvent } from "../../../functions/lib/dialog/lex-event.ts";
import { recallHandler } from "../../../functions/lib/dialog/recall-handler.ts";
import { WEDNESDAY_10AM } from "../lib/demo/bookings/calendars.ts";
import { inMemoryTable } from "../lib/demo/bookings/in-memory-table.ts";
import { TABLE } from "../lib/demo/bookings/showroom.ts";
import { aClock, aLog } from "../services.ts";
import { aDemoEvent, CALLER, WITHHELD } from "./demo-events.ts";
import { aHook, bookIt, DEMO, heard, HOME_DOWN, talking } from "./hooks.ts";

const { parse } = conversationsOf(demoDialog(DEMO));
const SLOTS = { Date: "2026-11-24", Time: "15:00" } as const;

/** The text that the twin is given of a conversation in which `turns` were said. */
const keptOf = async (...turns: readonly Parameters<ReturnType<typeof talking>>[0][]) => {
  const hook = aHook();
  const say = talking(hook.handler, { attributes: CALLER });
  for (const turned of turns) await say(turned);
  const last = hook.kept.at(-1);
  if (last === undefined) throw new Error("Nothing was kept.");
  return last;
};

describe("the demo hook of the twin", () => {
  it("keeps the date as soon as it is known, and no code", async () => {
    const { contactId, conversation } = await keptOf({ slots: { Date: SLOTS.Date } });
    expect(contactId).to.equal("contact-1");
    expect(conversation).to.deep.equal({ intent: "ScheduleDemo", locale: "en_US", slots: { Date: SLOTS.Date }, own: { reach: "ok" } });
    expect(conversationText((await keptOf({ intent: "CheckDemo", slots: { Code: "123456" } })).conversation)).not.to.include("123456");
  });

  it("hears the caller's answer in a session that stands where the caller believes to be", async () => {
    const { conversation } = await keptOf({ slots: { Date: SLOTS.Date } });
    const stood: Parameters<ReplayAnswer>[1][] = [];
    const { handler } = aHook({
      services: {
        replay: async (_event, question) => {
          stood.push(question);
          return { sessionState: { sessionAttributes: {}, dialogAction: { type: "ElicitIntent" } }, messages: [] };
        },
      },
    });
    await handler(aDemoEvent({ intent: "FallbackIntent", attributes: { ...CALLER, resume: conversationText(conversation) } }));
    expect(stood.map(({ conversation: { intent }, ask, slots }) => [intent, ask, slots["Date"]?.interpretedValue])).to.deep.equal([
      ["ScheduleDemo", { slot: "Time" }, SLOTS.Date],
    ]);
  });

  it("asks the same again where Lex cannot hear it, with the slots that were given", async () => {
    const { conversation } = await keptOf({ slots: { Date: SLOTS.Date } });
    const { handler } = aHook();
    const response = await handler(
      aDemoEvent({ intent: "FallbackIntent", attributes: { ...CALLER, resume: conversationText(conversation) } }),
    );
    expect(heard(response)).to.include({ said: "Sorry, once more: at what time?", asks: "Time" });
    expect(parse(response.sessionState.sessionAttributes["soFar"])?.slots).to.deep.equal({ Date: SLOTS.Date });
  });

  it("reads keys as the answer to the question of the lost bot", async () => {
    const { conversation } = await keptOf({ slots: { Date: SLOTS.Date } });
    const { handler } = aHook();
    const attributes = { ...CALLER, resume: conversationText(conversation) };
    const response = await handler(aDemoEvent({ intent: "FallbackIntent", keys: "1500", attributes }));
    expect(heard(response).said).to.equal("That is a demo for Tuesday November 24, at 3 PM. Shall I book it?");
  });

  /** The first bot books and is heard no more; the caller is asked again by the twin. */
  const lostAnswer = async () => {
    const home = inMemoryTable();
    const first = aHook({ home });
    const say = talking(first.handler, { attributes: CALLER });
    for (const source of ["DialogCodeHook", "FulfillmentCodeHook"] as const)
      await say({ slots: SLOTS, source, confirmation: source === "DialogCodeHook" ? "None" : "Confirmed" });
    const kept = first.kept.at(-1);
    if (kept === undefined) throw new Error("Nothing was kept.");
    const twin = aHook({ home });
    return { home, twin, attributes: { ...CALLER, soFar: conversationText(kept.conversation), asked: "confirm", resumed: "yes" } };
  };

  it("books once when the answer of the first bot was lost and the caller says yes again", async () => {
    const { home, twin, attributes } = await lostAnswer();
    const response = await twin.handler(aDemoEvent({ slots: SLOTS, confirmation: "Confirmed", source: "FulfillmentCodeHook", attributes }));
    expect(heard(response).result).to.equal("booked");
    expect(await texts(home, TABLE).waiting(10)).to.have.length(1);
  });

  it("tells of the booking when the caller then says no, or wants another time", async () => {
    const { twin, attributes } = await lostAnswer();
    const no = await twin.handler(aDemoEvent({ slots: SLOTS, confirmation: "Denied", attributes }));
    expect(heard(no)).to.include({ result: "booked" });
    const other = { ...SLOTS, Time: "16:00" };
    const later = await twin.handler(aDemoEvent({ slots: other, confirmation: "Confirmed", source: "FulfillmentCodeHook", attributes }));
    expect(heard(later).said).to.include("You have booked a demo in this call already, for Tuesday November 24, at 3 PM.");
  });

  const UNKNOWN = {
    en_US: "I am sorry, I cannot tell just now whether that was done. Someone will call you back about it.",
    es_US: "Lo siento, ahora no puedo saber si eso quedó hecho. Alguien le devolverá la llamada.",
  } as const;

  for (const intent of ["Stop", "FallbackIntent"] as const)
    it(`looks before it answers ${intent === "Stop" ? "a wish to stop" : "a bare no"}, though the recall failed`, async () => {
      const { home } = await lostAnswer();
      const attributes = { ...CALLER, resume: "none", twinAsked: "yes" };
      const event = { ...aDemoEvent({ intent, attributes }), inputTranscript: "no, thanks" };
      expect(heard(await aHook({ home }).handler(event))).to.include({ outcome: "done", result: "booked" });
      expect(heard(await aHook().handler(event)).said).to.match(/I have not changed anything|I did not get that/);
    });

  for (const locale of ["en_US", "es_US"] as const)
    it(`says that it cannot tell where the table cannot be read, and has the caller called back, in ${locale}`, async () => {
      const hook = aHook({ home: HOME_DOWN });
      const response = await hook.handler(aDemoEvent({ intent: "Stop", locale, attributes: { ...CALLER, twinAsked: "yes" } }));
      expect(heard(response)).to.include({ said: UNKNOWN[locale], outcome: "callback" });
      expect(hook.wanted).to.have.length(1);
      const inChat = { ...CALLER, channel: "CHAT", twinAsked: "yes" };
      expect(heard(await hook.handler(aDemoEvent({ intent: "Stop", locale, attributes: inChat }))).outcome).to.equal("person");
    });

  it("says that it cannot tell who withholds a number what was booked, unless nothing was said before", async () => {
    const outcomeOf = async (resume: string) =>
      heard(await aHook().handler(aDemoEvent({ intent: "Stop", attributes: { ...WITHHELD, twinAsked: "yes", resume } }))).outcome;
    expect([await outcomeOf("unknown"), await outcomeOf("none"), await outcomeOf("")]).to.deep.equal(["callback", "callback", "declined"]);
  });

  it("tells of the cancellation of the first bot when the caller then says no", async () => {
    const home = inMemoryTable();
    const first = aHook({ home });
    await bookIt(first);
    const say = talking(first.handler, { intent: "CancelDemo", attributes: CALLER });
    await say({ slots: { Code: "100001" } });
    const kept = first.kept.at(-1);
    if (kept === undefined) throw new Error("Nothing was kept.");
    const attributes = { ...CALLER, soFar: conversationText(kept.conversation), asked: "confirm", twinAsked: "yes" };
    const no = aDemoEvent({ intent: "CancelDemo", confirmation: "Denied", attributes });
    expect(heard(await aHook({ home }).handler(no)).said).to.equal("All right, your demo stays booked.");
    await say({ confirmation: "Confirmed" });
    expect(heard(await aHook({ home }).handler(no))).to.deep.include({
      said: "Your demo for Tuesday November 24, at 3 PM, is cancelled. You will get a text message that says so.",
      outcome: "finished",
      result: "cancelled",
    });
  });

  it("takes no text that makes no sense for a conversation", () => {
    for (const text of [undefined, "", "none", "[]", '{"intent":"OrderFlowers"}', '{"intent":"ScheduleDemo"}'])
      expect(parse(text)).to.equal(undefined);
  });
});

describe("recallHandler(), for demos", () => {
  const recalling = (conversation: string | undefined) => {
    const kept = parse(conversation);
    const recall = async () => (kept === undefined ? undefined : { conversation: kept, at: WEDNESDAY_10AM });
    const memories = [{ region: "us-east-1", memory: { recall } }] as const;
    return recallHandler(demoDialog(DEMO), { clock: aClock(WEDNESDAY_10AM), log: aLog().log, memories });
  };

  it("asks the question that was come to, in the caller's language, with what is known for the twin", async () => {
    const text = '{"intent":"ScheduleDemo","locale":"es_US","slots":{"Date":"2026-11-24"},"own":{"reach":"ok"}}';
    expect(await recalling(text)({ contactId: "contact-1" })).to.deep.equal({
      question: "Perdón, una vez más: ¿a qué hora?",
      resume: text,
      locale: "es_US",
    });
  });

  it("asks in the call's language where that is another one by now", async () => {
    const text = '{"intent":"ScheduleDemo","locale":"en_US","slots":{"Date":"2026-11-24"},"own":{"reach":"ok"}}';
    for (const locale of ["es_US", "es-US"])
      expect(await recalling(text)({ contactId: "contact-1", locale })).to.deep.equal({
        question: "Perdón, una vez más: ¿a qué hora?",
        resume: text.replace("en_US", "es_US"),
        locale: "es_US",
      });
    expect(await recalling(text)({ contactId: "contact-1", locale: "none" })).to.include({ locale: "en_US" });
  });

  it("asks for a mobile number, the number read back, the code or a yes, where those were come to", async () => {
    const asked = async (rest: string) => (await recalling(`{"locale":"en_US",${rest}}`)({ contactId: "contact-1" })).question;
    const slots = '"slots":{"Date":"2026-11-24","Time":"15:00"}';
    expect(await asked(`"intent":"ScheduleDemo","own":{"reach":"ok"},${slots}`)).to.include(
      "that is a demo for Tuesday November 24, at 3 PM",
    );
    expect(await asked(`"intent":"ScheduleDemo","own":{"reach":"withheld"},${slots}`)).to.include("which mobile number shall we send");
    expect(
      await asked('"intent":"ScheduleDemo","own":{"reach":"withheld"},"slots":{"Date":"2026-11-24","Time":"15:00","Mobile":"4155550123"}'),
    ).to.include("4 1 5, 5 5 5, 0 1 2 3");
    expect(await asked('"intent":"CancelDemo","own":{"reach":"ok"},"slots":{}')).to.include("what is the six-digit code");
    const startsAt = Date.parse("2026-11-24T20:00:00Z");
    const proved = JSON.stringify(JSON.stringify({ id: "x", caller: "+14155550100", startsAt }));
    expect(await asked(`"intent":"CancelDemo","slots":{},"own":{"reach":"ok","proved":${proved}}`)).to.include("hall I cancel it?");
  });

  it("asks the opening question of who is not remembered, in the language that the flow names", async () => {
    expect(await recalling(undefined)({ contactId: "contact-1", locale: "es-US" })).to.deep.include({ resume: "", locale: "" });
    expect((await recalling(undefined)({ contactId: "contact-1", locale: "es-US" })).question).to.match(/^Un momento/);
    expect((await recalling(undefined)({})).question).to.match(/^One moment/);
  });
});

describe("parseLexEvent()", () => {
  it("reads the keys of a turn, and none where only the end key was pressed", () => {
    expect(parseLexEvent(aDemoEvent({ keys: "1124" }))).to.include({ keys: "1124" });
    expect(parseLexEvent(aDemoEvent({ keys: "[END]" }))).not.to.have.property("keys");
  });

  it("knows a chat by the flow's word, and a text client without a flow by Lex's", () => {
    expect(parseLexEvent(aDemoEvent({ attributes: { channel: "CHAT" } }))).to.include({ isText: true });
    expect(parseLexEvent({ ...aDemoEvent({ attributes: {} }), inputMode: "Text" })).to.include({ isText: true });
    expect(parseLexEvent({ ...aDemoEvent({ attributes: CALLER }), inputMode: "Text" })).not.to.have.property("isText");
  });
});
