import { expect } from "chai";
import { ACTIONS_WITHOUT_WAITING, step, type Effect } from "../../../local/connect/step.ts";
import { newContact } from "../../../local/connect/start.ts";
import { compileFlow } from "../../../local/connect/compile.ts";
import type { CompiledFlow, Contact } from "../../../local/connect/contact.ts";
import { action, aFlow, call, CALLER, says } from "./support.ts";

const contactIn = (flow: CompiledFlow): Contact =>
  newContact({
    id: "c-1",
    region: "us-east-1",
    instanceArn: "arn:aws:connect:us-east-1:111122223333:instance/i-1",
    channel: "VOICE",
    from: CALLER,
    to: "+12025550199",
    flow,
  });
const kinds = (effects: readonly Effect[]): readonly string[] =>
  effects.map((effect) => (effect.kind === "tell" ? effect.event.kind : effect.kind));

describe("step()", () => {
  it("runs actions until one waits for the world, and says what to do", () => {
    const flow = aFlow([
      action("log", "UpdateFlowLoggingBehavior", { FlowLoggingBehavior: "Enabled" }, { next: "hello" }),
      says("hello", "Hi"),
    ]);
    const { contact, effects } = step(contactIn(flow), { kind: "started" });
    expect(kinds(effects)).to.deep.equal(["action-run", "action-run", "said", "speak"]);
    expect(contact.logging).to.equal(true);
    expect(contact.action?.id).to.equal("hello");
  });

  it("leaves the contact it was given as it was", () => {
    const before = contactIn(aFlow([says("hello", "Hi")]));
    step(before, { kind: "started" });
    expect(before.action).to.equal(undefined);
  });

  it("goes on from the answer, to the end of the call", () => {
    const waiting = step(contactIn(aFlow([says("hello", "Hi")])), { kind: "started" }).contact;
    expect(step(waiting, { kind: "spoke", ms: 120 }).effects.at(-1)).to.deep.equal({
      kind: "end",
      ended: { kind: "call-ended", outcome: "completed", botRegion: null, switches: 0, turns: 0, intent: null, slots: {} },
    });
  });

  it("refuses an answer to another question: a defect of the driver", () => {
    const waiting = step(contactIn(aFlow([says("hello", "Hi")])), { kind: "started" }).contact;
    expect(() => step(waiting, { kind: "rolled", percent: 3 })).to.throw('answered "rolled" where the flow asked for "spoke"');
  });
});

describe("the rules of outcome", () => {
  it("call a flow failed that never waits for anybody", async () => {
    const set = (id: string, next: string) =>
      action(id, "UpdateContactAttributes", { Attributes: { x: "1" } }, { next, errors: { NoMatchingError: "bye" } });
    const { ended, actions } = await call(aFlow([set("a", "b"), set("b", "a")]), []);
    expect(ended.outcome).to.equal("failed");
    expect(ended.because).to.match(/^Endless loop: flow "test" ran 1000 actions without waiting for the caller/);
    expect(actions).to.have.length(ACTIONS_WITHOUT_WAITING);
  });

  it("call a caller lost whom an unknown action meets, by its name", async () => {
    const { ended } = await call(aFlow([action("fly", "FlyToTheMoon", {}, { next: "bye" })]), []);
    expect(ended).to.include({
      outcome: "failed",
      because: 'The local cloud does not support the type FlyToTheMoon of action "fly" of flow "test".',
    });
  });

  it("call a caller lost whom an unknown operator meets", async () => {
    const odd = compileFlow(
      {
        Version: "2019-10-30",
        StartAction: "odd",
        Actions: [
          {
            Identifier: "odd",
            Type: "Compare",
            Parameters: { ComparisonValue: "$.Channel" },
            Transitions: { NextAction: "odd", Conditions: [{ NextAction: "odd", Condition: { Operator: "KeyExists", Operands: ["x"] } }] },
          },
        ],
      },
      { id: "odd", arn: "odd", name: "odd", type: "CONTACT_FLOW" },
    );
    expect((await call(odd, [])).ended.because).to.match(/the operator KeyExists/);
  });

  it("call a caller lost whom an error leaves without any way on", async () => {
    const { ended } = await call(aFlow([action("queue", "TransferContactToQueue", {}, { next: "bye" })]), []);
    expect(ended).to.include({
      outcome: "failed",
      because: 'Action "queue" (TransferContactToQueue) has no way on: No working queue is set.',
    });
  });

  it("call a caller lost whom an action that is not there awaits", async () => {
    const { ended } = await call(aFlow([says("hello", "Hi", "nowhere")]), []);
    expect(ended.because).to.equal('Flow "test" has no action "nowhere".');
  });

  const lambda = (errorsTo: string) =>
    action(
      "ask",
      "InvokeLambdaFunction",
      { LambdaFunctionARN: "x", InvocationTimeLimitSeconds: "3" },
      { next: "hello", errors: { NoMatchingError: errorsTo } },
    );

  it("call a caller lost on whom the flow hangs up without a word after an error", async () => {
    const { ended } = await call(aFlow([lambda("bye"), says("hello", "Hi")]), []);
    expect(ended.outcome).to.equal("failed");
    expect(ended.because).to.match(/^The flow hung up without a word after an error: No stub answers/);
  });

  it("call a call complete when something was said after the error", async () => {
    expect((await call(aFlow([lambda("sorry"), says("hello", "Hi"), says("sorry", "Sorry.")]), [])).ended.outcome).to.equal("completed");
  });

  it("count no error against a flow that goes on the same way with and without it", async () => {
    const report = action(
      "ask",
      "InvokeLambdaFunction",
      { LambdaFunctionARN: "x", InvocationTimeLimitSeconds: "3" },
      { next: "bye", errors: { NoMatchingError: "bye" } },
    );
    expect((await call(aFlow([report]), [])).ended.outcome).to.equal("completed");
  });

  it("call a call abandoned when the caller has no more words", async () => {
    const menu = action(
      "menu",
      "GetParticipantInput",
      { Text: "Press 1", InputTimeLimitSeconds: "5", StoreInput: "False" },
      { next: "menu", errors: { NoMatchingError: "bye" } },
    );
    expect((await call(aFlow([menu]), [])).ended.outcome).to.equal("abandoned");
  });
});

describe("compileFlow()", () => {
  it("refuses a flow of more than 250 actions", () => {
    const many = Array.from({ length: 250 }, (_, index) => says(`a${index}`, "Hi"));
    expect(() => aFlow(many)).to.throw('Cannot run flow "test": it has 251 actions, and Connect runs at most 250.');
  });
});
