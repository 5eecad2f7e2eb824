import { expect } from "chai";
import { orderBook, type PlacedOrder, type OrderBook } from "../../../functions/flowers/orders.ts";
import type { DynamoDb } from "../../../functions/lib/aws/dynamodb.ts";
import { DynamoDbError } from "../../../functions/lib/aws/dynamodb-error.ts";
import { aDynamoDb, startDynalite } from "../services.ts";

const roses: PlacedOrder = { contactId: "c-1", flowerType: "roses", pickupDate: "2026-11-24", pickupTime: "10:00", placedAt: 7 };

describe("orderBook() against dynalite", () => {
  let home: Awaited<ReturnType<typeof startDynalite>>;
  let standby: Awaited<ReturnType<typeof startDynalite>>;
  let book: OrderBook;
  const itemAt = ({ port }: { readonly port: number }, contactId: string): ReturnType<DynamoDb["getItem"]> =>
    aDynamoDb(port).getItem({ TableName: "orders", Key: { contactId: { S: contactId } } });

  before(async () => {
    [home, standby] = await Promise.all([startDynalite("orders", "contactId"), startDynalite("orders", "contactId")]);
    book = orderBook({ home: aDynamoDb(home.port), standby: aDynamoDb(standby.port) }, "orders");
  });
  after(() => {
    home.stop();
    standby.stop();
  });

  it("place() stores an order once: the second time answers the first order", async () => {
    expect(await book.place(roses)).to.include({ flowerType: "roses" });
    expect(await book.place({ ...roses, flowerType: "lilies", placedAt: 8 })).to.deep.equal({
      flowerType: "roses",
      pickupDate: "2026-11-24",
      pickupTime: "10:00",
    });
    expect(await itemAt(home, "c-1")).to.deep.equal({
      contactId: { S: "c-1" },
      flowerType: { S: "roses" },
      pickupDate: { S: "2026-11-24" },
      pickupTime: { S: "10:00" },
      placedAt: { N: "7" },
      status: { S: "placed" },
    });
  });

  it("place() looks at what was written last, lest it find nothing where a first try has stored the order", async () => {
    const asked: unknown[] = [];
    const direct = aDynamoDb(home.port);
    const noting: DynamoDb = {
      ...direct,
      getItem: (input) => {
        asked.push(input.ConsistentRead);
        return direct.getItem(input);
      },
    };
    await book.place({ ...roses, contactId: "c-4" });
    await orderBook({ home: noting, standby: noting }, "orders").place({ ...roses, contactId: "c-4" });
    expect(asked).to.deep.equal([true]);
  });

  it("place() fails when the contact's item is no order", async () => {
    await aDynamoDb(home.port).putItem({ TableName: "orders", Item: { contactId: { S: "c-2" } } });
    const failed = await book.place({ ...roses, contactId: "c-2" }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(failed).to.be.instanceOf(DynamoDbError).and.to.include({ failure: "condition" });
  });

  it("recordCallback() writes at the standby, beside the order's own key", async () => {
    await book.recordCallback({ ...roses, contactId: "c-3" });
    expect(await itemAt(standby, "callback#c-3")).to.deep.include({ flowerType: { S: "roses" }, status: { S: "callback-wanted" } });
    expect(await itemAt(home, "callback#c-3")).to.equal(undefined);
  });
});
