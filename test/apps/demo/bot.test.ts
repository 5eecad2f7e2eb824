import { expect } from "chai";
import type { LocaleModel } from "../../../apps/kit/bot-model.ts";
import { demoBooking, demoKeypad } from "../../../apps/demo/bot.ts";
import { lexBot, modelHash, modelProblems, type SlotsOf } from "../../../apps/kit/index.ts";
import { keysForBot } from "../../../local/connect/keys.ts";

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

const [english, spanish] = demoBooking.locales;

describe("demoBooking", () => {
  it("is a model that Lex would take", () => {
    expect(modelProblems(demoBooking)).to.deep.equal([]);
  });

  it("has the same intents, slots, order of questions and confirmations in both locales", () => {
    const shape = ({ intents, slotTypes }: LocaleModel) => [
      Object.keys(slotTypes),
      Object.entries(intents).map(([name, { slots = {}, slotOrder, confirmation, fulfillmentCodeHook, dialogCodeHook, parent }]) => [
        name,
        Object.entries(slots).map(([slot, { type, required, maxRetries }]) => [slot, type, required, maxRetries]),
        [slotOrder, confirmation !== undefined, fulfillmentCodeHook, dialogCodeHook, parent],
      ]),
    ];
    expect(shape(spanish)).to.deep.equal(shape(english));
  });

  it("asks each question three ways in both languages, never one in the other's words", () => {
    const prompts = ({ intents }: LocaleModel): readonly (readonly string[])[] =>
      Object.values(intents).flatMap(({ slots = {}, confirmation }) => [
        ...Object.values(slots).map(({ prompt }) => prompt),
        ...(confirmation === undefined ? [] : [confirmation.prompt]),
      ]);
    const asked = [...prompts(english), ...prompts(spanish)];
    expect(asked.filter(({ length }) => length !== 3)).to.deep.equal([]);
    const inEnglish = new Set(prompts(english).flat());
    expect(
      prompts(spanish)
        .flat()
        .filter((text) => inEnglish.has(text)),
    ).to.deep.equal([]);
  });

  it("narrows a code to six digits, and gives its slots their types", () => {
    expect(lexBot(demoBooking).botLocales.map(({ slotTypes }) => slotTypes)).to.deep.equal(
      [english, spanish].map(({ slotTypes }) => [
        {
          name: "BookingCode",
          description: slotTypes.BookingCode.description,
          parentSlotTypeSignature: "AMAZON.AlphaNumeric",
          valueSelectionSetting: { resolutionStrategy: "ORIGINAL_VALUE", regexFilter: { pattern: "[0-9]{6}" } },
        },
      ]),
    );
    const typed: Same<SlotsOf<typeof demoBooking, "ScheduleDemo">, { Date: string; Time: string; Mobile: string }> = true;
    expect(typed).to.equal(true);
  });

  it("obscures the code and the mobile number in both languages, and nothing else", () => {
    const obscured = lexBot(demoBooking).botLocales.map(({ localeId, intents }) => [
      localeId,
      intents.flatMap((intent) =>
        ("slots" in intent ? intent.slots : []).flatMap((slot) => ("obfuscationSetting" in slot ? [`${intent.name}.${slot.name}`] : [])),
      ),
    ]);
    const slots = ["ScheduleDemo.Mobile", "CheckDemo.Code", "CheckDemo.Mobile", "CancelDemo.Code", "CancelDemo.Mobile"];
    expect(obscured).to.deep.equal([
      ["en_US", slots],
      ["es_US", slots],
    ]);
  });

  it("speaks of no confirmation where a booking is looked for", () => {
    const asked = (locale: (typeof demoBooking.locales)[number], intent: "CheckDemo" | "CancelDemo") =>
      locale.intents[intent].slots.Mobile.prompt.join(" ");
    for (const intent of ["CheckDemo", "CancelDemo"] as const) {
      expect(asked(english, intent))
        .to.match(/booked under/)
        .and.not.match(/confirm/);
      expect(asked(spanish, intent))
        .to.match(/se hizo la reserva/)
        .and.not.match(/confirm/);
    }
  });

  it("is the same in both regions, and another one when a word changes in either language", () => {
    const silent = {
      ...demoBooking,
      locales: [english, { ...spanish, intents: { ...spanish.intents, Help: { utterances: ["auxilio"] } } }],
    };
    expect(modelHash({ ...demoBooking })).to.equal(modelHash(demoBooking));
    expect(modelHash(silent)).to.not.equal(modelHash(demoBooking));
  });
});

describe("demoKeypad", () => {
  it("ends a date, a time and a code by themselves, and a mobile number by its pound key", () => {
    const typed = (keys: string, intent: string, slot: string): string => keysForBot(keys, demoKeypad, intent, slot).text ?? "";
    expect([
      typed("11241500", "ScheduleDemo", "Date"),
      typed("1500", "ScheduleDemo", "Time"),
      typed("4829101", "CancelDemo", "Code"),
      typed("4155550100#1", "ScheduleDemo", "Mobile"),
      typed("41*", "ScheduleDemo", "Mobile"),
    ]).to.deep.equal(["1124", "1500", "482910", "4155550100", "[DEL]"]);
  });
});
