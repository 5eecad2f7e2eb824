import { expect } from "chai";
import { logMasking } from "../../policies/rules/log-masking.ts";
import { aResource, refused } from "./builders.ts";

type Block = readonly [identifier: string, type: string, parameters: object, ...next: string[]];

const flow = (blocks: readonly Block[], type = "CONTACT_FLOW") => {
  const Actions = blocks.map(([Identifier, Type, Parameters, NextAction, ...others]) => ({
    Identifier,
    Type,
    Parameters,
    Transitions: { NextAction, Errors: others.map((next) => ({ ErrorType: "NoMatchingError", NextAction: next })), Conditions: [] },
  }));
  return aResource("aws-native:connect:ContactFlow", "flow", { type, content: JSON.stringify({ StartAction: blocks[0]?.[0], Actions }) });
};

const log = (identifier: string, to: "Enabled" | "Disabled", ...next: string[]): Block => [
  identifier,
  "UpdateFlowLoggingBehavior",
  { FlowLoggingBehavior: to },
  ...next,
];
const BYE: Block = ["bye", "DisconnectParticipant", {}];
const ASK: Block = ["ask", "ConnectParticipantWithLexBot", { LexV2Bot: { AliasArn: "$.Attributes.a" } }, "bye", "bye"];
const said = (block: string) => `flow: block "${block}" may run with the flow's log on, and tells of the caller`;

describe("the rule log-masking", () => {
  it("accepts a flow whose log is off around bots, functions and numbers", () => {
    const hello: Block = ["hello", "MessageParticipant", { Text: "Hello" }, "off"];
    expect(refused(logMasking, flow([log("on", "Enabled", "hello"), hello, log("off", "Disabled", "ask"), ASK, BYE]))).to.deep.equal([]);
    expect(refused(logMasking, flow([ASK, BYE]))).to.deep.equal([]); // A call begins without a log.
  });

  it("refuses each block that tells of the caller while the log is on", () => {
    const telling: readonly Block[] = [
      ["bot", "ConnectParticipantWithLexBot", {}, "function"],
      ["function", "InvokeLambdaFunction", {}, "keys"],
      ["keys", "GetParticipantInput", { StoreInput: "True" }, "typed"],
      ["typed", "Compare", { ComparisonValue: "$.StoredCustomerInput" }, "number"],
      ["number", "UpdateContactCallbackNumber", { CallbackNumber: "$.CustomerEndpoint.Address" }, "slots"],
      ["slots", "UpdateContactAttributes", { Attributes: { day: "$.Lex.Slots.PickupDate" } }, "bye"],
    ];
    expect(refused(logMasking, flow([log("on", "Enabled", "bot"), ...telling, BYE]))).to.deep.equal(telling.map(([block]) => said(block)));
  });

  it("accepts what tells nothing: a key of a menu, the outcome of a conversation, the caller's masked number", () => {
    const blocks: readonly Block[] = [
      ["menu", "GetParticipantInput", { StoreInput: "False" }, "outcome"],
      ["outcome", "Compare", { ComparisonValue: "$.Lex.SessionAttributes.outcome" }, "masked"],
      ["masked", "UpdateContactData", { Name: "$.Attributes.callerMasked" }, "bye"],
    ];
    expect(refused(logMasking, flow([log("on", "Enabled", "menu"), ...blocks, BYE]))).to.deep.equal([]);
  });

  it("looks at every path: a log that is off on one way and on by another is on", () => {
    const way: Block = ["way", "Compare", { ComparisonValue: "$.Channel" }, "off", "ask"];
    expect(refused(logMasking, flow([log("on", "Enabled", "way"), way, log("off", "Disabled", "ask"), ASK, BYE]))).to.deep.equal([
      said("ask"),
    ]);
  });

  it("takes the log of a flow that comes after another for on, until it says otherwise", () => {
    expect(refused(logMasking, flow([ASK, BYE], "CUSTOMER_QUEUE"))).to.deep.equal([said("ask")]);
    expect(refused(logMasking, flow([log("off", "Disabled", "ask"), ASK, BYE], "CUSTOMER_QUEUE"))).to.deep.equal([]);
  });

  it("ends on a flow that goes round, and waits for content that is not known yet", () => {
    const round: Block = ["round", "Wait", {}, "round"];
    expect(refused(logMasking, flow([log("on", "Enabled", "round"), round]))).to.deep.equal([]);
    expect(
      refused(logMasking, aResource("aws-native:connect:ContactFlow", "flow", { content: "(known after the deployment)" })),
    ).to.deep.equal([]);
  });

  it("refuses an alias that keeps conversations", () => {
    const alias = (conversationLogSettings: object) => aResource("aws-native:lex:BotAlias", "live", { conversationLogSettings });
    expect(refused(logMasking, alias({ textLogSettings: [{ enabled: true }] }))).to.deep.equal([
      "live: it keeps conversations (textLogSettings)",
    ]);
    expect(refused(logMasking, alias({ audioLogSettings: [] }))).to.deep.equal([]);
  });
});
