import { expect } from "chai";
import type { FlowAction, JsonObject } from "../../../../contact-flows/flow.ts";
import { supportedActions } from "../../../../local/connect/actions/index.ts";
import { action, aFlow, call, says, type Setting } from "../support.ts";

const ends = [says("ok", "Ok."), says("broken", "Broken.")];
const one = (type: string, parameters: JsonObject, errors: Readonly<Record<string, string>> = { NoMatchingError: "broken" }): FlowAction =>
  action("do", type, parameters, { next: "ok", errors });
const after = async (first: FlowAction, setting: Setting = {}, words: readonly string[] = []) =>
  call(aFlow([first, ...ends]), words, setting);
const saidAfter = async (first: FlowAction, setting: Setting = {}): Promise<readonly string[]> => (await after(first, setting)).said;

describe("UpdateContactAttributes", () => {
  it("sets values that later actions read", async () => {
    const set = action(
      "set",
      "UpdateContactAttributes",
      { Attributes: { tier: "gold", from: "$.Channel" } },
      { next: "tell", errors: { NoMatchingError: "broken" } },
    );
    const { said, of } = await call(aFlow([set, says("tell", "$.Attributes.tier by $.Attributes.from"), ...ends]), []);
    expect(said).to.deep.equal(["gold by VOICE"]);
    expect(of("attributes-set")[0]?.keys).to.deep.equal(["tier", "from"]);
  });
  it("refuses names with a dot or a dollar, and sets nothing then", async () => {
    const { of, said } = await after(one("UpdateContactAttributes", { Attributes: { good: "1", "a.b": "2" } }));
    expect(said).to.deep.equal(["Broken."]);
    expect(of("attributes-set")).to.deep.equal([]);
  });
  it("refuses more than 32 KB in all", async () => {
    expect(await saidAfter(one("UpdateContactAttributes", { Attributes: { a: "x".repeat(32_768) } }))).to.deep.equal(["Broken."]);
  });
  it("leaves out a key that refers to nothing", async () => {
    const { of } = await after(one("UpdateContactAttributes", { Attributes: { "$.External.key": "1", b: "2" } }));
    expect(of("attributes-set")[0]?.keys).to.deep.equal(["b"]);
  });
});

describe("UpdateFlowAttributes", () => {
  it("sets values of this flow, which another flow does not see", async () => {
    const set = action(
      "set",
      "UpdateFlowAttributes",
      { FlowAttributes: { step: { Value: "2" } } },
      { next: "tell", errors: { NoMatchingError: "broken" } },
    );
    const go = action("go", "TransferToFlow", { ContactFlowId: "other" }, { next: "broken", errors: { NoMatchingError: "broken" } });
    const flow = aFlow([set, says("tell", "Step $.FlowAttributes.step.", "go"), go, ...ends]);
    const { said } = await call(flow, [], { flows: { other: aFlow([says("again", "Step '$.FlowAttributes.step'.")]) } });
    expect(said).to.deep.equal(["Step 2.", "Step ''."]);
  });
});

describe("Compare", () => {
  const compare = action(
    "do",
    "Compare",
    { ComparisonValue: "$.Attributes.tier" },
    { next: "ok", when: { gold: "broken" }, errors: { NoMatchingCondition: "ok" } },
  );
  it("takes NoMatchingCondition for what is not set, which is no error of the call", async () => {
    const { said, of } = await after(compare);
    expect(said).to.deep.equal(["Ok."]);
    expect(of("branch-taken")[0]?.branch).to.equal("NoMatchingCondition");
  });
});

describe("Loop", () => {
  const loop = (count: string) =>
    action(
      "do",
      "Loop",
      { LoopCount: count, LoopName: "tries" },
      { next: "ok", when: { ContinueLooping: "say", DoneLooping: "ok" }, errors: { NoMatchingError: "broken" } },
    );
  const looping = (count: string) => call(aFlow([loop(count), says("say", "Try $.Loop.tries.Index.", "do"), ...ends]), []);
  it("continues N times, then is done", async () => {
    expect((await looping("2")).said).to.deep.equal(["Try 0.", "Try 1.", "Ok."]);
  });
  it("is done at once with 0, and errs on more than 100 or on no number", async () => {
    expect((await looping("0")).said).to.deep.equal(["Ok."]);
    expect((await looping("101")).said).to.deep.equal(["Broken."]);
    expect((await looping("$.Attributes.n")).said).to.deep.equal(["Broken."]);
  });
});

describe("DistributeByPercentage", () => {
  const share = action(
    "do",
    "DistributeByPercentage",
    {},
    { next: "broken", when: { "<31": "ok" }, errors: { NoMatchingCondition: "broken" } },
  );
  const rolling = (value: number): Setting => ({
    random: { next: () => value, uuid: () => "00000000-0000-4000-8000-000000000001", text: () => "" },
  });
  it("gives the first 30 of 100 to a share of 30 %", async () => {
    expect(await saidAfter(share, rolling(0.299))).to.deep.equal(["Ok."]);
    expect(await saidAfter(share, rolling(0.3))).to.deep.equal(["Broken."]);
  });
});

