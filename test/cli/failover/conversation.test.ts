import { expect } from "chai";
import type { DrillScript } from "../../../apps/app.ts";
import { nextWords } from "../../../cli/failover/conversation.ts";
import { scriptOf } from "../../../cli/failover/scripts.ts";

const scriptIn = (slug: string, locale: string): DrillScript => {
  const script = scriptOf(slug, locale);
  if (script === undefined) throw new Error(`${slug} has no drill in ${locale}.`);
  return script;
};
const ORDER = scriptIn("flowers", "en_US");

const elicit = (slotToElicit: string) => ({ sessionState: { dialogAction: { type: "ElicitSlot" as const, slotToElicit } } });
const closed = (outcome: string) => ({ sessionState: { dialogAction: { type: "Close" as const }, sessionAttributes: { outcome } } });

describe("nextWords()", () => {
  it("answers what is asked", () => {
    expect(nextWords(elicit("PickupDate"), ["order flowers", "roses"], ORDER)).to.deep.equal({ say: "tomorrow" });
  });

  it("says another day when the shop is closed on the first", () => {
    expect(nextWords(elicit("PickupDate"), ["order flowers", "roses", "tomorrow"], ORDER)).to.deep.equal({ say: "Monday" });
  });

  it("says no when it is asked whether to order", () => {
    expect(nextWords({ sessionState: { dialogAction: { type: "ConfirmIntent" } } }, ["order flowers"], ORDER)).to.deep.equal({ say: "no" });
  });

  it("is content with an order that is declined after a no", () => {
    expect(nextWords(closed("declined"), ["order flowers", "no"], ORDER)).to.equal("declined");
  });

  it("leaves a booking where the bot asks for the number that a probe has not", () => {
    const spanish = scriptIn("demo", "es_US");
    expect(nextWords(elicit("Mobile"), ["reservar una demo"], spanish)).to.deep.equal({ say: "olvídelo" });
    expect(nextWords(closed("declined"), ["reservar una demo", "olvídelo"], spanish)).to.equal("declined");
  });

  for (const [what, answer, said] of [
    ["an order that was placed", closed("done"), ["no"]],
    ["an end before the question", closed("declined"), ["order flowers"]],
    ["a slot that it has no answer for", elicit("CreditCard"), []],
    ["a slot that took none of its answers", elicit("FlowerType"), ["roses", "tulips"]],
    ["an open question", { sessionState: { dialogAction: { type: "ElicitIntent" as const } } }, []],
    ["a second question after a no", { sessionState: { dialogAction: { type: "ConfirmIntent" as const } } }, ["no"]],
    ["an empty answer", {}, []],
  ] as const)
    it(`takes ${what} for a problem`, () => {
      expect(nextWords(answer, said, ORDER)).to.have.property("problem");
    });
});
