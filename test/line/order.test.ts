// What a caller of the line lives through, from dialling to the end, with the real program, flow and bundles.
import { expect } from "chai";
import type { LogEntry } from "../../local/events.ts";
import { call, contactIn, outputsOf, theLine } from "./the-line.ts";

const ordersIn = async (contactId: string): Promise<unknown> => {
  const cloud = await theLine();
  const { services } = cloud;
  const { Item } = await services.tables.execute("us-east-1", "GetItem", {
    TableName: outputsOf(cloud).apps["flowers"]?.tables["orders"],
    Key: { contactId: { S: contactId } },
  });
  return Item;
};

const isOrder = (entry: LogEntry): boolean => entry.kind === "item-written" && entry.table.endsWith("-orders");

describe("the line", function () {
  this.slow(5000);

  it("takes an order in five turns and stores it once", async () => {
    const { ended, story } = await call();
    expect(ended).to.deep.include({
      kind: "call-ended",
      outcome: "completed",
      botRegion: "us-east-1",
      switches: 0,
      turns: 5,
      intent: "OrderFlowers",
    });
    expect(ended.slots).to.have.all.keys("FlowerType", "PickupDate", "PickupTime");
    expect(ended.slots).to.include({ FlowerType: "roses", PickupTime: "10:00" });
    expect(story.filter(isOrder)).to.have.length(1);
    expect(await ordersIn(contactIn(story))).to.deep.include({
      flowerType: { S: "roses" },
      status: { S: "placed" },
    });
  });

  it("takes everything said in one sentence", async () => {
    const { ended } = await call({ words: ["um, hi, could I please get a dozen tulips for tomorrow at noon", "yes please"] });
    expect(ended).to.deep.include({ outcome: "completed", turns: 2 });
    expect(ended.slots).to.include({ FlowerType: "tulips", PickupTime: "12:00" });
  });

  it("ends a declined order with neither a twin nor a report", async () => {
    const { ended, story, said } = await call({ words: ["roses for tomorrow at 10 am", "no thanks"] });
    expect(ended).to.deep.include({ outcome: "completed", switches: 0 });
    expect(said).to.include("not ordered anything");
    expect(
      story.filter((entry) => entry.kind === "bot-failed" || (entry.kind === "lambda-invoked" && entry.function.endsWith("report"))),
    ).to.deep.equal([]);
    expect(story.some(isOrder)).to.equal(false);
  });

  it("says why an order will not do, and asks again", async () => {
    const { ended, said } = await call({
      words: ["I want to order flowers", "cactuses", "tulips", "yesterday", "tomorrow", "at 3 am", "10 am", "yes"],
    });
    expect(ended).to.deep.include({ outcome: "completed" });
    expect(ended.slots).to.include({ FlowerType: "tulips", PickupTime: "10:00" });
    expect(said)
      .to.match(/do not have|don't have/i)
      .and.to.match(/past|passed/i)
      .and.to.match(/open/i);
  });

  it("brings a caller who asks for a person to one, with what is known", async () => {
    const { ended, story } = await call({ words: ["I want to talk to a person"] });
    expect(ended.outcome).to.equal("transferred");
    const joined = story.find((entry) => entry.kind === "agent-joined");
    expect(joined).to.deep.include({ queue: "People" });
    expect(joined?.attributes).to.include({ botRegion: "us-east-1", intent: "SpeakToPerson" });
  });

  it("offers a callback where nobody is there", async () => {
    const { ended, story } = await call({ words: ["a person please"], agents: "Offline" });
    expect(ended.outcome).to.equal("callback");
    expect(story.find((entry) => entry.kind === "callback-created")).to.include({ number: "+1***0123" });
  });

  it("asks a withheld caller for a number before it promises a callback", async () => {
    const { ended, story } = await call({ words: ["a person please", "dtmf:2025550188#"], agents: "Offline", from: undefined });
    expect(ended.outcome).to.equal("callback");
    expect(story.find((entry) => entry.kind === "callback-created")).to.include({ number: "+1***0188" });
  });

  it("offers a callback to who waits too long", async () => {
    const { ended } = await call({ words: ["a person please", "dtmf:1"], agents: "Busy" });
    expect(ended.outcome).to.equal("callback");
  });

  it("goes to the keypad menu when it does not understand", async () => {
    const { ended } = await call({ words: ["blue fish", "green fish", "red fish", "dtmf:2"] });
    expect(ended.outcome).to.equal("transferred");
  });

  it("serves a chat as it serves a call", async () => {
    const { ended } = await call({ channel: "CHAT" });
    expect(ended).to.deep.include({ outcome: "completed", turns: 5 });
  });

  it("lets a caller hang up at any time", async () => {
    expect((await call({ words: ["I would like to order flowers", "roses"] })).ended).to.deep.include({ outcome: "abandoned", turns: 2 });
    expect((await call({ words: [] })).ended.outcome).to.equal("abandoned");
  });

  it("never shows a caller's number in its story", async () => {
    const { story } = await call({ words: ["a person please"] });
    expect(JSON.stringify(story)).not.to.include("2025550123");
  });
});
