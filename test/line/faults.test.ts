// No caller is lost: the line under every fault that it must survive, one call each.
import { expect } from "chai";
import { BOT_WAIT_MS, callsAside } from "./calls-aside.ts";
import { call, loggedIn, ORDER } from "./the-line.ts";

/** The caller says the first sentence again to the twin. */
const AGAIN = [ORDER[0] ?? "", ...ORDER];

describe("the line under a fault", function () {
  this.slow(10_000);
  this.timeout(30_000);
  const aside = callsAside({
    "us-east-1/lambda:lookup=hang": { fail: ["us-east-1/lambda:lookup=hang"] },
    "us-east-1/lex=hang": { fail: ["us-east-1/lex=hang"], words: AGAIN },
    "us-east-1/dynamodb=hang": { fail: ["us-east-1/dynamodb=hang"] },
  });

  for (const [fault, outcome, botRegion] of [
    ["us-east-1/lex=down", "completed", "us-west-2"],
    ["us-east-1/lex=error", "completed", "us-west-2"],
    ["us-east-1/lex=throttle", "completed", "us-west-2"],
    ["us-east-1/lambda:flowers=error", "completed", "us-west-2"],
    ["us-east-1/lambda:flowers=throttle", "completed", "us-west-2"],
    ["us-west-2/lex=down", "completed", "us-east-1"],
    ["us-east-1/lambda:lookup=error", "completed", "us-east-1"],
    ["us-east-1/lambda:report=error", "completed", "us-east-1"],
    ["us-west-2/dynamodb=down", "completed", "us-east-1"],
    ["us-east-1/dynamodb=throttle", "callback", "us-east-1"],
    ["us-east-1/dynamodb=down", "callback", "us-east-1"],
    ["*/dynamodb=down", "callback", "us-east-1"],
  ] as const)
    it(`${fault} ends ${outcome}, answered in ${botRegion}`, async () => {
      const { ended } = await call({ fail: [fault], words: botRegion === "us-west-2" ? AGAIN : ORDER });
      expect(ended).to.deep.include({ outcome, botRegion, switches: botRegion === "us-west-2" ? 1 : 0 });
      expect(ended.slots).to.include({ FlowerType: "roses", PickupTime: "10:00" });
    });

  it("both bots down leads to the keypad menu, and from there to a person", async () => {
    const { ended } = await call({ fail: ["*/lex=down"], words: ["hello", "hello again", "dtmf:2"] });
    expect(ended).to.deep.include({ outcome: "transferred", botRegion: null });
  });

  it("everything down at once still leads to a callback", async () => {
    const { ended } = await call({ fail: ["*/*=down"], words: ["hello", "hello again", "dtmf:1"], agents: "Offline" });
    expect(ended.outcome).to.equal("callback");
  });

  it("a chat with both bots down goes to a person", async () => {
    const { ended } = await call({ fail: ["*/lex=down"], channel: "CHAT", words: ["hello", "hello again"] });
    expect(ended.outcome).to.equal("transferred");
  });

  for (const [fault, outcome] of [
    ["us-east-1/lambda:lookup=hang", "completed"],
    ["us-east-1/dynamodb=hang", "callback"],
  ] as const)
    it(`${fault} ends ${outcome}, answered in us-east-1`, async () => {
      const { ended } = await aside(fault);
      expect(ended).to.deep.include({ outcome, botRegion: "us-east-1", switches: 0 });
      expect(ended.slots).to.include({ FlowerType: "roses", PickupTime: "10:00" });
    });

  it("us-east-1/lex=hang costs the caller T once, then the twin answers", async () => {
    const { ended, story } = await aside("us-east-1/lex=hang");
    expect(ended).to.deep.include({ outcome: "completed", botRegion: "us-west-2", switches: 1 });
    const failed = story.filter((entry) => entry.kind === "bot-failed");
    expect(failed.map(({ region }) => region)).to.deep.equal(["us-east-1"]);
    expect(failed[0]?.ms).to.be.at.least(BOT_WAIT_MS - 50);
  });

  it("reports that the twin was asked and that it answered, and nothing of the caller", async () => {
    const { story } = await call({ fail: ["us-east-1/lex=down"], words: AGAIN });
    expect(story.filter((entry) => entry.kind === "lambda-invoked" && entry.function.endsWith("report"))).to.have.length(2);
    const lines = await loggedIn("us-east-1");
    expect(lines.filter((line) => line.includes("2025550123") || line.includes("roses"))).to.deep.equal([]);
  });
});
