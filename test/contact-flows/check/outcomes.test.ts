import { expect } from "chai";
import { checkOutcomes } from "../../../contact-flows/check/outcomes.ts";
import type { FlowAction } from "../../../contact-flows/flow.ts";
import { OUTCOMES } from "../../../shared/outcomes.ts";
import { aFlow, anAction, toBye } from "../builders.ts";

const which = (words: readonly string[], ComparisonValue = "$.Lex.SessionAttributes.outcome"): FlowAction =>
  anAction("which", "Compare", { ComparisonValue }, toBye(["NoMatchingCondition"], words));
const problems = (action: FlowAction): readonly string[] => checkOutcomes(aFlow(action)).map(({ message }) => message);

describe("checkOutcomes()", () => {
  it("accepts a branch that handles each outcome of the table", () => {
    expect(problems(which(Object.keys(OUTCOMES)))).to.deep.equal([]);
  });

  it("names each outcome that is not handled, and each word that no hook gives", () => {
    const words = Object.keys(OUTCOMES).filter((word) => word !== "callback");
    expect(problems(which([...words, "ordered"]))).to.deep.equal([
      'No branch handles the outcome "callback", which a bot can give.',
      'The branch "ordered" is no outcome that a bot can give.',
    ]);
  });

  it("finds the branch however the reference is written", () => {
    expect(problems(which([], "$.Lex.SessionAttributes['outcome']"))).to.have.length(Object.keys(OUTCOMES).length);
  });

  it("asks nothing of a flow that branches on something else", () => {
    expect(problems(which(["gold"], "$.Attributes.tier"))).to.deep.equal([]);
  });
});
