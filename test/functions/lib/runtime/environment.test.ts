import { expect } from "chai";
import {
  allOf,
  EnvironmentError,
  oneWordOf,
  optional,
  readEnvironment,
  region,
  text,
  wholeNumber,
} from "../../../../functions/lib/runtime/environment.ts";

const shape = { TABLE: text, HOME: region, METHOD: oneWordOf("session", "recognize"), NOTE: optional(text, "none") };

describe("wholeNumber()", () => {
  it("reads whole numbers of its range, and refuses what is none", () => {
    expect(wholeNumber(1, 60)("60")).to.deep.equal({ value: 60 });
    for (const wrong of [undefined, "0", "61", "1.5", "ten"]) expect(wholeNumber(1, 60)(wrong)).to.have.property("problem");
  });
});

describe("allOf()", () => {
  it("tells the problems of all readings, each once", () => {
    const one = () => readEnvironment({}, { TABLE: text });
    const two = () => readEnvironment({}, { TABLE: text, TOPIC: text });
    expect(() => allOf(one, two))
      .to.throw(EnvironmentError)
      .with.property("problems")
      .that.has.length(2);
  });

  it("does not take a defect of ours for a problem of the environment", () => {
    const broken = (): never => {
      throw new TypeError("ours");
    };
    expect(() => allOf(broken)).to.throw(TypeError, "ours");
  });
});

describe("readEnvironment()", () => {
  it("reads each variable as its reader says, and what is unset as its default", () => {
    const environment = readEnvironment({ TABLE: "lexDR", HOME: "us-east-1", METHOD: "session", NOTE: "", OTHER: "passed over" }, shape);
    expect(environment).to.deep.equal({ TABLE: "lexDR", HOME: "us-east-1", METHOD: "session", NOTE: "none" });
  });

  it("gives an object that nobody can change", () => {
    expect(readEnvironment({ TABLE: "lexDR" }, { TABLE: text })).to.be.frozen;
  });

  it("tells every problem at once, with the value and the remedy", () => {
    const read = (): unknown => readEnvironment({ TABLE: "", HOME: "useast1", METHOD: "ping" }, shape);
    expect(read)
      .to.throw(EnvironmentError)
      .with.property("problems")
      .that.deep.equals([
        "Cannot start: environment variable TABLE is not set. Set it.",
        'Cannot start: environment variable HOME is "useast1". Set it to the code of a region, as in us-east-1.',
        'Cannot start: environment variable METHOD is "ping". Set it to one of session, recognize.',
      ]);
  });
});
