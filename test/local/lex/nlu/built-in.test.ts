import { expect } from "chai";
import { interpret } from "../../../../local/lex/interpret.ts";
import { compileLocale } from "../../../../local/lex/nlu/compile.ts";
import { hear } from "../../../../local/lex/nlu/listen.ts";
import { newSession } from "../../../../local/lex/state.ts";
import { aBotOf } from "../lex-line.ts";
import { NEW_YORK, SATURDAY } from "../flowers-locale.ts";

const prompt = { maxRetries: 1, messageGroupsList: [{ message: { plainTextMessage: { value: "Well?" } } }] };

/** What a slot of the type makes of the answer to its own question. */
const answered = (slotTypeName: string, say: string, slotTypes: readonly unknown[] = []): string | null | undefined => {
  const valueElicitationSetting = { slotConstraint: "Required", promptSpecification: prompt };
  const [definition] =
    aBotOf(
      [
        {
          name: "Ask",
          sampleUtterances: [{ utterance: "begin" }],
          slots: [{ name: "It", slotTypeName, valueElicitationSetting }],
          slotPriorities: [{ priority: 0, slotName: "It" }],
        },
      ],
      slotTypes,
    ).botLocales ?? [];
  if (definition === undefined) throw new Error("no locale");
  const locale = compileLocale(definition);
  const { resolved } = interpret({
    locale,
    session: {
      ...newSession("r"),
      intent: { name: "Ask", slots: { It: null }, state: "InProgress", confirmationState: "None" },
      dialogAction: { type: "ElicitSlot", slotToElicit: "It" },
    },
    heard: hear(say, locale, SATURDAY, NEW_YORK),
    requestAttributes: {},
  });
  return resolved["It"]?.value.interpretedValue;
};

describe("a built-in slot type", () => {
  const cases: readonly (readonly [type: string, said: string, value: string | undefined])[] = [
    ["AMAZON.Number", "twenty five please", "25"],
    ["AMAZON.Number", "minus 3.5", "-3.5"],
    ["AMAZON.Number", "two hundred and ten", "210"],
    ["AMAZON.Number", "none of them", undefined],
    ["AMAZON.Percentage", "50 percent", "50%"],
    ["AMAZON.Duration", "ten minutes", "PT10M"],
    ["AMAZON.Duration", "2 days", "P2D"],
    ["AMAZON.AlphaNumeric", "a b one two", "AB12"],
    ["AMAZON.AlphaNumeric", "it is XK-40", "XK40"],
    ["AMAZON.AlphaNumeric", "I cannot find it", undefined],
    ["AMAZON.PhoneNumber", "my number is +1 (206) 555-0100", "+12065550100"],
    ["AMAZON.PhoneNumber", "two oh six five five five oh one double zero", "2065550100"],
    ["AMAZON.PhoneNumber", "12", undefined],
    ["AMAZON.EmailAddress", "it's Ana@Example.com", "ana@example.com"],
    ["AMAZON.EmailAddress", "ana dot silva at example dot com", "ana.silva@example.com"],
    ["AMAZON.Confirmation", "yeah sure", "Yes"],
    ["AMAZON.Confirmation", "no thanks", "No"],
    ["AMAZON.FirstName", "my name is ana", "Ana"],
    ["AMAZON.City", "new york please", "New York"],
    ["AMAZON.FreeFormInput", "The bell rang, and nobody came!", "The bell rang, and nobody came!"],
  ];
  for (const [type, said, value] of cases)
    it(`${type} reads "${said}" as ${value ?? "nothing"}`, () => {
      expect(answered(type, said)).to.equal(value);
    });
});

describe("a custom slot type", () => {
  const sizes = (resolutionStrategy: string) => [
    {
      name: "Size",
      valueSelectionSetting: { resolutionStrategy },
      slotTypeValues: [{ sampleValue: { value: "large" }, synonyms: [{ value: "big one" }] }],
    },
  ];

  it("answers the listed value under TOP_RESOLUTION, and nothing for other words", () => {
    expect([answered("Size", "the big one", sizes("TOP_RESOLUTION")), answered("Size", "gigantic", sizes("TOP_RESOLUTION"))]).to.deep.equal(
      ["large", undefined],
    );
  });

  it("answers in the caller's own words under ORIGINAL_VALUE", () => {
    expect([
      answered("Size", "the Big One", sizes("ORIGINAL_VALUE")),
      answered("Size", "gigantic please", sizes("ORIGINAL_VALUE")),
    ]).to.deep.equal(["Big One", "gigantic"]);
  });

  it("made from AMAZON.AlphaNumeric takes only what its pattern allows", () => {
    const codes = [
      {
        name: "Code",
        parentSlotTypeSignature: "AMAZON.AlphaNumeric",
        valueSelectionSetting: { resolutionStrategy: "ORIGINAL_VALUE", regexFilter: { pattern: "[A-Z]{2}[0-9]{2}" } },
      },
    ];
    expect([answered("Code", "AB12", codes), answered("Code", "12AB", codes)]).to.deep.equal(["AB12", undefined]);
  });
});
