import { readdirSync } from "node:fs";
import { expect } from "chai";
import { checkFlow, inferFlowType } from "../../../contact-flows/check/check.ts";
import { errorsIn } from "../../../contact-flows/check/errors.ts";
import type { FlowAction } from "../../../contact-flows/flow.ts";
import { aFlow, anAction, brief, EXPORTS, read, say, toBye } from "../builders.ts";

const checked = (...actions: readonly FlowAction[]): readonly string[] => brief(checkFlow(aFlow(...actions), "CONTACT_FLOW"));

describe("checkFlow() on real exports", () => {
  for (const file of readdirSync(EXPORTS).filter((name) => name.endsWith(".json")))
    it(`finds no error in ${file}`, () => {
      const flow = read(EXPORTS, file);
      expect(errorsIn(checkFlow(flow, inferFlowType(flow)))).to.deep.equal([]);
    });

  it("warns of what another account's resources left blank or as placeholders", () => {
    const problems = checkFlow(read(EXPORTS, "cdk-customer-queue-flow.json"), "CUSTOMER_QUEUE");
    expect(problems.map(({ severity, rule }) => `${severity} ${rule}`)).to.deep.equal(["warning unbound", "warning unbound"]);
    expect(brief(checkFlow(read(EXPORTS, "deepgram-sample_contact_flow.json"), "CONTACT_FLOW"))).to.deep.equal([
      "warning unbound Invoke Trigger Lambda",
    ]);
  });
});

describe("checkFlow() on the flow as a whole", () => {
  it("finds nothing in a flow that says goodbye", () => {
    expect(checked(say("hello", "bye"))).to.deep.equal([]);
  });

  it("refuses a StartAction that is no action", () => {
    const flow = { ...aFlow(), StartAction: "nowhere" };
    expect(brief(checkFlow(flow, "CONTACT_FLOW"))).to.deep.equal(["error start -", "warning unreachable bye"]);
  });

  it("refuses a branch to an action that is not there, naming branch and target", () => {
    const flow = aFlow(anAction("hello", "MessageParticipant", { Text: "Hi" }, { NextAction: "gone" }));
    const [problem] = checkFlow(flow, "CONTACT_FLOW");
    expect(problem).to.deep.equal({
      severity: "error",
      rule: "missing-target",
      action: "hello",
      message: 'The branch NextAction leads to "gone", which is no action of this flow.',
      remedy: "Connect NextAction to an action.",
    });
  });

  it("refuses a branch that is connected to nothing", () => {
    const errors = { NextAction: "bye", Errors: [{ NextAction: "", ErrorType: "NoMatchingError" }] };
    expect(checked(anAction("hello", "MessageParticipant", { Text: "Hi" }, errors))).to.deep.equal(["error missing-target hello"]);
  });

  it("refuses two actions of one Identifier", () => {
    expect(checked(say("hello", "bye"), say("hello", "bye"))).to.deep.equal(["error duplicate hello"]);
  });

  it("refuses identifiers that are too long, reserved, blank or hold a forbidden character", () => {
    for (const name of ["x".repeat(51), "constructor", " ", "a:b", "50%"])
      expect(checked(say(name, "bye")), name).to.deep.equal([`error identifier ${name}`]);
    expect(checked(say("First Session Configuration", "bye"))).to.deep.equal([]);
  });

  it("refuses more than 250 actions and takes 250", () => {
    const chain = (length: number): readonly FlowAction[] =>
      Array.from({ length: length - 1 }, (_, index) => say(`s${index}`, index === length - 2 ? "bye" : `s${index + 1}`));
    expect(checked(...chain(251))).to.deep.equal(["error too-many-actions -"]);
    expect(checked(...chain(250))).to.deep.equal([]);
  });

  it("warns of an action that no path leads to", () => {
    expect(checked(say("hello", "bye"), say("lost", "bye"))).to.deep.equal(["warning unreachable lost"]);
  });

  it("reports all problems at once", () => {
    const wrong = anAction("hello", "MessageParticipant", { Text: "a", SSML: "b" }, { NextAction: "gone" });
    expect(checked(wrong, anAction("what", "Whatever"))).to.deep.equal([
      "error missing-target hello",
      "error choice hello",
      "error unknown-type what",
      "warning unreachable what",
      "warning unreachable bye",
    ]);
  });
});

describe("checkFlow() on types and flow types", () => {
  it("refuses an unknown type, and names the wire's own for one that is often mistaken", () => {
    const [unknown, mistaken] = ["Whatever", "UnTagContact"].map((type) => checkFlow(aFlow(anAction("a", type)), "CONTACT_FLOW")[0]);
    expect(unknown?.message).to.contain('"Whatever"');
    expect(mistaken?.remedy).to.equal("On the wire it is called UntagContact.");
  });

  it("refuses an action that cannot stand in this type of flow", () => {
    const loop = anAction("wait", "MessageParticipantIteratively", { Messages: [{ Text: "Hi" }] });
    expect(checked(loop)).to.deep.equal(["error flow-type wait", "warning unreachable bye"]);
    const queued = anAction("queue", "UpdateContactTargetQueue", { QueueId: "q" }, toBye(["NoMatchingError"]));
    expect(brief(checkFlow(aFlow(queued), "CUSTOMER_QUEUE"))).to.deep.equal(["error flow-type queue"]);
    expect(checked(queued)).to.deep.equal([]);
  });

  it("refuses transitions on a terminal action", () => {
    expect(checked(anAction("end", "EndFlowExecution", {}, toBye()))).to.deep.equal(["error terminal end"]);
  });

  it("refuses a flow module's action outside a module", () => {
    expect(checked(anAction("return", "EndFlowModuleExecution"))).to.deep.equal(["error flow-type return", "warning unreachable bye"]);
  });
});

