import { expect } from "chai";
import { checkFlow } from "../../../contact-flows/check/check.ts";
import type { FlowAction, JsonObject } from "../../../contact-flows/flow.ts";
import { aFlow, anAction, brief, toBye } from "../builders.ts";

const problems = (action: FlowAction): readonly string[] => brief(checkFlow(aFlow(action), "CONTACT_FLOW"));
const messages = (action: FlowAction): string =>
  checkFlow(aFlow(action), "CONTACT_FLOW")
    .map(({ message, remedy }) => `${message} ${remedy}`)
    .join("\n");

const prompt = (parameters: JsonObject): FlowAction => anAction("say", "MessageParticipant", parameters, toBye(["NoMatchingError"]));
const lambda = (parameters: JsonObject): FlowAction =>
  anAction("ask", "InvokeLambdaFunction", { LambdaFunctionARN: "arn:f", ...parameters }, toBye(["NoMatchingError"]));
const MENU_ERRORS = ["InputTimeLimitExceeded", "NoMatchingCondition", "NoMatchingError"];
const menu = (parameters: JsonObject, transitions = toBye(MENU_ERRORS, ["1"])): FlowAction =>
  anAction(
    "input",
    "GetParticipantInput",
    { StoreInput: "False", InputTimeLimitSeconds: "5", Text: "Press 1", ...parameters },
    transitions,
  );
const store = (parameters: JsonObject, transitions = toBye(["NoMatchingError"])): FlowAction =>
  anAction(
    "input",
    "GetParticipantInput",
    { StoreInput: "True", InputTimeLimitSeconds: "5", Text: "Key it in", ...parameters },
    transitions,
  );
const lex = (parameters: JsonObject, errors: readonly string[] = ["NoMatchingCondition", "NoMatchingError"]): FlowAction =>
  anAction(
    "bot",
    "ConnectParticipantWithLexBot",
    { LexV2Bot: { AliasArn: "$.Attributes.botArn" }, Text: "Hello", ...parameters },
    toBye(errors, ["OrderFlowers"]),
  );

