import { expect } from "chai";
import { totalUsd } from "../../../apps/kit/cost-item.ts";
import { RATES, type Rate } from "../../../apps/kit/rates.ts";
import { OTHERS_WORDS_EVERY as RULE } from "../../../functions/lib/failover/rules.ts";
import { OTHERS_WORDS_EVERY } from "../../../infra/platform/failover-watch.ts";
import { costProblem, monthlyCost } from "../../../infra/watch/cost.ts";
import { detectionTrade } from "../../../infra/watch/cost-trade.ts";
import { stackOf } from "../settings/texts.ts";

const settings = (overrides: Readonly<Record<string, string>> = {}) => stackOf({ costCap: "1000000", ...overrides });

describe("monthlyCost()", () => {
  it("keeps the idle stack of the defaults under 100 USD a month", () => {
    expect(monthlyCost(settings()).idleUsd).to.be.within(50, 100);
  });

  it("adds up what it lists, dearest first", () => {
    const { items, idleUsd, callItems, per1000CallsUsd } = monthlyCost(settings());
    expect(idleUsd).to.equal(totalUsd(items));
    expect(per1000CallsUsd).to.equal(totalUsd(callItems));
    expect(items.map(({ usd }) => usd)).to.deep.equal(items.map(({ usd }) => usd).toSorted((one, other) => other - one));
    for (const { usd, quantity, rate } of [...items, ...callItems]) expect(usd).to.equal(quantity * rate);
  });

  it("counts the witness's bots asked each recognizeSeconds for 30 days, and a twentieth more for all other apps", () => {
    const asked = (overrides: Readonly<Record<string, string>>) =>
      monthlyCost(settings(overrides)).items.find(({ what }) => what === "recognize probes of the bots");
    expect(asked({ recognizeSeconds: "60" })).to.include({ quantity: 90_720 });
    expect(OTHERS_WORDS_EVERY).to.equal(RULE);
    expect(asked({ recognizeSeconds: "60", apps: "flowers" })).to.include({
      quantity: 86_400,
      rate: 0.00075,
      lowerBy: "recognizeSeconds",
      verify: true,
    });
    expect(asked({ recognizeSeconds: "120", apps: "flowers" })).to.include({ quantity: 43_200 });
    expect(asked({ probeMethod: "session" })).to.include({ quantity: 0 });
  });

  it("tells what free sessions would cost if they were not free", () => {
    const sessions = monthlyCost(settings({ apps: "flowers" })).items.find(({ what }) => what === "session probes of the bots");
    expect(sessions).to.include({ usd: 0, verify: true });
    expect(sessions?.why).to.include("would add 777.60 USD a month");
  });

  it("counts a number for each app with a phone, and texts for calls that book a demo", () => {
    const [one, both] = [settings({ apps: "flowers" }), settings()].map(monthlyCost);
    const numbers = (cost = one) => cost?.items.find(({ what }) => what.startsWith("phone numbers"))?.quantity;
    expect([numbers(one), numbers(both)]).to.deep.equal([30, 60]);
    expect(one?.extras).to.deep.equal([]);
    expect(both?.extras[0]?.items[0]).to.include({ quantity: 2_000, verify: true });
    expect((both?.idleUsd ?? 0) - (one?.idleUsd ?? 0)).to.be.within(4, 8);
  });

  it("charges a key for recordings, and more for a toll-free number", () => {
    const { idleUsd } = monthlyCost(settings());
    expect(monthlyCost(settings({ recording: "true" })).idleUsd).to.be.closeTo(idleUsd + 1, 1e-9);
    expect(monthlyCost(settings({ phoneNumberType: "TOLL_FREE" })).idleUsd).to.be.above(idleUsd);
  });
});

describe("RATES", () => {
  it("say where and when each was seen, and why it must be verified where the source is weak", () => {
    for (const [name, rate] of Object.entries<Rate>(RATES)) {
      expect(rate.source, name).to.not.equal("");
      expect(rate.seen, name).to.match(/^(?:20\d\d(?:-\d\d-\d\d)?|undated)$/);
      if (rate.seen === "undated") expect(rate.verify, name).to.be.a("string");
    }
  });
});

describe("costProblem()", () => {
  const capped = (overrides: Readonly<Record<string, string>>, costCap: number) => {
    const stack = settings(overrides);
    return { ...stack, settings: { ...stack.settings, costCap } };
  };

  it("has nothing to say at the cap", () => {
    expect(costProblem(settings({ costCap: String(Math.ceil(monthlyCost(settings()).idleUsd)) }))).to.equal(undefined);
  });

  it("names the setting that brings the cost down most, even if the dearest item has none", () => {
    expect(costProblem(capped({ probeMethod: "session" }, 20))).to.match(
      /the largest part for observer, running without a gap \(9\.36 USD\)\. Raise probeSeconds/,
    );
  });
});

describe("detectionTrade()", () => {
  const chosen = (overrides: Readonly<Record<string, string>> = {}) => detectionTrade(settings(overrides)).find(({ isChosen }) => isChosen);

  it("has an idle line leave a dead bot within 10 s by default, refusing or hanging", () => {
    expect(chosen()?.outageSeconds).to.be.below(10);
    expect(chosen()?.hangSeconds).to.be.below(10);
  });

  it("says that sessions alone never find a bot that understands wrongly", () => {
    expect(chosen({ probeMethod: "session" })).to.not.have.property("wrongSeconds");
    expect(chosen()?.wrongSeconds).to.be.within(60, 75);
  });

  it("shows no neighbour twice, and none whose rounds are rarer than its recognize probes", () => {
    const rows = detectionTrade(settings()).map((row) => `${row.probeMethod} ${row.probeSeconds} ${row.recognizeSeconds}`);
    expect(new Set(rows).size).to.equal(rows.length);
    for (const row of detectionTrade(settings({ recognizeSeconds: "10" }))) expect(row.probeSeconds).to.be.at.most(row.recognizeSeconds);
  });

  it("costs more, the sooner it finds out", () => {
    const byUnderstanding = detectionTrade(settings())
      .filter(({ probeMethod, probeSeconds }) => probeMethod === "recognize" && probeSeconds === 5)
      .map(({ idleUsd }) => idleUsd);
    expect(byUnderstanding).to.deep.equal(byUnderstanding.toSorted((one, other) => one - other));
  });
});
