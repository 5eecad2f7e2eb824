import { expect } from "chai";
import { UserError } from "../../../local/errors.ts";
import { definitionProblems } from "../../../local/lex/check.ts";
import { parseBotDefinition } from "../../../local/lex/definition.ts";
import { definitionGaps } from "../../../local/lex/gaps.ts";
import { aBotOf } from "./lex-line.ts";
import { orderFlowersDefinition } from "./flowers-locale.ts";

const prompt = (...words: string[]) => ({
  maxRetries: 1,
  messageGroupsList: words.map((value) => ({ message: { plainTextMessage: { value } } })),
});

describe("parseBotDefinition()", () => {
  it("lists every input that has not the form of a bot", () => {
    const parse = (): unknown =>
      parseBotDefinition({ name: "b", roleArn: 7, idleSessionTtlInSeconds: "300", dataPrivacy: { childDirected: false } });
    expect(parse).to.throw(UserError).with.property("problems").that.has.length(2);
    expect(parse).to.throw(/Cannot read the bot definition at roleArn: .*string.* Write it as AWS::Lex::Bot has it\./);
  });

  it("lets keys by that change nothing in a text conversation", () => {
    const definition = parseBotDefinition({
      ...orderFlowersDefinition,
      botTags: [{ key: "a", value: "b" }],
      errorLogSettings: { enabled: true },
    });
    expect(definition).to.deep.equal(orderFlowersDefinition);
  });
});

describe("definitionProblems()", () => {
  it("finds nothing in the flower shop's bot", () => {
    expect(definitionProblems(orderFlowersDefinition)).to.deep.equal([]);
  });

  it("finds required slots without a prompt, a place or a type", () => {
    const definition = aBotOf([
      {
        name: "Book",
        sampleUtterances: [{ utterance: "book" }],
        slots: [{ name: "Party", slotTypeName: "Guests", valueElicitationSetting: { slotConstraint: "Required" } }],
      },
    ]);
    expect(definitionProblems(definition)).to.deep.equal([
      'Cannot fill slot "Party" of intent "Book": there is no slot type "Guests". Declared: none.',
      'Cannot ask for slot "Party" of intent "Book": it is required and has no prompt. Give it a promptSpecification.',
      'Cannot place slot "Party" of intent "Book": it is required, and slotPriorities leaves it out. Add it there.',
    ]);
  });

  it("finds next steps that lead nowhere", () => {
    const definition = aBotOf([
      {
        name: "Book",
        sampleUtterances: [{ utterance: "book" }],
        initialResponseSetting: { nextStep: { dialogAction: { type: "ElicitSlot", slotToElicit: "Party" } } },
        intentClosingSetting: { nextStep: { dialogAction: { type: "StartIntent" }, intent: { name: "Pay" } } },
      },
    ]);
    expect(definitionProblems(definition)).to.deep.equal([
      'Cannot follow a next step of intent "Book": it asks for slot "Party", which is not declared. Declared: none.',
      'Cannot follow a next step of intent "Book": there is no intent "Pay". Declared: "Book", "FallbackIntent".',
    ]);
  });

  it("finds messages that Lex would not say", () => {
    const definition = aBotOf([
      {
        name: "Book",
        sampleUtterances: [{ utterance: "book" }],
        intentConfirmationSetting: { promptSpecification: { ...prompt("a", "b", "c", "d", "e", "x".repeat(1_001)), maxRetries: 9 } },
      },
    ]);
    expect(definitionProblems(definition)).to.deep.equal([
      'Cannot have 6 message groups in intent "Book": Lex takes 5. Remove some.',
      'Cannot say a message of 1001 characters in intent "Book": Lex takes 1 to 1000. Change it.',
      'Cannot ask again 9 times in intent "Book": Lex takes 0 to 5. Change maxRetries.',
    ]);
  });
});

describe("definitionGaps()", () => {
  it("names active conditional branches wherever they are, and lets inactive ones by", () => {
    const conditional = (isActive: boolean) => [
      {
        name: "Book",
        sampleUtterances: [{ utterance: "book" }],
        initialResponseSetting: { conditional: { isActive, conditionalBranches: [], defaultBranch: {} } },
      },
    ];
    expect(definitionGaps(aBotOf(conditional(true)))).to.deep.equal(['conditional branches and slot overrides in intent "Book"']);
    expect(definitionGaps(aBotOf(conditional(false)))).to.deep.equal([]);
  });

  it("names a locale it does not understand", () => {
    const { botLocales = [], ...bot } = aBotOf([]);
    expect(definitionGaps({ ...bot, botLocales: botLocales.map((locale) => ({ ...locale, localeId: "de_DE" })) })).to.deep.equal([
      "understanding of locale de_DE",
    ]);
  });
});
