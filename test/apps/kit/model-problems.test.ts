import { expect } from "chai";
import type { BotModel, IntentModel } from "../../../apps/kit/bot-model.ts";
import { modelProblems } from "../../../apps/kit/index.ts";

const fallback: IntentModel = { parent: "AMAZON.FallbackIntent" };
const book: IntentModel = {
  utterances: ["book a table", "a table for {Party}"],
  slots: { Party: { type: "AMAZON.Number", prompt: ["For how many?"] } },
  slotOrder: ["Party"],
};

const aModel = (intents: Readonly<Record<string, IntentModel>>, more: Partial<BotModel> = {}): BotModel => ({
  name: "diner",
  description: "Books tables.",
  idleSessionTtlInSeconds: 300,
  locales: [{ localeId: "en_US", nluConfidenceThreshold: 0.4, slotTypes: {}, intents: { fallback, ...intents } }],
  ...more,
});

describe("modelProblems()", () => {
  it("finds nothing in a sound model", () => {
    expect(modelProblems(aModel({ book }))).to.deep.equal([]);
  });

  it("names a slot that an utterance uses and nobody declared", () => {
    expect(modelProblems(aModel({ book: { ...book, utterances: ["a table at {When}"] } }))).to.deep.equal([
      'Cannot use slot "When" in utterance "a table at {When}" of intent "book": it is not declared there. Declared: "Party".',
    ]);
  });

  it("names a slot in the slot order that nobody declared, and one that the order leaves out", () => {
    expect(modelProblems(aModel({ book: { ...book, slotOrder: ["When"] } }))).to.deep.equal([
      'Cannot ask for slot "When" in intent "book": slotOrder names it, but it is not declared. Declared: "Party".',
      'Cannot place slot "Party" of intent "book": slotOrder leaves it out. Add it there.',
    ]);
  });

  it("names a pattern that Lex would not take", () => {
    const narrowed = (pattern: string): BotModel => ({
      ...aModel({}),
      locales: [
        {
          localeId: "en_US",
          nluConfidenceThreshold: 0.4,
          slotTypes: { Code: { parent: "AMAZON.AlphaNumeric", pattern } },
          intents: { fallback, book },
        },
      ],
    });
    expect(["[0-9]{6}", "[0-9]+", "", "[0-9]{6,}"].map((pattern) => modelProblems(narrowed(pattern)).length)).to.deep.equal([0, 1, 1, 1]);
    expect(modelProblems(narrowed("[0-9]+"))).to.deep.equal([
      'Cannot narrow slot type "Code" by "[0-9]+": Lex takes no *, +, {x,} or . in it. Say how many, and of what.',
    ]);
  });

  it("names a slot type without values", () => {
    const model = aModel({ book });
    const locales = model.locales.map((locale) => ({
      ...locale,
      slotTypes: { Dish: { resolutionStrategy: "TOP_RESOLUTION" as const, values: {} } },
    }));
    expect(modelProblems({ ...model, locales })).to.deep.equal(['Cannot use slot type "Dish": it has no values. Give it at least one.']);
  });

  it("asks for exactly one fallback intent", () => {
    const [problem] = modelProblems(aModel({ book, second: fallback }));
    expect(problem).to.equal(
      "Cannot build locale en_US: it has 2 fallback intents, Lex wants one. Give one intent the parent AMAZON.FallbackIntent.",
    );
  });

  it("refuses names that differ only in case, and an utterance of two intents", () => {
    expect(modelProblems(aModel({ book, Book: { utterances: ["Book a table"] } }))).to.deep.equal([
      'Cannot have intent "Book" beside "book": names must differ in more than case. Rename one.',
      'Cannot use utterance "Book a table" in intent "Book": intent "book" has it. Remove one.',
    ]);
  });

  it("holds the limits of Lex", () => {
    const slots = {
      Party: {
        type: "Guests",
        prompt: ["a", "b", "c", "d"] as const,
        maxRetries: 6,
        utterances: Array.from({ length: 11 }, (_none, at) => `for ${at}`),
      },
    };
    expect(modelProblems(aModel({ book: { ...book, slots } }, { idleSessionTtlInSeconds: 30 }))).to.deep.equal([
      "Cannot keep a silent session for 30 s: Lex takes 60 to 86,400. Change idleSessionTtlInSeconds.",
      'Cannot fill slot "Party" of intent "book": slot type "Guests" is not declared. Declared: none.',
      'Cannot use 4 wordings for slot "Party" of intent "book": Lex takes 3. Drop the others.',
      'Cannot ask slot "Party" of intent "book" again 6 times: Lex takes 0 to 5. Change maxRetries.',
      'Cannot give slot "Party" of intent "book" 11 utterances: Lex takes 10. Remove some.',
    ]);
  });

  it("counts what a locale has as a whole", () => {
    const values = Object.fromEntries(Array.from({ length: 9_000 }, (_none, at) => [`v${at}`, []]));
    const slotTypes = Object.fromEntries(
      Array.from({ length: 6 }, (_none, at) => [`T${at}`, { resolutionStrategy: "TOP_RESOLUTION" as const, values }]),
    );
    const said = Array.from({ length: 410 }, (_none, at) => `${at} ${"x".repeat(495)}`);
    const intents = { fallback, said: { utterances: said } };
    const model = { ...aModel({}), locales: [{ localeId: "en_US", nluConfidenceThreshold: 0.4, slotTypes, intents }] };
    expect(modelProblems(model).map((problem) => problem.replace(/\d{6} char/, "N char"))).to.deep.equal([
      "Cannot have N characters of utterances in en_US: Lex takes 200000. Remove some.",
      "Cannot have 54000 values and synonyms in en_US: Lex takes 50000. Remove some.",
    ]);
  });
});
