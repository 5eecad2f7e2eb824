import { expect } from "chai";
import { wrongAnswer } from "../../../../local/services/lex-runtime/wrong-answer.ts";

const answer = (...ranked: readonly string[]) => ({
  sessionId: "s-1",
  sessionState: { intent: { name: "OrderFlowers", state: "InProgress" } as const, sessionAttributes: { contactId: "c-1" } },
  interpretations: ranked.map((name) => ({ intent: { name } })),
});

describe("wrongAnswer()", () => {
  it("wrongAnswer() puts the intent ranked last in place of the right one, and keeps the session's attributes", () => {
    const { sessionState, interpretations } = wrongAnswer(answer("OrderFlowers", "Help", "FallbackIntent"));
    expect(sessionState?.intent).to.include({ name: "FallbackIntent", state: "ReadyForFulfillment" });
    expect(sessionState?.sessionAttributes).to.deep.equal({ contactId: "c-1" });
    expect(interpretations?.map(({ intent }) => intent?.name)).to.deep.equal(["FallbackIntent", "OrderFlowers", "Help"]);
  });

  it("wrongAnswer() falls back to FallbackIntent when a single intent was ranked", () => {
    expect(wrongAnswer(answer("OrderFlowers")).sessionState?.intent?.name).to.equal("FallbackIntent");
  });
});
