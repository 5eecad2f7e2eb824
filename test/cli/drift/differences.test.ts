import { expect } from "chai";
import { differences } from "../../../cli/drift/differences.ts";
import type { Settings } from "../../../cli/drift/picture.ts";

const between = (model: Settings, bot: Settings) =>
  differences({ "intent Order": model }, { "intent Order": bot }).map(({ setting, model: says, bot: has }) => [setting, says, has]);

describe("differences()", () => {
  it("finds nothing in what Lex fills in where the model is silent", () => {
    const filled = {
      "fulfillmentCodeHook.active": true,
      "dialogCodeHook.enabled": false,
      "promptSpecification.allowInterrupt": true,
      "promptSpecification.promptAttemptsSpecification.Initial.allowInterrupt": true,
      sampleUtterances: [],
      description: "",
    };
    expect(between({}, filled)).to.deep.equal([]);
  });

  it("finds words and hooks that somebody added", () => {
    const added = { "intentClosingSetting.closingResponse.messages": ["Bye."], "fulfillmentCodeHook.enabled": true, description: "Mine." };
    expect(between({}, added)).to.deep.equal([
      ["intentClosingSetting.closingResponse.messages", null, ["Bye."]],
      ["fulfillmentCodeHook.enabled", null, true],
      ["description", null, "Mine."],
    ]);
  });

  it("finds what the bot lacks, and what it says otherwise", () => {
    expect(
      between({ "prompt.maxRetries": 2, "prompt.messages": ["Which?", "Say which."] }, { "prompt.messages": ["Say which.", "Which?"] }),
    ).to.deep.equal([
      ["prompt.maxRetries", 2, null],
      ["prompt.messages", ["Which?", "Say which."], ["Say which.", "Which?"]],
    ]);
  });

  it("tells of utterances only those that differ, in whatever order they stand", () => {
    expect(between({ sampleUtterances: ["a", "b"] }, { sampleUtterances: ["b", "a"] })).to.deep.equal([]);
    expect(between({ sampleUtterances: ["a", "b"] }, { sampleUtterances: ["c", "b"] })).to.deep.equal([["sampleUtterances", ["a"], ["c"]]]);
  });

  it("tells a value without synonyms from a value that is not there", () => {
    expect(between({ 'slotTypeValues "roses"': [] }, {})).to.deep.equal([['slotTypeValues "roses"', [], null]]);
    expect(between({}, { 'slotTypeValues "roses"': [] })).to.deep.equal([['slotTypeValues "roses"', null, []]]);
  });

  it("names a part that only one of them has", () => {
    expect(differences({ "intent A": {} }, { "intent B": {} })).to.deep.equal([
      { part: "intent A", setting: "", model: "declared", bot: null },
      { part: "intent B", setting: "", model: null, bot: "there" },
    ]);
  });
});
