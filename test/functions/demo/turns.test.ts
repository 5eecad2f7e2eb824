import { expect } from "chai";
import { CALLER, WITHHELD } from "./demo-events.ts";
import { aHook, talking } from "./hooks.ts";

const SLOTS = { Date: "2026-11-24", Time: "15:00" } as const;

describe("the demo hook by keypad", () => {
  it("reads MMDD, HHMM and 1 for yes, whatever Lex made of the keys", async () => {
    const { handler } = aHook();
    const say = talking(handler, { attributes: CALLER });
    await say({});
    expect(await say({ keys: "1124", intent: "FallbackIntent" })).to.include({ asks: "Time" });
    expect(await say({ keys: "1500", slots: { Date: "2026-11-24" } })).to.include({
      said: "That is a demo for Tuesday November 24, at 3 PM. Shall I book it?",
    });
    expect(await say({ keys: "1", slots: SLOTS })).to.include({ asks: "Delegate" });
  });

  it("takes a month and a day that are past for those of next year, and 30 February for what it is", async () => {
    const say = talking(aHook({ calendar: { horizonDays: 120 } }).handler, { attributes: CALLER });
    await say({});
    expect((await say({ keys: "0104" })).asks).to.equal("Time");
    const other = talking(aHook().handler, { attributes: CALLER });
    await other({});
    expect((await other({ keys: "0230" })).said).to.include("there is no such day in the calendar");
  });

  it("takes a number, and 2 for a number read back wrong", async () => {
    const say = talking(aHook().handler, { attributes: WITHHELD });
    await say({ slots: SLOTS });
    expect((await say({ keys: "4155550123", slots: SLOTS })).said).to.include("4 1 5, 5 5 5, 0 1 2 3");
    expect(await say({ keys: "2", slots: { ...SLOTS, Mobile: "4155550123" } })).to.include({ asks: "Mobile" });
  });

  it("takes a code", async () => {
    const say = talking(aHook().handler, { intent: "CheckDemo", attributes: CALLER });
    await say({});
    expect((await say({ keys: "123456" })).said).to.include("that code does not fit");
  });
});

describe("the demo hook asked", () => {
  it("chooses among the times of an ambiguous answer by the part of the day", async () => {
    const say = talking(aHook({ calendar: { week: Array.from({ length: 7 }, () => ({ open: "00:00", close: "24:00" })) } }).handler, {
      attributes: CALLER,
    });
    await say({ slots: { Date: "2026-11-24", Time: { ambiguous: ["07:00", "19:00"] } } });
    expect((await say({ slots: { Date: "2026-11-24", Time: "EV" } })).said).to.include("at 7 PM. Shall I book it?");
  });

  it("takes the only time of an ambiguous answer at which it is open", async () => {
    const say = talking(aHook().handler, { attributes: CALLER });
    expect((await say({ slots: { Date: "2026-11-24", Time: { ambiguous: ["03:00", "15:00"] } } })).said).to.include("at 3 PM. Shall");
  });

  for (const [locale, help, question] of [
    ["en_US", "I book product demos.", "Sorry, once more: at what time?"],
    ["es_US", "Reservo demostraciones del producto.", "Perdón, una vez más: ¿a qué hora?"],
  ] as const)
    it(`for help says what it does and goes on with the question, in ${locale}`, async () => {
      const say = talking(aHook().handler, { attributes: CALLER, locale });
      await say({ slots: { Date: "2026-11-24" } });
      const { said, asks } = await say({ intent: "Help" });
      expect(said).to.match(new RegExp(`^${help.replace(".", "\\.")}.*${question.replace("?", "\\?")}$`));
      expect(asks).to.equal("Time");
    });

  for (const [locale, person, stopped] of [
    ["en_US", "Of course, I will find someone for you.", "All right, I have not changed anything."],
    ["es_US", "Por supuesto, busco a alguien que le atienda.", "Muy bien, no he cambiado nada."],
  ] as const)
    it(`for a person, and to stop, ends so, in ${locale}`, async () => {
      const say = () => talking(aHook().handler, { attributes: CALLER, locale });
      expect(await say()({ intent: "SpeakToPerson" })).to.include({ said: person, outcome: "person" });
      expect(await say()({ intent: "Stop" })).to.include({ said: stopped, outcome: "declined" });
    });

  it("something it does not understand asks twice and gives up, at once in the middle of a wish: Lex has asked again already", async () => {
    const say = talking(aHook().handler, { attributes: CALLER });
    const outcomes = [];
    for (let turn = 0; turn < 3; turn += 1) outcomes.push((await say({ intent: "FallbackIntent" })).outcome);
    expect(outcomes).to.deep.equal([undefined, undefined, "not-understood"]);
    const other = talking(aHook().handler, { attributes: CALLER });
    await other({ slots: { Date: "2026-11-24" } });
    expect(await other({ intent: "FallbackIntent" })).to.include({ outcome: "not-understood" });
  });

  it("for help over and over gives up", async () => {
    const say = talking(aHook().handler, { attributes: CALLER });
    for (let turn = 0; turn < 3; turn += 1) await say({ intent: "Help" });
    expect(await say({ intent: "Help" })).to.include({ outcome: "not-understood" });
  });

  it("books nothing after a no", async () => {
    const say = talking(aHook().handler, { attributes: CALLER });
    await say({ slots: SLOTS });
    expect(await say({ slots: SLOTS, confirmation: "Denied" })).to.include({
      said: "All right, I have not booked anything.",
      outcome: "declined",
    });
  });
});
