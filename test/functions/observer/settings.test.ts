import { expect } from "chai";
import { EnvironmentError } from "../../../functions/environment.ts";
import { readProbe } from "../../../functions/observer/settings.ts";

describe("readProbe()", () => {
  it("needs nothing more for the method session", () => {
    expect(readProbe({ PROBE_METHOD: "session", PROBE_EXPECTED_INTENT: "" })).to.deep.equal({ method: "session" });
  });

  it("reads what to say and what to expect for the method recognize", () => {
    expect(readProbe({ PROBE_METHOD: "recognize", PROBE_UTTERANCE: "order flowers", PROBE_EXPECTED_INTENT: "OrderFlowers" })).to.deep.equal(
      {
        method: "recognize",
        utterance: "order flowers",
        expectedIntent: "OrderFlowers",
        expectedText: undefined,
      },
    );
  });

  it("refuses to recognise without an utterance or anything to compare, and tells both", () => {
    expect(() => readProbe({ PROBE_METHOD: "recognize" }))
      .to.throw(EnvironmentError)
      .with.property("problems")
      .that.has.length(2);
  });

  it("refuses a method it does not know", () => {
    expect(() => readProbe({ PROBE_METHOD: "ping" })).to.throw(
      EnvironmentError,
      'PROBE_METHOD is "ping". Set it to one of session, recognize.',
    );
  });
});
