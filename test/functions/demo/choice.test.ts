import { expect } from "chai";
import { chosen, parseOffered } from "../../../functions/lib/dialog/ordinal-choice.ts";
import { SATURDAY } from "../../local/lex/flowers-locale.ts";
import { underBothReadings } from "../../local/lex/lex-line.ts";
import { aDemoLex } from "./a-demo-lex.ts";
import { CALLER } from "./demo-events.ts";
import { aHook, bookIt } from "./hooks.ts";

/** The line with its real hook, in one language; Tuesday at 3 PM is taken. */
const makeLine = async (localeId: string) => {
  const { handler } = aHook({ now: SATURDAY });
  await bookIt({ handler }, { attributes: { ...CALLER, contactId: "contact-0" } });
  return aDemoLex(handler, localeId);
};
const lines = new Map<string, ReturnType<typeof makeLine>>();

/** Somebody who has wished for that hour. */
const anOfferIn = async (hooks: string, localeId: string) => {
  const name = `${hooks} ${localeId}`;
  const making = lines.get(name) ?? makeLine(localeId);
  lines.set(name, making);
  const book = localeId === "en_US" ? "book a demo for tuesday at 3 pm" : "reservar una demo para el martes a las 3 de la tarde";
  const { first: offer, say, press } = await (await making)(CALLER, book);
  return { offer, say, press };
};

underBothReadings("the demo hook with three times on offer", (hooks) => {
  const anOffer = (localeId: string) => anOfferIn(hooks, localeId);

  // 2 PM, 2:30 PM and 3:30 PM.
  for (const [localeId, words, time] of [
    ["en_US", "the first one", "at 2 PM"],
    ["en_US", "um, I'll take the second one please", "at 2:30 PM"],
    ["en_US", "the second", "at 2:30 PM"],
    ["en_US", "number three", "at 3:30 PM"],
    ["en_US", "the last one", "at 3:30 PM"],
    ["en_US", "the earlier one", "at 2 PM"],
    ["en_US", "the latest", "at 3:30 PM"],
    ["es_US", "la primera", "a las 2 de la tarde"],
    ["es_US", "el segundo, por favor", "a las 2:30 de la tarde"],
    ["es_US", "la tercera opción", "a las 3:30 de la tarde"],
    ["es_US", "la última", "a las 3:30 de la tarde"],
    ["es_US", "la más temprana", "a las 2 de la tarde"],
    ["es_US", "la más tarde", "a las 3:30 de la tarde"],
  ] as const)
    it(`takes "${words}" for the one that it is`, async () => {
      const { say } = await anOffer(localeId);
      expect(await say(words)).to.match(new RegExp(`${time}\\. (?:Shall I book it|¿La reservo)\\?$`));
    });

  for (const [localeId, asks, time] of [
    ["en_US", "Or press 1, 2 or 3.", "at 2:30 PM"],
    ["es_US", "O presione 1, 2 o 3.", "a las 2:30 de la tarde"],
  ] as const)
    it(`says that it can be chosen by a key, and takes the key, in ${localeId}`, async () => {
      const { offer, press } = await anOffer(localeId);
      expect(offer).to.include(asks);
      expect(await press("2")).to.include(time);
    });

  it("still takes another time by voice and by keys, and the place of one after words it did not understand", async () => {
    expect(await (await anOffer("en_US")).say("at 11 am")).to.include("at 11 AM. Shall I book it?");
    expect(await (await anOffer("en_US")).press("1130")).to.include("at 11:30 AM. Shall I book it?");
    const { say } = await anOffer("en_US");
    expect(await say("blub blub")).to.include("at what time?");
    expect(await say("the first one")).to.include("at 2 PM. Shall I book it?");
  });

  for (const [localeId, yes, offers] of [
    ["en_US", "yes please", "I have Tuesday November 24 at 2, 2:30 or 3:30 PM. Which one would you like? Or press 1, 2 or 3."],
    [
      "es_US",
      "sí, por favor",
      "Tengo libre el martes 24 de noviembre a las 2, a las 2:30 o a las 3:30 de la tarde. ¿Cuál le conviene? O presione 1, 2 o 3.",
    ],
  ] as const)
    it(`says them again after a bare yes, in ${localeId}`, async () => {
      const { offer, say, press } = await anOffer(localeId);
      expect(offer.endsWith(offers), offer).to.equal(true);
      expect(await say(yes)).to.equal(offers);
      expect(await press("3")).to.include("3:30");
    });

  it("has forgotten them once something else was asked", async () => {
    const { say, press } = await anOffer("en_US");
    await say("the first one");
    expect(await say("make it sunday")).to.include("there are no demos on Sundays");
    expect(await press("1")).to.include("I did not get the day");
  });
});

describe("chosen()", () => {
  it("takes no hour, no day and no other wish for a place among the offered", () => {
    const en = [
      "one",
      "2",
      "at two",
      "december first",
      "first of december",
      "later",
      "an earlier one please",
      "the first thing in the morning",
    ];
    const es = ["la una", "a las dos", "2", "el primero de diciembre", "a primera hora", "más tarde", "otra"];
    const meant = [...en.map((said) => [said, "en_US"]), ...es.map((said) => [said, "es_US"])].filter(
      ([transcript = "", locale = ""]) => chosen([1, 2, 3], locale, { transcript }) !== undefined,
    );
    expect(meant).to.deep.equal([]);
  });

  it("takes no key and no place that was not offered", () => {
    expect([
      chosen([1], "en_US", { keys: "2" }),
      chosen([1], "en_US", { transcript: "the second" }),
      chosen([], "en_US", { keys: "1" }),
    ]).to.deep.equal([undefined, undefined, undefined]);
    expect([undefined, "", "none", "1,,2", "1,x"].map(parseOffered)).to.deep.equal([[], [], [], [], []]);
  });
});
