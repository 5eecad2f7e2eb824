// A thousand callers racing for a hundred slots through both regions' bots, while one request in twenty to home's table is lost, loses its answer,
// arrives late or is refused, one call in ten loses its bot, and for a moment home cannot be reached. What matters is that no promise is broken.
import { slotsOn, type Slot } from "../../../functions/lib/demo/bookings/calendar.ts";
import { daysAfter, localTime } from "../../../functions/lib/calendar/local-time.ts";
import { startCloud } from "../../../local/cloud.ts";
import { realClock } from "../../../shared/clock.ts";
import { readProject } from "../../../local/program/project.ts";
import { seededRandom, type Random } from "../../../local/random.ts";
import { figure, type Bench, type Figure } from "../../harness.ts";
import type { Caller, Ended } from "./race/caller.ts";
import { bookedIn, broken } from "./race/promises.ts";
import { race, type Raced } from "./race/race.ts";

const CALLERS = 1000;
const DAYS = 10;
const TIME_ZONE = "America/New_York";
const OPENING = { open: "09:00", close: "19:00" } as const;
/** Calls that lose a turn of the bot they began with; of those, how many are met by it all the same. */
const LOSING = 0.1;
const MET = 0.5;
/** Turns between which home's table is not to be reached: when callers have begun to say yes. */
const OUTAGE = { from: 3 * CALLERS + 40, until: 3 * CALLERS + 70 } as const;

/** The days on which a demo can be, and those around them on which none can: the machine's own date moves on. */
const daysFrom = (now: number) => {
  const today = localTime(now, TIME_ZONE).date;
  const open = Array.from({ length: DAYS }, (_, at) => daysAfter(today, at + 2));
  return { open, closed: [today, daysAfter(today, 1), daysAfter(today, DAYS + 2)], horizon: DAYS + 1 };
};

const aCaller = (at: number, wish: Slot, random: Random): Caller => ({
  contactId: `race-${random.uuid()}`,
  number: `+1415${String(2_000_000 + at)}`,
  begins: at % 2 === 0 ? "home" : "standby",
  wish,
  isTerse: false,
  patience: 2,
  ...(random.next() < LOSING ? { loses: { turn: 1 + Math.floor(random.next() * 4), isMet: random.next() < MET } } : {}),
});

const play = async (seed: number): Promise<Raced> => {
  const { open, closed, horizon } = daysFrom(Date.now());
  const overrides = [
    "apps=demo",
    `timeZone=${TIME_ZONE}`,
    `demoHours=Mo-Su ${OPENING.open}-${OPENING.close}`,
    `demoHolidays=${closed.join(", ")}`,
    "demoSlotMinutes=60",
    "demoCapacity=1",
    "demoLeadMinutes=60",
    `demoHorizonDays=${horizon}`,
  ];
  const calendar = { week: open.slice(0, 7).map(() => OPENING), holidays: [], timeZone: TIME_ZONE, slotMinutes: 60 };
  const slots = open.flatMap((date) => slotsOn({ ...calendar, capacity: 1, leadMinutes: 60, horizonDays: horizon }, date));
  const random = seededRandom(seed);
  // As many wish for each, half of them of each region.
  const callers = Array.from({ length: CALLERS }, (_, at) => slots[(at >> 1) % slots.length]).flatMap((wish, at) =>
    wish === undefined ? [] : [aCaller(at, wish, random)],
  );
  const program = await readProject({ folder: process.cwd(), stack: "dev", overrides });
  const cloud = await startCloud({ program, clock: realClock, seed, port: 0, faults: [], botWaitMs: 8000, schedules: false });
  try {
    return await race(cloud, { callers, atOnce: 4, outage: OUTAGE });
  } finally {
    await cloud.close();
  }
};

export const bookings: Bench = {
  name: "bookings",
  run: async (quick) => {
    const plays: Raced[] = [];
    for (let seed = 1; seed <= (quick ? 1 : 3); seed += 1) plays.push(await play(seed));
    const all = plays.map((raced) => broken(raced));
    const named = `${CALLERS} callers for ${DAYS * 10} slots`;
    const [first] = all;
    const heard = (as: Ended["as"]) => plays.map(({ ended }) => ended.filter((one) => one.as === as).length);
    const promises = (Object.keys(first ?? {}) satisfies string[]).map((name): Figure =>
      figure(
        `${named}: ${name}`,
        "times",
        all.map((one) => Object.entries(one).find(([key]) => key === name)?.[1] ?? Number.NaN),
        {
          at: "most",
          value: 0,
        },
      ),
    );
    const told = (name: string, unit: Figure["unit"], values: readonly number[]): Figure => figure(`${named}: ${name}`, unit, values);
    return [
      ...promises,
      told(
        "slots held at the end",
        "times",
        plays.map((raced) => bookedIn(raced).length),
      ),
      told("booked and heard so", "times", heard("booked")),
      told("told that it is full", "times", heard("full")),
      told("promised a callback", "times", heard("callback")),
      told(
        "requests that met a fault",
        "times",
        plays.map(({ faults }) => faults),
      ),
      told(
        "turns lost that were not meant to be",
        "times",
        plays.map(({ ended }) => ended.reduce((sum, { lost }) => sum + lost, 0)),
      ),
      told(
        "turns a second",
        "turns/s",
        plays.map(({ turns, seconds }) => turns / seconds),
      ),
      told(
        "the whole race",
        "s",
        plays.map(({ seconds }) => seconds),
      ),
    ];
  },
};
