import { expect } from "chai";
import { bindFlow, neededResources } from "../../contact-flows/bind.ts";
import { checkFlow, inferFlowType } from "../../contact-flows/check/check.ts";
import type { Flow, FlowAction, FlowType } from "../../contact-flows/flow.ts";
import { byIdentifier, declaredEdges } from "../../contact-flows/check/graph.ts";
import { provePaths } from "../../contact-flows/check/paths.ts";
import { FLOWS, read, readBindings } from "./builders.ts";
import { STACK } from "./stack.ts";

const main = { name: "main", flow: read(FLOWS, "main.json"), bindings: readBindings(FLOWS, "main.bind.json") };
const demo = { name: "demo", flow: read(FLOWS, "demo.json"), bindings: readBindings(FLOWS, "demo.bind.json") };
const queue = { name: "queue", flow: read(FLOWS, "queue.json"), bindings: readBindings(FLOWS, "queue.bind.json") };
const closing = { name: "closing", flow: read(FLOWS, "closing.json"), bindings: readBindings(FLOWS, "closing.bind.json") };

/** Ways to find things in a flow. */
const lookInto = (flow: Flow) => {
  const action = (identifier: string): FlowAction => byIdentifier(flow).get(identifier) ?? { Identifier: "missing", Type: "missing" };
  const target = (identifier: string, label: string): string | undefined =>
    declaredEdges(action(identifier)).find((edge) => edge.label === label)?.to;
  const after = (identifier: string) => ["NextAction", "NoMatchingError"].map((label) => target(identifier, label));
  const attributeKeys = (identifier: string): readonly string[] => Object.keys(action(identifier).Parameters?.["Attributes"] ?? {}).sort();
  return { action, target, after, attributeKeys };
};

