// A week of the demo line, nine to five, on a simulated clock: what is booked on one day is reminded of on another, and nobody waits for it.
import { expect } from "chai";
import { aWeek, type Week } from "../../../../bench/apps/demo/week.ts";

const [ANNE, BEN, CARLA, DAN] = ["+14155550101", "+14155550102", "+14155550103", "+14155550104"];

describe("a week of the demo line", function () {
  this.slow(15_000);
  this.timeout(60_000);
  let week: Week;
  before(async () => {
    week = await aWeek();
  });
  after(() => week.close());

  const codeOf = (number: string): string =>
    week.texts().flatMap(({ to, text }) => (to === number ? [/(?:code is|código es) (\d{6})/.exec(text)?.[1] ?? ""] : []))[0] ?? "";

  it("reminds the day before at the demo's hour, in the caller's language, never of what is cancelled, and leaves no schedule", async () => {
    const { call, until, texts, reminders } = week;
    expect(await call(ANNE, "book a demo", "thursday", "3 pm", "yes")).to.equal("completed");
    expect(await call(BEN, "book a demo", "thursday", "4 pm", "yes")).to.equal("completed");
    await until(1, 10);
    const inSpanish = ["blub", "blub", "blub", "dtmf:3", "reservar una demostración", "el viernes", "a las once", "sí"];
    expect(await call(CARLA, ...inSpanish)).to.equal("completed");
    expect(reminders()).to.equal(3);
    await until(2, 12);
    expect(await call(BEN, "cancel my demo", `dtmf:${codeOf(BEN)}`, "yes")).to.equal("completed");
    // Too late to be reminded of: it is for the next morning.
    await until(2, 16);
    expect(await call(DAN, "book a demo", "tomorrow", "9 am", "yes")).to.equal("completed");
    expect(reminders()).to.equal(1);
    await until(7, 9);

    const told = texts().filter(({ text }) => /^(?:A reminder|Le recordamos)/.test(text));
    expect(told.map(({ to, at, text }) => [to, new Date(at).toISOString().slice(0, 16), text])).to.deep.equal([
      [
        ANNE,
        "2026-12-02T20:00",
        `A reminder of your demo: Thursday December 3, 2026, at 3 PM (EST; noon PST). To cancel it, call us with your code ${codeOf(ANNE)}.`,
      ],
      [
        CARLA,
        "2026-12-03T16:00",
        `Le recordamos su demostración: el viernes 4 de diciembre de 2026, a las 11 de la mañana (EST; a las 8 de la mañana PST). Para cancelarla, llámenos con su código ${codeOf(CARLA)}.`,
      ],
    ]);
    expect(texts()).to.have.length(4 + 1 + 2);
    expect(reminders()).to.equal(0);
  });
});
