// Relative days on the clock of the app: two regions whose Lex has another today each, under all three assumptions about Lex's zone.
import { expect } from "chai";
import { LEX_TIME_ZONES } from "../../../../local/lex/time-zone.ts";
import { twinBots, type TwinsOptions } from "../../twin-bots.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Local days from midnight to midnight, with what each is followed by. Two change to summer time, two from it. */
const LOCAL_DAYS = [
  { timeZone: "Asia/Tokyo", from: "2026-11-21T15:00:00Z", hours: 24, tomorrow: "2026-11-23" },
  { timeZone: "Pacific/Honolulu", from: "2026-11-22T10:00:00Z", hours: 24, tomorrow: "2026-11-23" },
  { timeZone: "America/New_York", from: "2026-11-01T04:00:00Z", hours: 25, tomorrow: "2026-11-02" },
  { timeZone: "America/New_York", from: "2027-03-14T05:00:00Z", hours: 23, tomorrow: "2027-03-15" },
  { timeZone: "Pacific/Auckland", from: "2026-09-26T12:00:00Z", hours: 23, tomorrow: "2026-09-28" },
  { timeZone: "Pacific/Auckland", from: "2027-04-03T11:00:00Z", hours: 25, tomorrow: "2027-04-05" },
] as const;

/** 23:59:30 in each zone, on 22 November 2026. */
const BEFORE_MIDNIGHT = [
  { timeZone: "Asia/Tokyo", at: "2026-11-22T14:59:30Z" },
  { timeZone: "Pacific/Honolulu", at: "2026-11-23T09:59:30Z" },
  { timeZone: "America/New_York", at: "2026-11-23T04:59:30Z" },
  { timeZone: "Pacific/Auckland", at: "2026-11-22T10:59:30Z" },
] as const;

const flowers = (options: TwinsOptions) => twinBots("flowers", "en_US", options);

for (const assumed of LEX_TIME_ZONES)
  describe(`a relative day, where Lex's zone is assumed "${assumed}"`, () => {
    for (const { timeZone, from, hours, tomorrow } of LOCAL_DAYS)
      it(`is "tomorrow" of ${timeZone} at every hour of the day before ${tomorrow}`, async () => {
        const { clock, caller, made } = flowers({ at: from, timeZone, assumed });
        for (let hour = 0; hour < hours; hour++) {
          const { home } = caller();
          await home("I would like a dozen roses for tomorrow at 9 pm");
          await home("yes");
          clock.pass(HOUR_MS);
        }
        expect(await made()).to.deep.equal(Array.from({ length: hours }, () => `${tomorrow} 21:00`));
      });

    for (const { timeZone, at } of BEFORE_MIDNIGHT) {
      it(`stays what it was when midnight passes between two turns in ${timeZone}`, async () => {
        const { clock, caller, made } = flowers({ at, timeZone, assumed });
        const { home } = caller();
        await home("I would like to order flowers");
        await home("roses");
        await home("tomorrow");
        clock.pass(MINUTE_MS);
        await home("10 am");
        clock.pass(MINUTE_MS);
        await home("yes");
        expect(await made()).to.deep.equal(["2026-11-23 10:00"]);
      });

      it(`stays what it was when midnight passes between failure and replay in ${timeZone}`, async () => {
        const { clock, caller, made } = flowers({ at, timeZone, assumed });
        const { home, standby } = caller();
        await home("I would like roses tomorrow");
        clock.pass(MINUTE_MS);
        await standby("10 am");
        await standby("yes");
        expect(await made()).to.deep.equal(["2026-11-23 10:00"]);
      });

      it(`is meant from the turn in which the twin hears it, after midnight in ${timeZone}`, async () => {
        const { clock, caller, made } = flowers({ at, timeZone, assumed });
        const { home, standby } = caller();
        await home("I would like to order roses");
        clock.pass(MINUTE_MS);
        await standby("tomorrow");
        await standby("10 am");
        await standby("yes");
        expect(await made()).to.deep.equal(["2026-11-24 10:00"]);
      });

      it(`is meant from when it was said, when midnight passes while the twin's hook says it again in ${timeZone}`, async () => {
        const { clock, caller, made } = flowers({ at, timeZone, assumed, networkMs: 500 });
        const { home, standby } = caller();
        await home("I would like to order roses");
        clock.pass(29_400);
        await standby("tomorrow");
        await standby("10 am");
        await standby("yes");
        expect(await made()).to.deep.equal(["2026-11-23 10:00"]);
      });

      it(`is corrected by words of a later turn, from that turn's day in ${timeZone}`, async () => {
        const { clock, caller, made } = flowers({ at, timeZone, assumed });
        const { home } = caller();
        await home("I would like roses tomorrow");
        clock.pass(MINUTE_MS);
        await home("the day after tomorrow at 10 am");
        await home("yes");
        expect(await made()).to.deep.equal(["2026-11-25 10:00"]);
      });

      it(`is said in hours, over midnight in ${timeZone}`, async () => {
        const { caller, made } = flowers({ at, timeZone, assumed });
        const { home } = caller();
        await home("I would like roses in two hours");
        await home("yes");
        expect(await made()).to.deep.equal(["2026-11-23 01:59"]);
      });
    }

    it("is said in hours, over both changes of the clock", async () => {
      const back = flowers({ at: "2026-11-01T04:30:00Z", timeZone: "America/New_York", assumed });
      const caller = back.caller();
      await caller.home("I would like roses in three hours");
      await caller.home("yes");
      // From 00:30 on, the hour from one to two comes twice.
      expect(await back.made()).to.deep.equal(["2026-11-01 02:30"]);
      const forward = flowers({ at: "2027-03-14T05:30:00Z", timeZone: "America/New_York", assumed });
      const other = forward.caller();
      await other.home("I would like roses in three hours");
      await other.home("yes");
      // There is no hour from two to three.
      expect(await forward.made()).to.deep.equal(["2027-03-14 04:30"]);
    });

    it("is a demo's, too, in either language", async () => {
      const wishes = [
        ["en_US", "I would like to book a demo tomorrow at 3 pm", "yes"],
        ["es_US", "quisiera agendar una demostración para mañana a las 3 de la tarde", "sí"],
      ] as const;
      for (const { timeZone, at } of BEFORE_MIDNIGHT)
        for (const [localeId, wish, yes] of wishes) {
          const { clock, caller, made } = twinBots("demo", localeId, { at, timeZone, assumed });
          const [alone, lost] = [caller(), caller()];
          await alone.home(wish);
          await lost.home(wish);
          clock.pass(MINUTE_MS);
          await alone.home(yes);
          await lost.standby(yes);
          expect(await made(), `${timeZone} ${localeId}`).to.deep.equal(["2026-11-23 15:00", "2026-11-23 15:00"]);
        }
    });
  });
