import { expect } from "chai";
import { confirmationIn, isOnlyConfirmation } from "../../../../local/lex/nlu/confirmation.ts";

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
    "please",
    "yes please, thank you very much",
    "that would be great",
    "sounds perfect to me",
    "let's do it",
    "okay then, place the order",
    "yes, they are for my wife",
    "yes, tomorrow at noon",
    "I said yes",
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
    "please cancel",
  ];
  const neither = [
    "please repeat",
    "could you say that again please",
    "help me please",
    "a person please",
    "change it please",
    "another day please",
    "gladioli please",
    "I would like gladioli",
    "I would prefer another day",
    "are you sure?",
    "is it okay to pay by card",
    "do you have good ones",
    "could you do it earlier",
    "okay but blue",
    "yes, but later",
    "yes, is it far?",
    "should I say yes",
    "good morning",
    "that's great but a bit late",
    "yes or no",
    "two dozen please",
  ];
  for (const said of yes) it(`hears "${said}" as yes`, () => expect(confirmationIn(said)).to.equal("Yes"));
  for (const said of no) it(`hears "${said}" as no`, () => expect(confirmationIn(said)).to.equal("No"));

  for (const said of neither) it(`hears "${said}" as neither`, () => expect(confirmationIn(said)).to.equal(undefined));

  it("hears doubt as neither", () => {
    expect(["maybe", "I don't know", "not sure", "yes, I mean no", "banana", ""].map((said) => confirmationIn(said))).to.deep.equal([
      "Maybe",
      "Don't know",
      "Don't know",
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("isOnlyConfirmation()", () => {
  it("is true where nothing but a yes or a no was said, and false where another wish may hide beside it", () => {
    expect(["yeah that works", "okay, do it please", "no thank you", "nope"].map((said) => isOnlyConfirmation(said))).to.not.include(false);
    const wishes = ["yes, and put me through to your staff", "no, what can you do", "yes, one more thing", "please", "good morning"];
    expect(wishes.map((said) => isOnlyConfirmation(said))).to.not.include(true);
  });
});
