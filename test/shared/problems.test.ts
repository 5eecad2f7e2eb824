import { expect } from "chai";
import { problemText } from "../../shared/problems.ts";

describe("problemText()", () => {
  it("says what cannot be done, the value, why, and what to do", () => {
    const problem = { cannot: 'use setting "locale"', value: "English", why: "it is no locale", remedy: "Write it as in en_US" };
    expect(problemText(problem)).to.equal('Cannot use setting "locale" "English": it is no locale. Write it as in en_US.');
  });

  it("leaves a secret out, and cuts what is long", () => {
    const problem = { cannot: "use setting agentPassword", why: "it is too short", remedy: "Use eight characters" };
    expect(problemText(problem)).to.equal("Cannot use setting agentPassword: it is too short. Use eight characters.");
    expect(problemText({ ...problem, value: "x".repeat(500) })).to.have.length.below(220);
  });
});
