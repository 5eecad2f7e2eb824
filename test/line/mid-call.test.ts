// A conversation outlives its region: the bot in use is lost in the middle of a call, and its twin goes on.
import { expect } from "chai";
import type { LogEntry } from "../../local/events.ts";
import { BOT_WAIT_MS, callsAside } from "./calls-aside.ts";
import { ORDER, call, letReplicasCatchUp, loggedIn, outputsOf, theLine, type Told } from "./the-line.ts";

/** The caller's words when the answer at this place is lost with the bot, and given again. */
const losing = (at: number): readonly string[] => [...ORDER.slice(0, at + 1), ...ORDER.slice(at)];
const QUESTIONS = ["which flowers", "what day", "at what time", "shall i order"];
const DOWN = ["us-east-1/lex=down"];
/** The caller's words when the twin begins anew at the fourth. */
const ANEW = [...ORDER.slice(0, 4), ...ORDER];

const orders = (story: readonly LogEntry[]) => story.filter((entry) => entry.kind === "item-written" && entry.table.endsWith("-orders"));

/** What was said after the bot was lost. */
const saidSince = ({ story }: Told): readonly string[] => {
  const lost = story.findIndex(({ kind }) => kind === "bot-failed");
  return story.slice(lost).flatMap((entry) => (entry.kind === "said" ? [entry.text] : []));
};
const timesAsked = (told: Told): readonly number[] =>
  QUESTIONS.map((question) => saidSince(told).filter((text) => text.toLowerCase().includes(question)).length);

const expectOrdered = ({ ended, story }: Told): void => {
  expect(ended).to.deep.include({ outcome: "completed", botRegion: "us-west-2", switches: 1 });
  expect(ended.slots).to.include({ FlowerType: "roses", PickupTime: "10:00" });
  expect(orders(story)).to.have.length(1);
};

