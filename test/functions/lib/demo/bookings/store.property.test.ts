import { expect } from "chai";
import * as fc from "fast-check";
import type { Booking } from "../../../../../functions/lib/demo/bookings/booking.ts";
import { ATTEMPT_MS, HOME_MS } from "../../../../../functions/lib/demo/bookings/patience.ts";
import { bookings } from "../../../../../functions/lib/demo/bookings/store.ts";
import { DynamoDbError } from "../../../../../functions/lib/aws/dynamodb-error.ts";
import { inMemoryTable } from "./in-memory-table.ts";
import { aSlot, aWish, behindFaults, countedCodes, expectSound, TABLE, tickingClock, type Fate } from "./showroom.ts";

const FATES = ["well", "well", "well", "well", "lost", "unanswered", "late", "throttled", "conflict"] as const satisfies readonly Fate[];

/**
 * What one caller does, in turn. A retry is the same call once more, as Lambda's or the twin's; in haste there is time for one attempt, and its outcome
 * stays unknown the more often.
 */
const deeds = fc.array(fc.constantFrom("book", "cancel", "cancel in haste", "retry"), { minLength: 1, maxLength: 4 });
const contact = fc.record({ slot: fc.constantFrom(10, 11), deeds });
const history = fc.record({
  capacity: fc.integer({ min: 1, max: 2 }),
  contacts: fc.array(contact, { minLength: 1, maxLength: 5 }),
  fates: fc.infiniteStream(fc.constantFrom(...FATES)),
});

const orNothing = async <Result>(work: Promise<Result>): Promise<Result | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof DynamoDbError) return undefined;
    throw error;
  }
};

describe("bookings() in every history of callers, lost answers and late requests", () => {
  it("holds each seat once, and breaks no promise that was made", async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.scheduler(), async ({ capacity, contacts, fates }, scheduler) => {
        const table = inMemoryTable();
        const home = behindFaults(
          table,
          () => fates.next().value ?? "well",
          (what) => scheduler.schedule(Promise.resolve(), what),
        );
        const clock = tickingClock();
        const store = bookings({ clock, home, newCode: countedCodes() }, TABLE, capacity);
        const until = () => clock.now() + HOME_MS;
        const promised: Booking[] = [];
        let fulls = 0;
        let everBooked = 0;

        const live = async (
          { slot, deeds: todo }: { readonly slot: number; readonly deeds: readonly string[] },
          at: number,
        ): Promise<void> => {
          const wish = aWish({ contactId: `c-${at}`, caller: `+1415555010${at}`, slot: aSlot(slot) });
          let mine: Booking | undefined;
          // A cancellation of unknown outcome may still arrive, and is then what the caller wanted: nothing is promised until it is booked anew.
          let isKnown = true;
          for (const deed of todo) {
            if (deed === "cancel" || deed === "cancel in haste") {
              if (mine === undefined) continue;
              const cancelled = await orNothing(store.cancel(mine, deed === "cancel" ? until() : clock.now() + ATTEMPT_MS.home + 10));
              isKnown &&= cancelled !== undefined;
              if (cancelled !== undefined) mine = undefined;
              continue;
            }
            const answers = await Promise.all(
              [store.book(wish, until()), ...(deed === "retry" ? [store.book(wish, until())] : [])].map((one) => orNothing(one)),
            );
            const booked = answers.flatMap((one) => (one?.kind === "booked" ? [one.booking] : []));
            fulls += answers.filter((one) => one?.kind === "full").length;
            everBooked += booked.length > 0 ? 1 : 0;
            // A retry hears the same code.
            expect(new Set(booked.map(({ code }) => code)).size).to.be.at.most(1);
            mine = booked[0] ?? mine;
            isKnown ||= booked.length > 0;
          }
          if (mine !== undefined && isKnown) promised.push(mine);
        };

        const all = Promise.all(contacts.map(live));
        await scheduler.waitFor(all);
        await scheduler.waitAll();
        await home.arrived();

        const { booked } = expectSound(table.items(), capacity);
        for (const hour of [10, 11])
          expect(booked.filter(({ slot }) => slot.startsAt === aSlot(hour).startsAt).length).to.be.at.most(capacity);
        for (const { id, code } of promised) expect(booked.find((one) => one.id === id)?.code).to.equal(code);
        // Nobody is sent away from an empty showroom.
        if (contacts.length <= capacity) expect(fulls).to.equal(0);
        expect(everBooked).to.be.at.least(promised.length);
      }),
      { numRuns: 200 },
    );
  });
});