describe("checkFlow() on values", () => {
  it("refuses two prompts, and none", () => {
    expect(problems(prompt({ Text: "a", SSML: "<speak>a</speak>" }))).to.deep.equal(["error choice say"]);
    expect(problems(prompt({}))).to.deep.equal(["error choice say"]);
  });

  it("refuses a boolean or a number where a string is due, and says to quote it", () => {
    expect(messages(prompt({ Text: "a", SkipWhenDTMFBufferEnabled: true }))).to.equal(
      'Parameters.SkipWhenDTMFBufferEnabled must be a string; it is true. Put it in quotes: "true".',
    );
    expect(messages(lambda({ InvocationTimeLimitSeconds: 3 }))).to.contain('Put it in quotes: "3".');
  });

  it("refuses an empty text and takes one blank", () => {
    expect(problems(prompt({ Text: "" }))).to.deep.equal(["error value say"]);
    expect(problems(prompt({ Text: " " }))).to.deep.equal([]);
  });

  it("refuses an unknown parameter and lists the known ones", () => {
    expect(messages(prompt({ Text: "a", Txt: "b" }))).to.contain("Known here: Text, SSML, PromptId, Media");
    const transfer = anAction("transfer", "TransferContactToQueue", { QueueId: "q" }, toBye(["QueueAtCapacity", "NoMatchingError"]));
    expect(messages(transfer)).to.equal("Parameters.QueueId is not a parameter of this action. Remove it: this action takes none.");
  });

  it("refuses a missing parameter", () => {
    expect(problems(anAction("log", "UpdateFlowLoggingBehavior", {}, toBye()))).to.deep.equal(["error missing-parameter log"]);
  });

  it("refuses a wrong choice, in letter case too", () => {
    expect(messages(anAction("log", "UpdateFlowLoggingBehavior", { FlowLoggingBehavior: "enabled" }, toBye()))).to.contain(
      "Use one of Enabled, Disabled.",
    );
  });

  it("bounds a Lambda's time: 8 s when awaited, 60 s when not, never by a reference", () => {
    expect(problems(lambda({ InvocationTimeLimitSeconds: "8" }))).to.deep.equal([]);
    expect(problems(lambda({ InvocationTimeLimitSeconds: "9" }))).to.deep.equal(["error choice ask"]);
    expect(problems(lambda({ InvocationTimeLimitSeconds: "60", InvocationType: "ASYNCHRONOUS" }))).to.deep.equal([]);
    expect(problems(lambda({ InvocationTimeLimitSeconds: "$.Attributes.limit" }))).to.deep.equal(["error value ask"]);
  });

  it("warns of a reference whose first key nobody documents", () => {
    expect(problems(prompt({ Text: "$.Atributes.name" }))).to.deep.equal(["warning unknown-reference say"]);
  });

  it("warns of placeholders and blanks as unbound, and judges them no further", () => {
    expect(problems(lambda({ LambdaFunctionARN: "", InvocationTimeLimitSeconds: "3" }))).to.deep.equal(["warning unbound ask"]);
    expect(problems(lambda({ InvocationTimeLimitSeconds: "{{limit}}" }))).to.deep.equal(["warning unbound ask"]);
  });

  it("refuses attribute keys that no reference could name, but takes a reference as key", () => {
    const set = (Attributes: JsonObject): FlowAction =>
      anAction("set", "UpdateContactAttributes", { Attributes }, toBye(["NoMatchingError"]));
    expect(problems(set({ "a.b": "c" }))).to.deep.equal(["error value set"]);
    expect(problems(set({ a: "" }))).to.deep.equal(["error value set"]);
    expect(problems(set({ "$.External.key": "$.External.value" }))).to.deep.equal([]);
  });

  it("wants a callback number by reference only", () => {
    const errors = toBye(["InvalidCallbackNumber", "CallbackNumberNotDialable"]);
    const number = (value: string): FlowAction => anAction("number", "UpdateContactCallbackNumber", { CallbackNumber: value }, errors);
    expect(problems(number("+15550100001"))).to.deep.equal(["error value number"]);
    expect(problems(number("$.StoredCustomerInput"))).to.deep.equal([]);
  });

  it("wants exactly one event hook, of the known ones", () => {
    const hook = (EventHooks: JsonObject): FlowAction =>
      anAction("hook", "UpdateContactEventHooks", { EventHooks }, toBye(["NoMatchingError"]));
    expect(problems(hook({ CustomerQueue: "f" }))).to.deep.equal([]);
    expect(problems(hook({ CustomerQueue: "f", AgentHold: "g" }))).to.deep.equal(["error choice hook"]);
    expect(problems(hook({ Customer: "f" }))).to.deep.equal(["error unknown-parameter hook", "error choice hook"]);
  });

  it("knows Wait by TimeLimitSeconds, not TimeoutSeconds", () => {
    const wait = anAction("wait", "Wait", { TimeoutSeconds: "5" }, toBye(["NoMatchingError"], ["WaitCompleted"]));
    expect(problems(wait)).to.deep.equal(["warning unknown-parameter wait", "error missing-parameter wait"]);
  });
});

describe("checkFlow() on GetParticipantInput", () => {
  it("takes a menu with all its error branches, and conditions on keys alone", () => {
    expect(problems(menu({}))).to.deep.equal([]);
    expect(problems(menu({}, toBye(["NoMatchingError"], ["1"])))).to.deep.equal(["error missing-error input", "error missing-error input"]);
    expect(problems(menu({}, toBye(MENU_ERRORS, ["12"])))).to.deep.equal(["error condition input"]);
    expect(problems(menu({}, toBye(MENU_ERRORS, ["$.Attributes.key"])))).to.deep.equal(["error condition input"]);
  });

  it("refuses a menu with what belongs to stored input", () => {
    expect(problems(menu({ DTMFConfiguration: { InterdigitTimeLimitSeconds: "5" } }))).to.deep.equal(["error choice input"]);
  });

  it("wants stored input validated one way, without conditions", () => {
    const custom = { CustomValidation: { MaximumLength: "6" } };
    expect(problems(store({ InputValidation: custom }))).to.deep.equal([]);
    expect(problems(store({}))).to.deep.equal(["error choice input"]);
    expect(problems(store({ InputValidation: { ...custom, PhoneNumberValidation: { NumberFormat: "E164" } } }))).to.include(
      "error choice input",
    );
    expect(problems(store({ InputValidation: custom }, toBye(["NoMatchingError"], ["1"])))).to.deep.equal(["error condition input"]);
  });

  it("refuses a time-out branch on stored input: a time-out leaves by success", () => {
    const timed = toBye(["NoMatchingError", "InputTimeLimitExceeded"]);
    expect(problems(store({ InputValidation: { CustomValidation: { MaximumLength: "6" } } }, timed))).to.deep.equal([
      "error forbidden-error input",
    ]);
  });

  it("wants InvalidPhoneNumber with a phone number, and a country with the local format only", () => {
    const phone = (PhoneNumberValidation: JsonObject, errors: readonly string[]): readonly string[] =>
      problems(store({ InputValidation: { PhoneNumberValidation } }, toBye(errors)));
    const both = ["NoMatchingError", "InvalidPhoneNumber"];
    expect(phone({ NumberFormat: "Local", CountryCode: "US" }, both)).to.deep.equal([]);
    expect(phone({ NumberFormat: "Local", CountryCode: "US" }, ["NoMatchingError"])).to.deep.equal(["error missing-error input"]);
    expect(phone({ NumberFormat: "E164", CountryCode: "US" }, both)).to.deep.equal(["error choice input"]);
    expect(phone({ NumberFormat: "Local" }, both)).to.deep.equal(["error choice input"]);
  });

  it("refuses a terminator with the cancel key while that cancels", () => {
    const keys = (DTMFConfiguration: JsonObject): FlowAction =>
      store({ InputValidation: { CustomValidation: { MaximumLength: "6" } }, DTMFConfiguration });
    expect(problems(keys({ InputTerminationSequence: "**" }))).to.deep.equal(["error choice input"]);
    expect(problems(keys({ InputTerminationSequence: "**", DisableCancelKey: "True" }))).to.deep.equal([]);
    expect(messages(keys({ DisableCancelKey: true }))).to.contain("must be a string; it is true");
  });
});

