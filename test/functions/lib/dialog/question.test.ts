import { expect } from "chai";
import type { Conversation } from "../../../../functions/lib/dialog/conversation.ts";
import { questionFor } from "../../../../functions/lib/dialog/question.ts";
import { aShop, conversation } from "../../flowers/handlers.ts";
import { FILLED } from "../../flowers/lex-events.ts";
import { SATURDAY_9AM } from "../../services.ts";

const asked = (known: Conversation, now = SATURDAY_9AM, dialog = aShop()) =>
  questionFor(dialog, known, dialog.situation({ now, locale: "en_US", isText: false }));
const { FlowerType, PickupDate } = FILLED;

describe("questionFor()", () => {
  for (const [known, ask, words] of [
    [{}, { slot: "FlowerType" }, "Sorry, once more: which flowers would you like?"],
    [{ FlowerType }, { slot: "PickupDate" }, "Sorry, once more: what day would you like to pick them up?"],
    [{ PickupDate }, { slot: "FlowerType" }, "Sorry, once more: which flowers would you like?"],
    [{ FlowerType, PickupDate }, { slot: "PickupTime" }, "Sorry, once more: at what time shall we have them ready?"],
    [FILLED, "yes-or-no", "Sorry, once more: roses for Tuesday November 24, at 10 AM, shall I order them?"],
  ] as const)
    it(`asks ${JSON.stringify(ask)} of ${JSON.stringify(known)}`, () => {
      expect(asked(conversation(known))).to.deep.include({ ask, words, conversation: conversation(known) });
    });

  it("says why a time will not do any more, and goes on without it", () => {
    const noon = conversation({ FlowerType, PickupDate: "2026-11-21", PickupTime: "12:00" });
    expect(asked(noon)?.ask).to.equal("yes-or-no");
    const late = asked(noon, SATURDAY_9AM + 150 * 60_000);
    expect(late).to.deep.include({ ask: { slot: "PickupTime" }, conversation: conversation({ FlowerType, PickupDate: "2026-11-21" }) });
    expect(late?.words).to.include("too soon").and.to.match(/\?$/);
  });

  it("keeps the times that the caller may have meant, and asks which, for an answer as in the morning", () => {
    const known = { ...conversation({ FlowerType, PickupDate }), times: "10:00,22:00" };
    const open = asked(known, SATURDAY_9AM, aShop("Mo-Su 00:00-24:00"));
    expect(open?.conversation).to.deep.equal(known);
    expect(open?.words).to.include("Do you mean 10 AM or 10 PM");
  });

  it("passes over a flower that somebody else wrote", () => {
    expect(asked(conversation({ ...FILLED, FlowerType: "cactus" }))).to.deep.include({ ask: { slot: "FlowerType" } });
  });

  it("asks nothing of what is no wish", () => {
    expect(asked({ ...conversation({}), intent: "Help" })).to.equal(undefined);
  });
});
