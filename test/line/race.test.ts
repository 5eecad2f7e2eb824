import { expect } from "chai";
import { slotAt, slotsOn } from "../../functions/lib/demo/bookings/calendar.ts";
import { daysAfter, localTime, weekday } from "../../functions/lib/calendar/local-time.ts";
import type { Caller } from "../../bench/apps/demo/race/caller.ts";
import { bookedIn, broken } from "../../bench/apps/demo/race/promises.ts";
import { race } from "../../bench/apps/demo/race/race.ts";
import { aCalendar } from "../functions/lib/demo/bookings/calendars.ts";
import { theLine, STILL } from "./the-line.ts";

const CALLERS = 30;
const SLOTS = 5;

/** The first slots of a Thursday: the other tests of the line book on Tuesdays. */
const slots = (() => {
  const { date: today } = localTime(Date.now(), aCalendar().timeZone);
  const thursday = daysAfter(today, 7 + ((4 - weekday(today) + 7) % 7));
  return slotsOn(aCalendar({ holidays: [] }), thursday).slice(0, SLOTS);
})();

const callers = Array.from({ length: CALLERS }, (_, at): Caller => ({
  contactId: `race-${at}`,
  number: `+1415556${String(1000 + at)}`,
  begins: at % 2 === 0 ? "home" : "standby",
  wish: slots[at % SLOTS] ?? slotAt(aCalendar(), 0),
  isTerse: at % 8 !== 0,
  patience: 0,
  // Some lose their bot, and half of those only its answer.
  ...(at % 5 === 0 ? { loses: { turn: 1 + (at % 2), isMet: at % 4 === 0 } } : {}),
}));

describe("the demo line in a race", function () {
  this.slow(10_000);
  this.timeout(60_000);

  it(`gives ${SLOTS} slots to ${CALLERS} callers of both bots once each, and breaks no promise under faults`, async () => {
    const raced = await race(await theLine(), { callers, atOnce: 2, always: [STILL], outage: { from: 38, until: 41 } });
    const promises = broken(raced);
    expect(promises).to.deep.equal(Object.fromEntries(Object.keys(promises).map((name) => [name, 0])));
    expect(bookedIn(raced)).to.have.length(SLOTS);
  });
});
