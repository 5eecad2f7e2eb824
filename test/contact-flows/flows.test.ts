// What holds for every flow of this program, and the proof that nobody is lost in any of them.
import { expect } from "chai";
import { demoVoice } from "../../apps/demo/voice.ts";
import { bindFlow, neededResources } from "../../contact-flows/bind.ts";
import { checkFlow, inferFlowType } from "../../contact-flows/check/check.ts";
import { checkOutcomes } from "../../contact-flows/check/outcomes.ts";
import { provePaths } from "../../contact-flows/check/paths.ts";
import type { FlowAction } from "../../contact-flows/flow.ts";
import { FLOWS, lookInto, read, readBindings } from "./builders.ts";
import { aLine, demoLine, flowersLine, SHARED } from "./stack.ts";

const flows = [
  { name: "voice-line", type: "CONTACT_FLOW", bound: [flowersLine, demoLine, aLine(demoVoice, "ask")] },
  { name: "handover", type: "CONTACT_FLOW", bound: [SHARED] },
  { name: "queue", type: "CUSTOMER_QUEUE", bound: [SHARED] },
  { name: "closing", type: "CONTACT_FLOW", bound: [SHARED] },
] as const;
/** The flow that lines leave for: its own proof is below, like theirs. */
const PROVED = ["{{flows.handover}}"];
const silent = ({ Identifier, Transitions = {} }: FlowAction): FlowAction => ({
  Identifier,
  Type: "UpdateFlowLoggingBehavior",
  Parameters: { FlowLoggingBehavior: "Enabled" },
  Transitions: { ...Transitions, Errors: [] },
});

for (const { name, type, bound } of flows)
  describe(`contact-flows/${name}.json`, () => {
    const flow = read(FLOWS, `${name}.json`);
    const bindings = readBindings(FLOWS, `${name}.bind.json`);

    it("is of its type, and has nothing to mend but what is bound", () => {
      expect(inferFlowType(flow)).to.equal(type);
      expect(checkFlow(flow, type).filter(({ rule }) => rule !== "unbound")).to.deep.equal([]);
      expect(checkOutcomes(flow)).to.deep.equal([]);
    });

    it("binds with nothing left over", () => {
      for (const resources of bound) {
        const { content, problems } = bindFlow(flow, bindings, resources, { name, type });
        expect(problems).to.deep.equal([]);
        expect(content).to.not.match(/\{\{|":""|\{openingHours\}/);
      }
    });

    it("loses nobody: every path ends in something done, a person, a callback, a spoken goodbye or the proved handover", () => {
      expect(provePaths(flow, type, PROVED).problems).to.deep.equal([]);
    });

    it("opens laid out in the designer: every action has its own place, left to right", () => {
      const shown = JSON.stringify(flow.Metadata?.["ActionMetadata"]);
      const places = [...shown.matchAll(/"position":(\{[^}]*\})/g)].map(([, place]) => place);
      expect(places).to.have.length(flow.Actions.length);
      expect(new Set(places).size).to.equal(flow.Actions.length);
    });
  });

describe("the proof that nobody is lost", () => {
  const line = read(FLOWS, "voice-line.json");
  const handover = read(FLOWS, "handover.json");

  it("finds every kind of end", () => {
    expect(provePaths(line, "CONTACT_FLOW", PROVED).ends).to.deep.equal({
      done: ["hang-up"],
      person: [],
      callback: [],
      goodbye: ["hang-up"],
      handover: ["hand-over"],
    });
    expect(provePaths(handover, "CONTACT_FLOW").ends).to.deep.equal({
      done: [],
      person: ["to-people"],
      callback: ["hang-up"],
      goodbye: ["hang-up"],
      handover: [],
    });
  });

  it("fails when a sentence is taken away", () => {
    for (const [flow, sentence] of [
      [line, "say-no-handover"],
      [handover, "say-no-callback"],
    ] as const) {
      const Actions = flow.Actions.map((each) => (each.Identifier === sentence ? silent(each) : each));
      expect(provePaths({ ...flow, Actions }, "CONTACT_FLOW", PROVED).problems.map(({ rule }) => rule)).to.deep.equal(["silent-end"]);
    }
  });

  it("fails when a Loop is taken away", () => {
    const round = { NextAction: "ask-menu", Errors: [{ NextAction: "ask-menu", ErrorType: "NoMatchingCondition" }], Conditions: [] };
    const Actions = line.Actions.map((each) =>
      each.Identifier === "menu-tries"
        ? { ...each, Type: "Compare", Parameters: { ComparisonValue: "$.Attributes.x" }, Transitions: round }
        : each,
    );
    expect(provePaths({ ...line, Actions }, "CONTACT_FLOW", PROVED).problems.map(({ rule }) => rule)).to.include("endless-loop");
  });
});

describe("the resources of flows", () => {
  const needed = (name: string) => neededResources(read(FLOWS, `${name}.json`), readBindings(FLOWS, `${name}.bind.json`));

  it("are, for a line, its bots, three functions, its words, and the handover: no queue and no hours", () => {
    const { values, ...resources } = needed("voice-line");
    expect(values).to.include.members(["app", "startLanguage", "firstVoice", "secondVoice"]).and.not.include("recording");
    expect(resources).to.deep.equal({
      functions: ["lookup", "recall", "report"],
      aliases: ["home", "standby"],
      queues: [],
      hours: [],
      flows: ["handover"],
      prompts: [],
      numbers: [],
      maps: ["firstWords", "secondWords", "session", "slots"],
    });
  });

  it("are, for the handover, people and what is said to callers: no bot and no function", () => {
    expect(needed("handover")).to.deep.include({ functions: [], aliases: [], queues: ["people"], flows: ["queue"], maps: ["words"] });
  });

  it("are, for the closing flow, words alone: what it named would stay behind with it", () => {
    const { values, ...resources } = needed("closing");
    expect(values).to.have.length(7);
    expect(Object.values(resources).flat()).to.deep.equal([]);
    expect(read(FLOWS, "closing.json").Actions.map(({ Type }) => Type)).to.not.include("UpdateFlowLoggingBehavior");
  });
});

describe("a flow's log", () => {
  it("is off while a flow handles numbers, talks to bots and functions, and keeps slots", () => {
    const off = {
      "voice-line": [
        ["hide-caller", "look-up-region"],
        ["hide-active-bot", "ask-active-bot"],
        ["hide-bot-by-words", "ask-by-words"],
      ],
      handover: [["hide-number", "number-known"]],
    } as const;
    for (const [name, pairs] of Object.entries(off)) {
      const { action, target } = lookInto(read(FLOWS, `${name}.json`));
      for (const [hides, then] of pairs) {
        expect(action(hides).Parameters?.["FlowLoggingBehavior"], hides).to.equal("Disabled");
        expect(target(hides, "NextAction"), hides).to.equal(then);
      }
    }
  });
});