for (const { name, flow, bindings, type } of [
  { ...main, type: "CONTACT_FLOW" as const },
  { ...demo, type: "CONTACT_FLOW" as const },
  { ...queue, type: "CUSTOMER_QUEUE" as const },
  { ...closing, type: "CONTACT_FLOW" as const },
] satisfies readonly { type: FlowType; name: string; flow: object; bindings: object }[])
  describe(`contact-flows/${name}.json`, () => {
    it("is of its type, and has nothing to mend but what is bound", () => {
      expect(inferFlowType(flow)).to.equal(type);
      expect(checkFlow(flow, type).filter(({ rule }) => rule !== "unbound")).to.deep.equal([]);
    });

    it("binds with nothing left over", () => {
      const { content, problems } = bindFlow(flow, bindings, STACK, { name, type });
      expect(problems).to.deep.equal([]);
      expect(content).to.not.match(/\{\{|":""/);
    });

    it("loses nobody: every path ends in an order, a person, a callback or a spoken goodbye", () => {
      expect(provePaths(flow, type).problems).to.deep.equal([]);
    });

    it("opens laid out in the designer: every action has its own place, left to right", () => {
      const shown = JSON.stringify(flow.Metadata?.["ActionMetadata"]);
      const places = [...shown.matchAll(/"position":(\{[^}]*\})/g)].map(([, place]) => place);
      expect(places).to.have.length(flow.Actions.length);
      expect(new Set(places).size).to.equal(flow.Actions.length);
    });
  });

for (const { name, flow } of [main, demo])
  describe(`the flow ${name}, as every line's,`, () => {
    const { action, target, after, attributeKeys } = lookInto(flow);

    it("loses callers when one of its words is taken away, so the proof is worth having", () => {
      const Actions = flow.Actions.map((each) => (each.Identifier === "say-no-callback" ? silent(each) : each));
      expect(provePaths({ ...flow, Actions }, "CONTACT_FLOW").problems.map(({ rule }) => rule)).to.deep.equal(["silent-end"]);
    });

    it("goes round for ever when a Loop is taken away, so the proof is worth having", () => {
      const Actions = flow.Actions.map((each) =>
        each.Identifier === "menu-tries"
          ? { ...each, Type: "Compare", Parameters: { ComparisonValue: "$.Attributes.x" }, Transitions: round }
          : each,
      );
      expect(provePaths({ ...flow, Actions }, "CONTACT_FLOW").problems.map(({ rule }) => rule)).to.deep.equal(["endless-loop"]);
    });

    it("asks the bot by the dynamic alias, and the twin when that fails, once", () => {
      expect(action("ask-active-bot").Parameters).to.deep.include({ LexV2Bot: { AliasArn: "$.Attributes.activeBotArn" } });
      expect(target("ask-active-bot", "NoMatchingError")).to.equal("report-failure");
      expect(after("report-failure")).to.deep.equal(["recall-conversation", "recall-conversation"]);
      expect(target("keep-question", "NextAction")).to.equal("ask-twin-bot");
      expect(action("ask-twin-bot").Parameters).to.deep.include({ LexV2Bot: { AliasArn: "$.Attributes.standbyBotArn" } });
      expect(target("ask-twin-bot", "NoMatchingError")).to.equal("report-twin-failed");
      expect(after("report-twin-failed")).to.deep.equal(["show-no-bot", "show-no-bot"]);
    });

    it("lets the twin go on where the other bot was lost, and begin anew where that is not known", () => {
      expect(action("recall-conversation").Parameters).to.deep.include({
        InvocationTimeLimitSeconds: "2",
        // A line of two languages says which one the caller speaks; no number and no word is handed over.
        LambdaInvocationAttributes: { contactId: "$.ContactId", ...(name === "demo" ? { locale: "$.Attributes.language" } : {}) },
      });
      expect(after("recall-conversation")).to.deep.equal(["keep-question", "keep-opening"]);
      expect(attributeKeys("keep-question")).to.deep.equal(attributeKeys("keep-opening"));
      expect(action("ask-twin-bot").Parameters).to.have.property("Text", "$.Attributes.question");
      expect(action("ask-twin-bot").Parameters).to.have.nested.property("LexSessionAttributes.resume", "$.Attributes.resume");
    });

    for (const [report, twin, then] of [
      ["report-failure", "asked", "recall-conversation"],
      ["report-twin-answered", "answered", "show-outcome"],
      ["report-twin-failed", "failed", "show-no-bot"],
    ] as const)
      it(`tells that the twin was ${twin} without waiting, without the caller's number or words, and goes the same way whatever comes of it`, () => {
        expect(action(report).Parameters).to.deep.include({
          InvocationType: "ASYNCHRONOUS",
          InvocationTimeLimitSeconds: "1",
          LambdaInvocationAttributes: { contactId: "$.ContactId", failedRegion: "$.Attributes.activeRegion", twin },
        });
        expect(after(report)).to.deep.equal([then, then]);
      });

    it("copies the lookup's answer to attributes of the same names at once, and goes on with static ones when it fails", () => {
      expect(target("look-up-region", "NextAction")).to.equal("keep-answer");
      expect(target("look-up-region", "NoMatchingError")).to.equal("keep-static");
      expect(attributeKeys("keep-answer")).to.deep.equal(attributeKeys("keep-static"));
    });

    it("logs nothing while it handles numbers, talks to bots and functions, and keeps slots", () => {
      const logging = (identifier: string): unknown => action(identifier).Parameters?.["FlowLoggingBehavior"];
      for (const [off, then] of [
        ["hide-caller", "look-up-region"],
        ["hide-active-bot", "ask-active-bot"],
        ["hide-bot-by-words", "ask-by-words"],
        ["hide-number", "number-known"],
      ] as const) {
        expect(logging(off), off).to.equal("Disabled");
        expect(target(off, "NextAction"), off).to.equal(then);
      }
    });

    it("never asks a chat to press keys, and never promises a chat a callback", () => {
      for (const identifier of ["channel-for-words", "channel-for-menu", "channel-for-nobody", "channel-for-callback"]) {
        expect(action(identifier).Parameters, identifier).to.deep.equal({ ComparisonValue: "$.Channel" });
        const chat = target(identifier, "CHAT");
        expect(["words-left", "set-people-queue", "say-come-back"], identifier).to.include(chat);
      }
    });
  });

describe("the main flow", () => {
  const { target } = lookInto(main.flow);

  it("comes to every kind of end", () => {
    expect(provePaths(main.flow, "CONTACT_FLOW").ends).to.deep.equal({
      order: ["hang-up"],
      person: ["to-people"],
      callback: ["hang-up"],
      goodbye: ["hang-up"],
    });
  });

  it("branches on the outcome the bot gives", () => {
    expect(
      ["ordered", "declined", "callback", "person", "not-understood", "NoMatchingCondition"].map((label) => target("which-outcome", label)),
    ).to.deep.equal(["say-ordered", "say-goodbye", "channel-for-callback", "set-people-queue", "channel-for-words", "channel-for-words"]);
  });

  it("needs just these resources of the stack", () => {
    const needs = [main, queue].map(({ flow, bindings }) => neededResources(flow, bindings));
    expect(needs[0]).to.deep.include({
      functions: ["lookup", "recall", "report"],
      aliases: ["home", "standby"],
      queues: ["people"],
      flows: ["queue"],
      values: ["country", "homeRegion", "languageCode", "openingHours", "recording", "standbyRegion", "voice"],
    });
    expect(needs[1]).to.deep.include({ functions: [], queues: [], values: ["country", "queueSeconds"] });
  });
});

describe("the closing flow", () => {
  it("needs nothing of the stack but its words, and logs nothing: what it made would stay behind", () => {
    const { values, ...resources } = neededResources(closing.flow, closing.bindings);
    expect(values).to.deep.equal(["languageCode", "spanish", "spanishVoice", "voice"]);
    expect(Object.values(resources).flat()).to.deep.equal([]);
    expect(closing.flow.Actions.map(({ Type }) => Type)).to.not.include("UpdateFlowLoggingBehavior");
  });
});

const silent = ({ Identifier, Transitions = {} }: FlowAction): FlowAction => ({
  Identifier,
  Type: "UpdateFlowLoggingBehavior",
  Parameters: { FlowLoggingBehavior: "Enabled" },
  Transitions: { ...Transitions, Errors: [] },
});

const round = {
  NextAction: "ask-menu",
  Errors: [{ NextAction: "ask-menu", ErrorType: "NoMatchingCondition" }],
  Conditions: [],
};
