import { expect } from "chai";
import { questionFor } from "../../../functions/lib/flowers/question.ts";
import { SATURDAY_9AM } from "../services.ts";
import { shop } from "./handlers.ts";
import { FILLED } from "./lex-events.ts";

const asked = (slots: Parameters<typeof questionFor>[0]["slots"], now = SATURDAY_9AM) => questionFor({ slots }, { now, shop });
const { FlowerType, PickupDate } = FILLED;

describe("questionFor()", () => {
  for (const [known, ask, words] of [
    [{}, "FlowerType", "Sorry, once more: which flowers would you like?"],
    [{ FlowerType }, "PickupDate", "Sorry, once more: what day would you like to pick them up?"],
    [{ PickupDate }, "FlowerType", "Sorry, once more: which flowers would you like?"],
    [{ FlowerType, PickupDate }, "PickupTime", "Sorry, once more: at what time shall we have them ready?"],
    [FILLED, "confirm", "Sorry, once more: roses for Tuesday November 24, at 10 AM, shall I order them?"],
  ] as const)
    it(`asks ${ask} of ${JSON.stringify(known)}`, () => {
      expect(asked(known)).to.deep.equal({ ask, words, conversation: { slots: known } });
    });

  it("says why a time will not do any more, and goes on without it", () => {
    const noon = { FlowerType, PickupDate: "2026-11-21", PickupTime: "12:00" };
    expect(asked(noon).ask).to.equal("confirm");
    const late = asked(noon, SATURDAY_9AM + 150 * 60_000);
    expect(late).to.deep.include({ ask: "PickupTime", conversation: { slots: { FlowerType, PickupDate: "2026-11-21" } } });
    expect(late.words).to.include("too soon").and.to.match(/\?$/);
  });

  it("keeps the times that the caller may have meant, for an answer as in the morning", () => {
    const conversation = { slots: { FlowerType, PickupDate }, times: "10:00,22:00" };
    expect(questionFor(conversation, { now: SATURDAY_9AM, shop }).conversation).to.deep.equal(conversation);
  });

  it("passes over a flower that somebody else wrote", () => {
    expect(asked({ ...FILLED, FlowerType: "cactus" })).to.deep.include({ ask: "FlowerType" });
  });
});
