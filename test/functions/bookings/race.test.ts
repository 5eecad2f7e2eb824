import { expect } from "chai";
import { realClock } from "../../../functions/clock.ts";
import { dynamoDb } from "../../../functions/dynamodb.ts";
import { bookings } from "../../../functions/bookings/store.ts";
import { HOME_MS } from "../../../functions/bookings/patience.ts";
import { parseBooking, type Booking } from "../../../functions/bookings/booking.ts";
import { DynamoDbError } from "../../../functions/dynamodb-error.ts";
import { realPlatform } from "../../../functions/platform.ts";
import { seededRandom } from "../../../local/random.ts";
import { aCloud, type Cloud } from "../../local/wire/a-cloud.ts";
import { aSlot, aWish, behindFaults, countedCodes, expectSound, TABLE, type Fate } from "./showroom.ts";

const CALLERS = 60;
const SLOTS = [9, 10, 11, 12, 13, 14].map((hour) => aSlot(hour));

describe("bookings() over the wire", () => {
  let cloud: Cloud;
  before(async () => {
    cloud = await aCloud();
    await cloud.tables.createTable("us-east-1", {
      TableName: TABLE,
      AttributeDefinitions: ["pk", "sk"].map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    });
  });
  after(() => cloud.close());

  it(`gives ${SLOTS.length} slots to ${CALLERS} callers once each, although answers are lost, and every confirmation is stored`, async () => {
    const { endpoint, credentials } = cloud.client();
    const table = dynamoDb(realPlatform, {
      region: "us-east-1",
      endpoint: new URL(endpoint),
      credentials,
      attemptMs: 5000,
      attempts: 1,
    });
    const random = seededRandom(7);
    const fates = ["unanswered", "lost", "throttled", "conflict"] as const satisfies readonly Fate[];
    const home = behindFaults(
      table,
      () => (random.next() < 0.2 ? (fates[Math.floor(random.next() * fates.length)] ?? "well") : "well"),
      async () => undefined,
    );
    const clock = { ...realClock, sleep: async () => undefined };
    const store = bookings({ clock, home, newCode: countedCodes() }, TABLE, 1);
    const confirmed: Booking[] = [];
    let given = 0;
    const call = async (at: number): Promise<void> => {
      const slot = SLOTS[at % SLOTS.length] ?? aSlot();
      try {
        const booked = await store.book(aWish({ contactId: `c-${at}`, caller: `+141555501${at}`, slot }), clock.now() + 4 * HOME_MS);
        if (booked.kind === "booked") confirmed.push(booked.booking);
      } catch (error) {
        if (!(error instanceof DynamoDbError)) throw error;
        given += 1;
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, (_, at) => call(at)));

    const { Items } = await cloud.tables.execute("us-east-1", "Scan", { TableName: TABLE });
    const items = Array.isArray(Items) ? Items : [];
    const { booked } = expectSound(items, 1);
    const known = booked.map(({ id, code }) => `${id} ${code}`);
    for (const { id, code } of confirmed) expect(known).to.include(`${id} ${code}`);
    expect(booked).to.have.length(SLOTS.length);
    // Who was given up may have been booked all the same: a person calls back, and finds it.
    expect(booked.length - confirmed.length).to.be.at.most(given);
    expect(items.flatMap((item) => parseBooking(item) ?? [])).to.have.length(SLOTS.length);
  });
});