describe("checkFlow() on branches", () => {
  const compare = (path: string, transitions = toBye(["NoMatchingCondition"], ["gold"])): FlowAction =>
    anAction("compare", "Compare", { ComparisonValue: path }, transitions);

  it("refuses an action without its NextAction", () => {
    const errors = [{ NextAction: "bye", ErrorType: "NoMatchingError" }];
    expect(checked(anAction("set", "UpdateContactAttributes", { Attributes: { a: "b" } }, { Errors: errors }))).to.deep.equal([
      "error missing-edge set",
    ]);
  });

  it("lets the transfer to a queue go nowhere afterwards", () => {
    const transfer = anAction(
      "transfer",
      "TransferContactToQueue",
      {},
      { ...toBye(["QueueAtCapacity", "NoMatchingError"]), NextAction: "" },
    );
    expect(checked(transfer)).to.deep.equal([]);
  });

  it("refuses a missing error branch and names it", () => {
    const lambda = anAction("ask", "InvokeLambdaFunction", { LambdaFunctionARN: "arn", InvocationTimeLimitSeconds: "3" }, toBye());
    const [problem] = checkFlow(aFlow(lambda), "CONTACT_FLOW");
    expect(problem?.message).to.equal("The error branch NoMatchingError is missing, which InvokeLambdaFunction needs.");
  });

  it("refuses an error branch that the action does not take", () => {
    expect(checked(compare("$.Attributes.tier", toBye(["NoMatchingCondition", "NoMatchingError"], ["gold"])))).to.deep.equal([
      "error forbidden-error compare",
    ]);
    expect(
      checked(anAction("log", "UpdateFlowLoggingBehavior", { FlowLoggingBehavior: "Enabled" }, toBye(["NoMatchingError"]))),
    ).to.deep.equal(["error forbidden-error log"]);
  });

  it("refuses a Compare without a leaf, or of a literal", () => {
    for (const path of ["$.Attributes", "$.External", "gold", "$"])
      expect(checked(compare(path)), path).to.deep.equal(["error value compare"]);
    expect(checked(compare("$.Attributes.tier"))).to.deep.equal([]);
  });

  it("refuses unknown operators, and takes every documented one", () => {
    const by = (operator: string): readonly string[] =>
      checked(compare("$.Attributes.tier", toBye(["NoMatchingCondition"], ["1"], operator)));
    for (const operator of ["And", "Contains", "equals"]) expect(by(operator), operator).to.deep.equal(["error condition compare"]);
    for (const operator of ["Equals", "TextContains", "NumberLessOrEqualTo", "KeyExists"]) expect(by(operator), operator).to.deep.equal([]);
  });

  it("refuses an empty operand and more than one", () => {
    const operands = (...Operands: readonly string[]): readonly string[] =>
      checked(
        compare("$.Attributes.tier", {
          ...toBye(["NoMatchingCondition"]),
          Conditions: [{ NextAction: "bye", Condition: { Operator: "Equals", Operands } }],
        }),
      );
    expect(operands("")).to.deep.equal(["error condition compare"]);
    expect(operands("a", "b")).to.deep.equal(["error condition compare"]);
    expect(operands()).to.deep.equal(["error condition compare"]);
  });

  it("refuses conditions on an action that takes none", () => {
    expect(
      checked(anAction("set", "UpdateContactAttributes", { Attributes: { a: "b" } }, toBye(["NoMatchingError"], ["x"]))),
    ).to.deep.equal(["error condition set"]);
  });

  it("wants both branches of a Loop and of the opening hours", () => {
    const loop = anAction("loop", "Loop", { LoopCount: "3" }, toBye([], ["ContinueLooping"]));
    const hours = anAction("hours", "CheckHoursOfOperation", {}, toBye(["NoMatchingError"], ["False"]));
    expect(checked(loop)).to.deep.equal(["error condition loop"]);
    expect(checked(hours)).to.deep.equal(["error condition hours"]);
  });

  it("wants staffing compared with more than 0, and NoMatchingCondition beside it", () => {
    const staffing = (operand: string, errors: readonly string[]): readonly string[] =>
      checked(anAction("staff", "CheckMetricData", { MetricType: "NumberOfAgentsStaffed" }, toBye(errors, [operand], "NumberGreaterThan")));
    expect(staffing("0", ["NoMatchingCondition", "NoMatchingError"])).to.deep.equal([]);
    expect(staffing("0", ["NoMatchingError"])).to.deep.equal(["error missing-error staff"]);
    expect(staffing("2", ["NoMatchingCondition", "NoMatchingError"])).to.include("error condition staff");
  });
});