describe("checkFlow() on ConnectParticipantWithLexBot", () => {
  it("takes a dynamic alias with a prompt", () => {
    expect(problems(lex({}))).to.deep.equal([]);
  });

  it("refuses it without a prompt, and with two bots", () => {
    const silent = anAction(
      "bot",
      "ConnectParticipantWithLexBot",
      { LexV2Bot: { AliasArn: "$.Attributes.botArn" } },
      toBye(["NoMatchingCondition", "NoMatchingError"]),
    );
    expect(problems(silent)).to.deep.equal(["error choice bot"]);
    expect(problems(lex({ LexBot: { Name: "b", Region: "us-east-1", Alias: "live" } }))).to.include("error choice bot");
  });

  it("takes InputTimeLimitExceeded only with LexTimeoutSeconds", () => {
    const errors = ["NoMatchingCondition", "NoMatchingError", "InputTimeLimitExceeded"];
    expect(problems(lex({}, errors))).to.deep.equal(["error forbidden-error bot"]);
    expect(problems(lex({ LexTimeoutSeconds: { Text: "300" } }, errors))).to.deep.equal([]);
  });

  const v1 = (more: JsonObject = {}): FlowAction =>
    anAction(
      "bot",
      "ConnectParticipantWithLexBot",
      { Text: "Hello", LexBot: { Name: "OrderFlowers", Region: "us-east-1", Alias: "live" }, ...more },
      toBye(["NoMatchingCondition", "NoMatchingError"]),
    );

  it("warns of a Lex V1 bot by its name, and says how to map it", () => {
    expect(problems(v1())).to.deep.equal(["warning retired bot"]);
    expect(messages(v1())).to.equal(
      'Parameters.LexBot names the Lex V1 bot "OrderFlowers", alias "live", in us-east-1; Lex V1 ended on 2025-09-15. ' +
        `Map "OrderFlowers:live:us-east-1" under aliases in the flow's bind file, or use LexV2Bot with an AliasArn.`,
    );
  });

  it("refuses a Lex V1 bot that lacks its alias", () => {
    expect(problems(v1({ LexBot: { Name: "OrderFlowers", Region: "us-east-1" } }))).to.deep.equal(["error missing-parameter bot"]);
  });

  it("warns of session attributes that only Lex V1 reads, with their names in Lex V2", () => {
    const attributes = { "x-amz-lex:barge-in-enabled:*:*": "true", "x-amz-lex:dtmf:max-length:*:*": "4", caller: "+1" };
    const block = lex({ LexSessionAttributes: attributes });
    expect(problems(block)).to.deep.equal(["warning retired bot"]);
    expect(messages(block)).to.contain('"x-amz-lex:barge-in-enabled:*:*" is one of Lex V1').and.contain('"x-amz-lex:allow-interrupt:*:*"');
  });
});
