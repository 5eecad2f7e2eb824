// A thousand callers racing for a hundred slots, while one request in twenty is lost, loses its answer, arrives late or is throttled: the store of
// bookings over the wire, against the local table. What matters is that the counts of broken promises are none.
import { HOME_MS } from "../functions/bookings/patience.ts";
import { bookings as bookingsIn } from "../functions/bookings/store.ts";
import { parseBooking, parseSeat, seatKey, type Booking } from "../functions/bookings/booking.ts";
import { slotAt, type Slot } from "../functions/bookings/calendar.ts";
import { randomCode } from "../functions/bookings/code.ts";
import type { RawItem } from "../functions/attribute.ts";
import { realClock } from "../functions/clock.ts";
import { DynamoDbError } from "../functions/dynamodb-error.ts";
import { dynamoDb } from "../functions/dynamodb.ts";
import { isRecord } from "../functions/json.ts";
import { realPlatform } from "../functions/platform.ts";
import { seededRandom } from "../local/random.ts";
import { aCalendar } from "../test/functions/bookings/calendars.ts";
import { aWish, behindFaults, TABLE, type Fate } from "../test/functions/bookings/showroom.ts";
import { aCloud } from "../test/local/wire/a-cloud.ts";
import { figure, type Bench, type Figure } from "./harness.ts";

const CALLERS = 1000;
const SLOTS = 100;
const FAULTS = 0.05;
const FATES = ["lost", "unanswered", "late", "throttled", "conflict"] as const satisfies readonly Fate[];
/** One machine is not DynamoDB: an attempt has longer here than in a call, so that only the faults that are meant happen. */
const SLOWER = 20;

interface Played {
  readonly confirmed: readonly Booking[];
  readonly full: number;
  /** Those for whom a callback would be recorded. */
  readonly givenUp: readonly string[];
  readonly items: readonly RawItem[];
  readonly tookMs: readonly number[];
  readonly seconds: number;
  readonly requests: number;
  readonly faults: number;
}

const slots: readonly Slot[] = Array.from({ length: SLOTS }, (_, at) =>
  slotAt(aCalendar(), Date.parse("2026-11-24T14:00:00Z") + at * 1_800_000),
);

const play = async (seed: number): Promise<Played> => {
  const cloud = await aCloud();
  try {
    await cloud.tables.createTable("us-east-1", {
      TableName: TABLE,
      AttributeDefinitions: ["pk", "sk"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    });
    const { endpoint, credentials } = cloud.client();
    const settings = { region: "us-east-1", endpoint: new URL(endpoint), credentials, attemptMs: 450 * SLOWER, attempts: 1 } as const;
    const random = seededRandom(seed);
    let [requests, faults] = [0, 0];
    const fate = (): Fate => {
      requests += 1;
      if (random.next() >= FAULTS) return "well";
      faults += 1;
      return FATES[Math.floor(random.next() * FATES.length)] ?? "lost";
    };
    const home = behindFaults(dynamoDb(realPlatform, settings), fate, async (what) => {
      if (what.endsWith("late")) await realClock.sleep(200);
    });
    const store = bookingsIn({ clock: realClock, home, newCode: randomCode }, TABLE, 1);
    const confirmed: Booking[] = [];
    const givenUp: string[] = [];
    const tookMs: number[] = [];
    let full = 0;
    const call = async (at: number): Promise<void> => {
      const contactId = `contact-${at}`;
      const slot = slots[Math.floor(random.next() * SLOTS)];
      if (slot === undefined) return;
      const begun = performance.now();
      try {
        const wish = aWish({ contactId, caller: `+1415${String(at).padStart(7, "0")}`, slot });
        const booked = await store.book(wish, realClock.now() + HOME_MS * SLOWER);
        if (booked.kind === "booked") confirmed.push(booked.booking);
        else full += 1;
      } catch (error) {
        if (!(error instanceof DynamoDbError)) throw error;
        givenUp.push(contactId);
      }
      tookMs.push(performance.now() - begun);
    };
    const begun = performance.now();
    await Promise.all(Array.from({ length: CALLERS }, (_, at) => call(at)));
    const seconds = (performance.now() - begun) / 1000;
    await home.arrived();
    const { Items } = await cloud.tables.execute("us-east-1", "Scan", { TableName: TABLE });
    const items = Array.isArray(Items) ? Items.filter(isRecord) : [];
    return { confirmed, full, givenUp, items, tookMs, seconds, requests, faults };
  } finally {
    await cloud.close();
  }
};

/** The promises that were broken, each counted. */
const broken = ({ confirmed, givenUp, items, full }: Played) => {
  const booked = items.flatMap((item) => parseBooking(item) ?? []).filter(({ status }) => status === "booked");
  const seats = new Map(items.map((item) => [parseSeat(item).key, parseSeat(item).id]));
  const known = new Map(booked.map((booking) => [booking.id, booking]));
  const told = new Set([...confirmed.map(({ contactId }) => contactId), ...givenUp]);
  const count = <Item>(list: readonly Item[], is: (item: Item) => boolean): number => list.filter(is).length;
  return {
    "slots held by more than one": booked.length - new Set(booked.map(({ slot }) => slot.startsAt)).size,
    "bookings without their seat": count(booked, ({ slot, seat, id }) => seats.get(parseSeat(seatKey(slot, seat)).key) !== id),
    "confirmations not stored": count(confirmed, ({ id, code }) => known.get(id)?.code !== code),
    "bookings nobody was told of": count(booked, ({ contactId }) => !told.has(contactId)),
    "contacts booked twice": booked.length - new Set(booked.map(({ contactId }) => contactId)).size,
    "callers without an answer": CALLERS - confirmed.length - givenUp.length - full,
  };
};

export const bookings: Bench = {
  name: "bookings",
  run: async (quick) => {
    const plays: Played[] = [];
    for (let seed = 1; seed <= (quick ? 1 : 3); seed += 1) plays.push(await play(seed));
    const all = plays.map(broken);
    const names = [
      "slots held by more than one",
      "bookings without their seat",
      "confirmations not stored",
      "bookings nobody was told of",
      "contacts booked twice",
      "callers without an answer",
    ] as const;
    const race = `${CALLERS} callers for ${SLOTS} slots`;
    const of = (name: string, unit: Figure["unit"], value: (one: Played) => number, aim?: Figure["aim"]): Figure =>
      figure(`${race}: ${name}`, unit, plays.map(value), aim);
    return [
      ...names.map((name) =>
        figure(
          `${race}: ${name}`,
          "times",
          all.map((one) => one[name]),
          { at: "most", value: 0 },
        ),
      ),
      of("slots held at the end", "times", ({ items }) => items.filter((item) => parseSeat(item).key.startsWith("SLOT#")).length),
      of("booked and heard so", "times", ({ confirmed }) => confirmed.length),
      of("told that it is full", "times", ({ full }) => full),
      of("given up for a callback", "times", ({ givenUp }) => givenUp.length),
      of("requests that met a fault, of a hundred", "times", ({ faults, requests }) => (100 * faults) / requests),
      of("callers answered", "calls/s", ({ seconds }) => CALLERS / seconds),
    ];
  },
};
