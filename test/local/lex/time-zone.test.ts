import { expect } from "chai";
import { parseAssumptions } from "../../../local/assumptions.ts";
import { UserError } from "../../../local/errors.ts";
import { LEX_TIME_ZONES, lexTimeZone } from "../../../local/lex/time-zone.ts";
import { lexBots } from "../../../local/lex/bots.ts";
import { seededRandom } from "../../../local/random.ts";
import { virtualClock } from "../../../shared/clock.ts";
import { orderFlowersDefinition } from "./flowers-locale.ts";

const TOKYO = { "x-amz-lex:time-zone": "Asia/Tokyo" };

describe("lexTimeZone()", () => {
  it("takes the zone of the request, but where it is assumed to be ignored", () => {
    const zones = LEX_TIME_ZONES.map((assumed) => lexTimeZone(assumed, "us-east-1", TOKYO));
    expect(zones).to.deep.equal(["Asia/Tokyo", "Asia/Tokyo", "America/New_York"]);
  });

  it("goes by the region of the bot without one, or by UTC", () => {
    const zones = LEX_TIME_ZONES.map((assumed) => lexTimeZone(assumed, "eu-west-2", undefined));
    expect(zones).to.deep.equal(["Europe/London", "UTC", "Europe/London"]);
    expect(lexTimeZone("region", "ca-central-1", {})).to.equal("UTC");
  });

  it("passes over a zone that does not exist", () => {
    expect(lexTimeZone("region", "us-west-2", { "x-amz-lex:time-zone": "Mars/Olympus" })).to.equal("America/Los_Angeles");
  });
});

describe("the zone of a local bot", () => {
  const tomorrow = async (more: object): Promise<string | undefined> => {
    const bots = lexBots({
      // 22 November in New York, 23 November in Tokyo.
      clock: virtualClock(Date.parse("2026-11-22T20:00:00Z")),
      random: seededRandom(7),
      dispatch: () => Promise.reject(new Error("No hook is asked.")),
      accountId: "111122223333",
    });
    const { botId } = bots.createBot("us-east-1", orderFlowersDefinition);
    const version = bots.createVersion("us-east-1", botId, undefined);
    const locales = [{ localeId: "en_US", enabled: true }];
    const { aliasId: botAliasId } = bots.createAlias("us-east-1", botId, { name: "live", version, locales, tags: {} });
    const request = { botId, botAliasId, localeId: "en_US", sessionId: "caller-1", text: "roses for tomorrow" };
    const { sessionState } = await bots.recognizeText("us-east-1", { ...request, ...more }, new AbortController().signal);
    return sessionState?.intent?.slots?.["PickupDate"]?.value?.interpretedValue;
  };

  it("is that of a request attribute", async () => {
    expect(await tomorrow({ requestAttributes: TOKYO })).to.equal("2026-11-24");
  });

  it("is not that of a session attribute", async () => {
    expect(await tomorrow({ sessionState: { sessionAttributes: TOKYO } })).to.equal("2026-11-23");
  });
});

describe("parseAssumptions()", () => {
  it("reads an assumption; without any, the documented ones hold", () => {
    expect(parseAssumptions([])).to.deep.equal({ lexTimeZone: "region" });
    expect(parseAssumptions(["lex-time-zone=utc", "lex-time-zone=ignored"])).to.deep.equal({ lexTimeZone: "ignored" });
  });

  it("names each that it does not know", () => {
    expect(() => parseAssumptions(["lex-time-zone=mars", "gravity"]))
      .to.throw(UserError)
      .with.property("problems")
      .that.deep.equals([
        'Cannot assume "lex-time-zone=mars": the local cloud knows no such assumption. Write lex-time-zone=region|utc|ignored.',
        'Cannot assume "gravity": the local cloud knows no such assumption. Write lex-time-zone=region|utc|ignored.',
      ]);
  });
});