describe("TransferToFlow", () => {
  it("keeps attributes and $.External, and does not return", async () => {
    const go = one("TransferToFlow", { ContactFlowId: "other" });
    const { said, actions } = await after(go, {
      flows: { other: aFlow([says("hello", "Hello $.External.name.")]) },
      external: { name: "Ada" },
    });
    expect(said).to.deep.equal(["Hello Ada."]);
    expect(actions).to.deep.equal(["do", "hello", "bye"]);
  });
  it("keeps the contact's attributes, queue and hooks, and drops the flow's own attributes", async () => {
    const kept = aFlow([
      action("keep", "UpdateContactAttributes", { Attributes: { name: "Ada" } }, { next: "own" }),
      action("own", "UpdateFlowAttributes", { FlowAttributes: { name: { Value: "Bob" } } }, { next: "go" }),
      action("go", "TransferToFlow", { ContactFlowId: "other" }, { next: "bye" }),
    ]);
    const other = aFlow([says("hello", "Hello $.Attributes.name, not [$.FlowAttributes.name].")]);
    expect((await call(kept, [], { flows: { other } })).said).to.deep.equal(["Hello Ada, not []."]);
  });
  it("errs for a queue flow and for a reference to nothing", async () => {
    expect(await saidAfter(one("TransferToFlow", { ContactFlowId: "q" }), { flows: { q: aFlow([], "CUSTOMER_QUEUE") } })).to.deep.equal([
      "Broken.",
    ]);
    expect(await saidAfter(one("TransferToFlow", { ContactFlowId: "$.External.flow" }))).to.deep.equal(["Broken."]);
  });
  it("leaves the file for a flow that is not in it", async () => {
    const { ended, of } = await after(one("TransferToFlow", { ContactFlowId: "{{contactFlows.Error.arn}}" }));
    expect(of("flow-left").map((event) => event.to)).to.deep.equal(["{{contactFlows.Error.arn}}"]);
    expect(ended).to.include({ outcome: "completed", because: "The contact went on to {{contactFlows.Error.arn}}." });
  });
});

describe("UpdateContactTextToSpeechVoice", () => {
  it("errs for a voice that the engine has not, and has no effect in a chat", async () => {
    const ruth = one("UpdateContactTextToSpeechVoice", { TextToSpeechVoice: "Ruth" });
    expect(await saidAfter(ruth)).to.deep.equal(["Broken."]);
    expect(await saidAfter(ruth, { channel: "CHAT" })).to.deep.equal(["Ok."]);
    expect(
      await saidAfter(one("UpdateContactTextToSpeechVoice", { TextToSpeechVoice: "Ruth", TextToSpeechEngine: "Neural" })),
    ).to.deep.equal(["Ok."]);
  });
});

describe("UpdateContactData", () => {
  it("errs for what is no language code", async () => {
    expect(await saidAfter(one("UpdateContactData", { LanguageCode: "English" }))).to.deep.equal(["Broken."]);
  });
});

describe("Wait", () => {
  const wait = (parameters: JsonObject) =>
    action("do", "Wait", parameters, {
      next: "broken",
      when: { WaitCompleted: "ok" },
      errors: { NoMatchingError: "broken", ParticipantNotFound: "broken" },
    });
  it("lets the time pass in a chat", async () => {
    const { said, events } = await after(wait({ TimeLimitSeconds: "60" }), { channel: "CHAT" });
    expect(said).to.deep.equal(["Ok."]);
    expect((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)).to.equal(60_000);
  });
  it("errs in a call without an event to wait for", async () => {
    expect(await saidAfter(wait({ TimeLimitSeconds: "60" }))).to.deep.equal(["Broken."]);
  });
  it("finds no bot to wait for", async () => {
    const { of } = await after(wait({ TimeLimitSeconds: "60", Events: ["BotParticipantDisconnected"] }), { channel: "CHAT" });
    expect(of("branch-taken")[0]?.branch).to.equal("ParticipantNotFound");
  });
});

describe("ShowView", () => {
  const view = action(
    "do",
    "ShowView",
    { ViewResource: { Id: "form" }, InvocationTimeLimitSeconds: "60" },
    { next: "broken", when: { Next: "tell" }, errors: { NoMatchingCondition: "ok", NoMatchingError: "broken", TimeLimitExceeded: "late" } },
  );
  const flow = aFlow([view, says("tell", "Because $.Views.ViewResultData.Form.reason."), says("late", "Late."), ...ends]);
  it("takes the branch of the client's answer, its data under $.Views", async () => {
    expect((await call(flow, ['Next {"Form":{"reason":"damaged"}}'], { channel: "CHAT" })).said).to.deep.equal(["Because damaged."]);
  });
  it("takes TimeLimitExceeded when the client does not answer", async () => {
    expect((await call(flow, [""], { channel: "CHAT" })).said).to.deep.equal(["Late."]);
  });
  it("errs in a call, and for data that is no JSON", async () => {
    expect((await call(flow, ["Next"])).said).to.deep.equal(["Broken."]);
    expect((await call(flow, ["Next {nope}"], { channel: "CHAT" })).said).to.deep.equal(["Broken."]);
  });
});

