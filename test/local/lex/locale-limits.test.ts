import { expect } from "chai";
import type { LocaleDefinition } from "../../../local/lex/definition.ts";
import { localeLimits } from "../../../local/lex/locale-limits.ts";

const many = <Value>(length: number, make: (at: number) => Value): Value[] => Array.from({ length }, (_, at) => make(at));
const intent = (at: number) => ({ name: `I${at}`, sampleUtterances: [{ utterance: "x".repeat(500) }] });
const slot = (at: number) => ({
  name: `s${at}`,
  slotTypeName: "AMAZON.Number",
  valueElicitationSetting: { slotConstraint: "Optional" as const },
});
const locale = (more: Partial<LocaleDefinition>): LocaleDefinition => ({ localeId: "de_DE", nluConfidenceThreshold: 0.4, ...more });

describe("localeLimits()", () => {
  const cases: readonly (readonly [what: string, locale: LocaleDefinition, says: string])[] = [
    [
      "intents",
      locale({ intents: many(251, (at) => ({ name: `I${at}` })) }),
      "Cannot have 251 intents in de_DE: Lex takes 250. Remove some.",
    ],
    [
      "slots",
      locale({ intents: many(21, (at) => ({ name: `I${at}`, slots: many(100, slot) })) }),
      "Cannot have 2100 slots in de_DE: Lex takes 2000. Remove some.",
    ],
    [
      "slot types",
      locale({ slotTypes: many(101, (at) => ({ name: `T${at}` })) }),
      "Cannot have 101 slot types in de_DE: Lex takes 100. Remove some.",
    ],
    [
      "utterances",
      locale({
        intents: [{ name: "I", sampleUtterances: many(401, () => ({ utterance: "x".repeat(500) })) }],
      }),
      "Cannot have 200500 characters of sample utterances in de_DE: Lex takes 200000. Remove some.",
    ],
    [
      "values of all slot types together",
      locale({
        slotTypes: many(6, (type) => ({ name: `T${type}`, slotTypeValues: many(9_000, (at) => ({ sampleValue: { value: `v${at}` } })) })),
      }),
      "Cannot have 54000 values and synonyms in de_DE: Lex takes 50000. Remove some.",
    ],
  ];
  for (const [what, given, says] of cases)
    it(`counts ${what}`, () => {
      expect(localeLimits(given)).to.deep.equal([says]);
    });

  it("takes more in English", () => {
    expect(localeLimits({ ...locale({ intents: many(1_000, intent) }), localeId: "en_US" })).to.deep.equal([]);
    expect(localeLimits({ ...locale({ intents: many(1_001, intent) }), localeId: "en_GB" })).to.deep.equal([
      "Cannot have 1001 intents in en_GB: Lex takes 1000. Remove some.",
    ]);
  });
});