describe("the line when a bot is lost in the middle of a call", function () {
  this.slow(10_000);
  this.timeout(30_000);
  const aside = callsAside({
    memory: { fail: ["*/dynamodb:conversations=hang"], failAt: { 3: DOWN }, words: ANEW },
    bot: { failAt: { 3: ["us-east-1/lex=hang"] }, words: losing(3) },
  });

  for (const [at, asked] of [
    [1, [1, 1, 1, 1]],
    [2, [0, 1, 1, 1]],
    [3, [0, 0, 1, 1]],
    [4, [0, 0, 0, 1]],
  ] as const)
    it(`asks once more for "${ORDER[at]}", for nothing that was given before, and orders once`, async () => {
      const told = await call({ failAt: { [at]: DOWN }, words: losing(at) });
      expectOrdered(told);
      expect(timesAsked(told)).to.deep.equal(asked);
      expect(saidSince(told).filter((text) => text.startsWith("Sorry, once more"))).to.have.length(1);
      expect(saidSince(told).join(" ")).not.to.include("How can I help you");
    });

  for (const fault of ["us-east-1/lex=throttle", "us-east-1/lambda:flowers=error"])
    it(`goes on under ${fault}`, async () => {
      expectOrdered(await call({ failAt: { 2: [fault] }, words: losing(2) }));
    });

  it("takes a correction as the first answer to the twin", async () => {
    const told = await call({ failAt: { 3: DOWN }, words: [...ORDER.slice(0, 4), "actually, make it tulips at 10 am", "yes"] });
    expect(told.ended).to.deep.include({ outcome: "completed", botRegion: "us-west-2" });
    expect(told.ended.slots).to.include({ FlowerType: "tulips", PickupTime: "10:00" });
  });

  const noHome = { failAt: { 3: [...DOWN, "us-east-1/dynamodb:conversations=down"] } };

  it("reads the memory at the standby when the home table is down", async () => {
    const told = await call({ ...noHome, meanwhile: letReplicasCatchUp, words: losing(3) });
    expectOrdered(told);
    expect(timesAsked(told)).to.deep.equal([0, 0, 1, 1]);
  });

  it("asks again, and loses nobody, when the standby's memory lags behind", async () => {
    const { ended } = await call({ ...noHome, words: ANEW });
    expect(ended).to.deep.include({ outcome: "completed", botRegion: "us-west-2", switches: 1 });
  });

  it("asks again for what was given last when the memory is behind", async () => {
    const told = await call({
      failAt: { 2: ["*/dynamodb:conversations=down"], 3: DOWN },
      words: [...ORDER.slice(0, 4), ...ORDER.slice(2)],
    });
    expectOrdered(told);
    expect(timesAsked(told)).to.deep.equal([0, 1, 1, 1]);
  });

  const expectAnew = (told: Told): void => {
    expectOrdered(told);
    expect(saidSince(told)[0]).to.include("How can I help you");
  };

  for (const fault of ["*/dynamodb:conversations=down", "us-east-1/lambda:recall=error"])
    it(`begins anew with the twin under ${fault}`, async () => {
      expectAnew(await call({ fail: [fault], failAt: { 3: DOWN }, words: ANEW }));
    });

  it("asks again where the twin's Lex does not hear the answer again", async () => {
    const told = await call({
      fail: ["us-west-2/lex.PutSession=down"],
      failAt: { 3: DOWN },
      words: [...ORDER.slice(0, 4), "10 am", ...ORDER.slice(3)],
    });
    expectOrdered(told);
    expect(timesAsked(told)).to.deep.equal([0, 0, 2, 1]);
  });

  it("brings who asks for a person to one, as the first answer to the twin", async () => {
    const { ended } = await call({ failAt: { 3: DOWN }, words: [...ORDER.slice(0, 4), "I want to talk to a person"] });
    expect(ended).to.deep.include({ outcome: "transferred", botRegion: "us-west-2" });
  });

  for (const words of ["cancel", "no"])
    it(`takes "${words}" as the first answer to the twin`, async () => {
      const told = await call({ failAt: { 4: DOWN }, words: [...ORDER, words] });
      expect(told.ended).to.deep.include({ outcome: "completed", botRegion: "us-west-2" });
      expect(told.said).to.include("not ordered anything");
      expect(orders(told.story)).to.deep.equal([]);
    });

  it("helps, and comes back to the question", async () => {
    const told = await call({ failAt: { 3: DOWN }, words: [...ORDER.slice(0, 4), "help", "10 am", "yes"] });
    expectOrdered(told);
  });

  describe("after the order was placed, before the caller heard of it", () => {
    const placed = async (contactId: string): Promise<void> => {
      const cloud = await theLine();
      const { services } = cloud;
      const Item = {
        contactId: { S: contactId },
        flowerType: { S: "roses" },
        pickupDate: { S: "2030-01-02" },
        pickupTime: { S: "10:00" },
        status: { S: "placed" },
      };
      await services.tables.execute("us-east-1", "PutItem", { TableName: outputsOf(cloud).apps["flowers"]?.tables["orders"], Item });
    };

    for (const answer of ["yes", "no"])
      it(`neither orders twice nor says that nothing is ordered: "${answer}"`, async () => {
        const told = await call({ failAt: { 4: DOWN }, meanwhile: placed, words: [...ORDER, answer] });
        expect(told.ended).to.deep.include({ outcome: "completed", botRegion: "us-west-2" });
        expect(told.said).to.include("You have an order from this call already: roses").and.to.include("Thank you for your order");
        expect(orders(told.story)).to.have.length(1);
      });
  });

  it("goes on when the bot hangs, after T", async () => {
    const told = await aside("bot");
    expectOrdered(told);
    const failed = told.story.flatMap((entry) => (entry.kind === "bot-failed" ? [entry.ms] : []));
    expect(failed).to.have.length(1);
    expect(failed[0]).to.be.at.least(BOT_WAIT_MS - 50);
  });

  it("begins anew with the twin under */dynamodb:conversations=hang", async () => {
    expectAnew(await aside("memory"));
  });

  it("keeps the slots out of every log", async () => {
    await call({ failAt: { 3: DOWN }, words: losing(3) });
    for (const region of ["us-east-1", "us-west-2"] as const)
      expect((await loggedIn(region)).filter((line) => line.includes("roses"))).to.deep.equal([]);
  });
});
