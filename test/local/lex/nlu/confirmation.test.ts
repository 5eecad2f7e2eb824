import { expect } from "chai";
import { confirmationIn } from "../../../../local/lex/nlu/confirmation.ts";

describe("confirmationIn()", () => {
  const yes = [
    "yes",
    "Yeah, sure!",
    "that's right",
    "mm hmm",
    "go ahead please",
    "no problem, go ahead",
    "you bet",
    "I do",
    "why not",
    "of course",
  ];
  const no = [
    "no",
    "No, thanks.",
    "nope",
    "not now",
    "that's not right",
    "that's not correct",
    "I don't want that",
    "please do not",
    "absolutely not",
    "hold on, no",
    "okay no",
    "cancel the order",
    "no no no",
    "never",
    "no, okay, don't",
    "I do not want it, sorry, ok?",
  ];
  for (const said of yes) it(`hears "${said}" as yes`, () => expect(confirmationIn(said)).to.equal("Yes"));
  for (const said of no) it(`hears "${said}" as no`, () => expect(confirmationIn(said)).to.equal("No"));

  it("hears doubt as neither", () => {
    expect(["maybe", "I don't know", "not sure", "yes, I mean no", "banana", ""].map(confirmationIn)).to.deep.equal([
      "Maybe",
      "Don't know",
      "Don't know",
      undefined,
      undefined,
      undefined,
    ]);
  });
});
