// What the demo line's functions may do at the bookings' table, held against what their code asks of it: no less, and no more.
import { expect } from "chai";
import { bookings } from "../../../functions/lib/demo/bookings/store.ts";
import { HOME_MS } from "../../../functions/lib/demo/bookings/patience.ts";
import { seatHolder } from "../../../functions/lib/demo/bookings/seat-holder.ts";
import { proof } from "../../../functions/lib/demo/bookings/proof.ts";
import { smsCaps } from "../../../functions/lib/demo/bookings/sms-caps.ts";
import { texts } from "../../../functions/lib/demo/bookings/texts.ts";
import type { WholeDynamoDb } from "../../../functions/lib/aws/dynamodb.ts";
import { inMemoryTable } from "../../functions/lib/demo/bookings/in-memory-table.ts";
import { aSlot, aWish, countedCodes, TABLE, tickingClock } from "../../functions/lib/demo/bookings/showroom.ts";
import { lookIn, plainProgram } from "../declared.ts";

const ACTIONS = {
  getItem: "GetItem",
  putItem: "PutItem",
  deleteItem: "DeleteItem",
  updateItem: "UpdateItem",
  query: "Query",
  batchGet: "BatchGetItem",
} as const;

/** A table that notes the IAM action of whatever is asked of it; a transaction needs those of its parts. */
const noted = (): { readonly home: WholeDynamoDb; readonly asked: () => readonly string[]; readonly forget: () => void } => {
  const table = inMemoryTable();
  const asked = new Set<string>();
  const noting =
    <Input, Answer>(operation: keyof typeof ACTIONS, ask: (input: Input) => Promise<Answer>) =>
    (input: Input): Promise<Answer> => {
      asked.add(`dynamodb:${ACTIONS[operation]}`);
      return ask(input);
    };
  return {
    asked: () => [...asked].sort(),
    forget: () => asked.clear(),
    home: {
      getItem: noting("getItem", (input) => table.getItem(input)),
      putItem: noting("putItem", (input) => table.putItem(input)),
      deleteItem: noting("deleteItem", (input) => table.deleteItem(input)),
      updateItem: noting("updateItem", (input) => table.updateItem(input)),
      query: noting("query", (input) => table.query(input)),
      batchGet: noting("batchGet", (input) => table.batchGet(input)),
      transactWrite: (parts) => {
        for (const part of parts) for (const verb of Object.keys(part)) asked.add(`dynamodb:${verb}Item`);
        return table.transactWrite(parts);
      },
    },
  };
};

describe("the tables' actions in the manifest of demo", function () {
  this.timeout(30_000);
  this.slow(10_000);

  it("lets the code hook and the sender ask of the bookings' table precisely what their code asks", async () => {
    const { home, asked, forget } = noted();
    const program = await plainProgram();
    const allowed = (name: string): readonly string[] => [lookIn(program).usesOf(`${name}-policy`)[0]?.Action ?? []].flat();

    const clock = tickingClock();
    const until = () => clock.now() + HOME_MS;
    const store = bookings({ clock, home, newCode: countedCodes() }, TABLE, 1);
    const booked = await store.book(aWish(), until());
    if (booked.kind !== "booked") throw new Error("It is free.");
    const { booking } = booked;
    await store.free([aSlot()], 1, until());
    await proof({ clock, home }, TABLE).prove("c-1", [booking.caller], await store.coming(booking.caller, until()), booking.code, until());
    await store.cancel(booking, until());
    for (const twin of ["home", "standby"]) expect(allowed(`demo-${twin}-hook`)).to.deep.equal(asked());

    const again = await store.book(aWish({ contactId: "c-2" }), until());
    if (again.kind !== "booked") throw new Error("It is free again.");
    forget();
    const outbox = texts(home, TABLE);
    const [first, second] = await outbox.waiting(2);
    if (first === undefined || second === undefined) throw new Error("Two texts wait.");
    await outbox.claim(first, clock.now());
    await outbox.settle(first, "sent");
    await outbox.settle(second, "failed");
    await smsCaps(home, TABLE, { perNumberDay: 1, perDay: 1 }).take(booking.caller, "2026-11-24", clock.now());
    expect(await seatHolder(home, TABLE)({ id: again.booking.id, startsAt: aSlot().startsAt })).to.include({ contactId: "c-2" });
    expect(allowed("notify")).to.deep.equal(asked());
  });
});