describe("TransferParticipantToThirdParty", () => {
  const dial = (goesOn: string, number = "+12025550188") =>
    one(
      "TransferParticipantToThirdParty",
      { ThirdPartyPhoneNumber: number, ThirdPartyConnectionTimeLimitSeconds: "30", ContinueFlowExecution: goesOn },
      { NoMatchingError: "broken" },
    );
  it("gives the call to the other party, and goes on after it if asked", async () => {
    const ended = await after(dial("False"));
    expect([ended.said, ended.ended.outcome]).to.deep.equal([[], "transferred"]);
    expect(await saidAfter(dial("True"))).to.deep.equal(["Ok."]);
  });
  it("errs for what is no number", async () => {
    expect(await saidAfter(dial("True", "{{numbers.shop}}"))).to.deep.equal(["Broken."]);
  });
});

describe("customer profiles", () => {
  const get = action(
    "get",
    "GetCustomerProfile",
    { ProfileRequestData: { IdentifierName: "_phone", IdentifierValue: "$.CustomerEndpoint.Address" }, ProfileResponseData: ["FirstName"] },
    { next: "tell", errors: { NoneFoundError: "make", MultipleFoundError: "broken", NoMatchingError: "broken" } },
  );
  const make = action(
    "make",
    "CreateCustomerProfile",
    { ProfileRequestData: { _phone: "$.CustomerEndpoint.Address", FirstName: "Ada" } },
    { next: "get", errors: { NoMatchingError: "broken" } },
  );
  it("are made where none is found, and found then", async () => {
    const { said, actions } = await call(aFlow([get, make, says("tell", "Hello $.Customer.FirstName$.Customer._phone."), ...ends]), []);
    expect(actions).to.deep.equal(["get", "make", "get", "tell", "bye"]);
    expect(said).to.deep.equal(["Hello Ada."]);
  });
});

describe("disconnect flows", () => {
  it("run after a chat, when nobody reads any more", async () => {
    const hook = action(
      "do",
      "UpdateContactEventHooks",
      { EventHooks: { CustomerRemaining: "after" } },
      { next: "ok", errors: { NoMatchingError: "broken" } },
    );
    const { said, actions } = await call(aFlow([hook, ...ends]), [], {
      channel: "CHAT",
      flows: { after: aFlow([says("late", "Anybody?")]) },
    });
    expect(said).to.deep.equal(["Ok."]);
    expect(actions).to.deep.equal(["do", "ok", "bye", "late", "bye"]);
  });
});

describe("MessageParticipant", () => {
  it("shows marked-up text as words", async () => {
    expect(
      await saidAfter(action("do", "MessageParticipant", { Text: '<speak>Hi <break time="2s"/>there</speak>' }, { next: "ok" })),
    ).to.deep.equal(["Hi there", "Ok."]);
  });
  it("takes Error for an audio prompt in a chat, and just goes on where there is no such branch", async () => {
    expect(await saidAfter(one("MessageParticipant", { PromptId: "music" }), { channel: "CHAT" })).to.deep.equal(["Broken."]);
    expect(await saidAfter(one("MessageParticipant", { PromptId: "music" }, {}), { channel: "CHAT" })).to.deep.equal(["Ok."]);
  });
  it("takes Error when there is nothing to say", async () => {
    expect(await saidAfter(one("MessageParticipant", { Text: "$.External.text" }))).to.deep.equal(["Broken."]);
  });
});

describe("actions whose service no instance has", () => {
  it("take their documented error branch and say why", async () => {
    const { said, of } = await after(one("CheckVoiceId", { CheckVoiceIdOption: "voiceAuthentication" }));
    expect(said).to.deep.equal(["Broken."]);
    expect(of("branch-taken")[0]?.because).to.equal("Voice ID ended on 2026-05-20.");
  });
});

describe("supportedActions()", () => {
  it("carries out the 25 most used actions", () => {
    const carriedOut = supportedActions().flatMap(({ type, by }) => (by === "action" ? [type] : []));
    const mostUsed =
      "MessageParticipant DisconnectParticipant Compare UpdateContactAttributes ShowView InvokeLambdaFunction TransferToFlow UpdateFlowLoggingBehavior GetParticipantInput TransferContactToQueue UpdateContactTargetQueue EndFlowExecution ConnectParticipantWithLexBot UpdateContactData " +
      "UpdateContactRoutingBehavior UpdateContactEventHooks Loop MessageParticipantIteratively GetCustomerProfile TransferParticipantToThirdParty UpdateContactTextToSpeechVoice CreateCustomerProfile CheckHoursOfOperation CheckMetricData Wait CreateTask";
    expect(carriedOut).to.include.members(mostUsed.split(" "));
  });
});
