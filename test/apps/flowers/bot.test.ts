import { expect } from "chai";
import { modelHash, modelProblems, lexBot, type SlotsOf } from "../../../apps/kit/index.ts";
import { flowerNamed, flowerNames, orderFlowers } from "../../../apps/flowers/bot.ts";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

describe("orderFlowers", () => {
  it("is a model that Lex would take", () => {
    expect(modelProblems(orderFlowers)).to.deep.equal([]);
  });

  it("gives its slots their types", () => {
    // The type checker is the test: text for what callers may say freely.
    const typed: Same<SlotsOf<typeof orderFlowers, "OrderFlowers">, { FlowerType: string; PickupDate: string; PickupTime: string }> = true;
    expect(typed).to.equal(true);
  });

  it("has at least 25 utterances for an order, some of them with slots", () => {
    const { utterances } = orderFlowers.locales[0].intents.OrderFlowers;
    expect(utterances.length).to.be.at.least(25);
    expect(utterances.filter((utterance) => utterance.includes("{")).length).to.be.at.least(10);
  });

  it("is not directed at children, and lets a session be silent for five minutes", () => {
    const { dataPrivacy, idleSessionTtlInSeconds, autoBuildBotLocales } = lexBot(orderFlowers);
    expect({ dataPrivacy, idleSessionTtlInSeconds, autoBuildBotLocales }).to.deep.equal({
      dataPrivacy: { childDirected: false },
      idleSessionTtlInSeconds: 300,
      autoBuildBotLocales: true,
    });
  });
});

describe("flowerNamed()", () => {
  it("knows a flower by its singular, its synonyms and in any case", () => {
    expect(["Roses", "rose", "red  roses", "Calla lilies", "gerberas"].map(flowerNamed)).to.deep.equal([
      "roses",
      "roses",
      "roses",
      "lilies",
      "daisies",
    ]);
  });

  it("does not know what the shop does not sell", () => {
    expect(flowerNamed("gladioli")).to.equal(undefined);
    expect(flowerNames).to.not.include("gladioli");
  });
});

describe("modelHash()", () => {
  it("is twelve hex characters, the same for the same content in another order", () => {
    const { locales, name, description, idleSessionTtlInSeconds } = orderFlowers;
    expect(modelHash(orderFlowers)).to.match(/^[0-9a-f]{12}$/);
    expect(modelHash({ idleSessionTtlInSeconds, locales, description, name })).to.equal(modelHash(orderFlowers));
  });

  it("changes with a word that callers hear", () => {
    const [locale] = orderFlowers.locales;
    const { OrderFlowers, ...others } = locale.intents;
    const other = {
      ...orderFlowers,
      locales: [{ ...locale, intents: { ...others, OrderFlowers: { ...OrderFlowers, confirmation: { prompt: ["Shall I?"] } } } }],
    } as const;
    expect(modelHash(other)).to.not.equal(modelHash(orderFlowers));
  });
});
