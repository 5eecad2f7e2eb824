import { expect } from "chai";
import type { FlowAction, FlowType } from "../../../contact-flows/flow.ts";
import { provePaths } from "../../../contact-flows/check/paths.ts";
import { aFlow, anAction, brief, say, toBye } from "../builders.ts";

const proof = (actions: readonly FlowAction[], type: FlowType = "CONTACT_FLOW"): readonly string[] =>
  brief(provePaths(aFlow(...actions), type).problems);

const compare = (Identifier: string, NextAction: string, ...branches: readonly (readonly [string, string])[]): FlowAction =>
  anAction(
    Identifier,
    "Compare",
    { ComparisonValue: "$.Attributes.x" },
    {
      NextAction,
      Errors: [{ NextAction, ErrorType: "NoMatchingCondition" }],
      Conditions: branches.map(([operand, to]) => ({ NextAction: to, Condition: { Operator: "Equals", Operands: [operand] } })),
    },
  );
const loop = (Identifier: string, again: string, done: string, LoopCount = "3"): FlowAction =>
  anAction(
    Identifier,
    "Loop",
    { LoopCount },
    {
      NextAction: done,
      Conditions: [
        { NextAction: again, Condition: { Operator: "Equals", Operands: ["ContinueLooping"] } },
        { NextAction: done, Condition: { Operator: "Equals", Operands: ["DoneLooping"] } },
      ],
    },
  );
const set = (Identifier: string, next: string, error: string): FlowAction =>
  anAction(
    Identifier,
    "UpdateContactAttributes",
    { Attributes: { a: "b" } },
    { NextAction: next, Errors: [{ NextAction: error, ErrorType: "NoMatchingError" }] },
  );

describe("provePaths()", () => {
  it("accepts a spoken goodbye", () => {
    const { problems, ends } = provePaths(aFlow(say("hello", "bye")), "CONTACT_FLOW");
    expect(problems).to.deep.equal([]);
    expect(ends).to.deep.equal({ done: [], person: [], callback: [], goodbye: ["bye"], handover: [] });
  });

  it("refuses a call that ends without a word", () => {
    expect(proof([anAction("bye", "DisconnectParticipant")])).to.deep.equal(["error silent-end bye"]);
  });

  it("refuses an end without a word since the last failure, though there was one before", () => {
    expect(proof([say("hello", "set"), set("set", "thanks", "bye"), say("thanks", "bye")])).to.deep.equal(["error silent-end bye"]);
    expect(proof([say("hello", "set"), set("set", "thanks", "sorry"), say("thanks", "bye"), say("sorry", "bye")])).to.deep.equal([]);
  });

  it("refuses an end without a word after a question", () => {
    const menu = anAction(
      "menu",
      "GetParticipantInput",
      { StoreInput: "False", InputTimeLimitSeconds: "5", Text: "Press 1" },
      toBye(["InputTimeLimitExceeded", "NoMatchingCondition", "NoMatchingError"], ["1"]),
    );
    expect(proof([say("hello", "menu"), menu])).to.deep.equal(["error silent-end bye"]);
  });

  it("refuses a way round without a Loop, and shows it", () => {
    const [problem] = provePaths(aFlow(say("a", "b"), compare("b", "c", ["out", "bye"]), say("c", "a")), "CONTACT_FLOW").problems;
    expect(problem?.message).to.equal("A contact can go round for ever: a -> b -> c -> a.");
  });

  it("accepts a way round that a Loop bounds", () => {
    expect(proof([loop("tries", "again", "sorry"), say("again", "tries"), say("sorry", "bye")])).to.deep.equal([]);
  });

  it("refuses a Loop that is entered again when it is done: it counts anew", () => {
    expect(
      proof([loop("tries", "again", "sorry"), compare("again", "tries", ["ok", "thanks"]), say("thanks", "bye"), say("sorry", "tries")]),
    ).to.deep.equal(["error endless-loop tries"]);
  });

  it("accepts loops within loops", () => {
    const inner = loop("inner", "ask", "outer");
    expect(proof([loop("outer", "inner", "sorry"), inner, say("ask", "inner"), say("sorry", "bye")])).to.deep.equal([]);
  });

  it("tells something done, a callback and a person from a plain goodbye", () => {
    const callback = anAction(
      "call",
      "CreateCallbackContact",
      { MaximumConnectionAttempts: "1" },
      { NextAction: "soon", Errors: [{ NextAction: "sorry", ErrorType: "NoMatchingError" }] },
    );
    const queue = anAction(
      "queue",
      "TransferContactToQueue",
      {},
      {
        NextAction: "call",
        Errors: [
          { NextAction: "call", ErrorType: "QueueAtCapacity" },
          { NextAction: "call", ErrorType: "NoMatchingError" },
        ],
      },
    );
    const start = compare("which", "queue", ["done", "thanks"]);
    const { problems, ends } = provePaths(
      aFlow(start, say("thanks", "bye"), queue, callback, say("soon", "bye"), say("sorry", "bye")),
      "CONTACT_FLOW",
    );
    expect(problems).to.deep.equal([]);
    expect(ends).to.deep.equal({ done: ["bye"], person: ["queue"], callback: ["bye"], goodbye: ["bye"], handover: [] });
  });

  it("refuses a callback that nobody announces", () => {
    const callback = anAction(
      "call",
      "CreateCallbackContact",
      { MaximumConnectionAttempts: "1" },
      { NextAction: "bye", Errors: [{ NextAction: "sorry", ErrorType: "NoMatchingError" }] },
    );
    expect(proof([say("hello", "call"), callback, say("sorry", "bye")])).to.deep.equal(["error silent-end bye"]);
  });

  it("takes the end of a customer queue flow for staying in line, of an inbound flow for hanging up", () => {
    const actions = [compare("start", "end"), anAction("end", "EndFlowExecution")];
    const flow = { ...aFlow(), StartAction: "start", Actions: actions };
    expect(provePaths(flow, "CUSTOMER_QUEUE").ends.person).to.deep.equal(["end"]);
    expect(brief(provePaths(flow, "CONTACT_FLOW").problems)).to.deep.equal(["error silent-end end"]);
  });

  it("follows a path out of the flow only to a flow that is proved as well, where success never comes back", () => {
    const transfer = anAction("go", "TransferToFlow", { ContactFlowId: "f" }, toBye(["NoMatchingError"]));
    expect(proof([say("hello", "go"), transfer])).to.include("error dead-end go");
    const failed = { ...transfer, Transitions: { NextAction: "bye", Errors: [{ NextAction: "sorry", ErrorType: "NoMatchingError" }] } };
    const { problems, ends } = provePaths(aFlow(failed, say("sorry", "bye")), "CONTACT_FLOW", ["f"]);
    expect(problems).to.deep.equal([]);
    expect(ends).to.deep.include({ handover: ["go"], goodbye: ["bye"] });
    expect(brief(provePaths(aFlow(transfer), "CONTACT_FLOW", ["f"]).problems)).to.deep.equal(["error silent-end bye"]);
  });

  it("proves nothing about a flow with errors", () => {
    expect(proof([anAction("a", "Whatever")])).to.deep.equal(["error unknown-type a"]);
  });
});
