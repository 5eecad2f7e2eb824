import { expect } from "chai";
import type { JsonObject } from "../../../../contact-flows/flow.ts";
import { virtualClock } from "../../../../shared/clock.ts";
import { flowOnlyServices } from "../../../../local/connect/flow-only-services.ts";
import { seededRandom } from "../../../../local/random.ts";
import { action, aFlow, call, says, type Setting } from "../support.ts";

const QUEUE = "arn:aws:connect:us-east-1:111122223333:instance/i/queue/flowers";
const setQueue = action("set", "UpdateContactTargetQueue", { QueueId: QUEUE }, { next: "hook", errors: { NoMatchingError: "broken" } });
const hook = action(
  "hook",
  "UpdateContactEventHooks",
  { EventHooks: { CustomerQueue: "waiting" } },
  { next: "go", errors: { NoMatchingError: "broken" } },
);
const go = action("go", "TransferContactToQueue", {}, { next: "broken", errors: { QueueAtCapacity: "full", NoMatchingError: "broken" } });
const inbound = aFlow([setQueue, hook, go, says("full", "Full."), says("broken", "Broken.")]);
const music = (when: Readonly<Record<string, string>>, seconds = "30") =>
  action(
    "music",
    "MessageParticipantIteratively",
    { Messages: [{ Text: "Please hold." }], InterruptFrequencySeconds: seconds },
    { when, errors: { NoMatchingError: "resume" } },
  );
const resume = action("resume", "EndFlowExecution", {});
const calling = (queueFlow: ReturnType<typeof aFlow>, setting: Setting = {}) =>
  call(inbound, [], { flows: { waiting: queueFlow }, ...setting });
const services = (agentAfter: number) => {
  const clock = virtualClock(0);
  const base = flowOnlyServices({ clock, random: seededRandom(1), emit: () => undefined });
  return {
    clock,
    services: { instance: { ...base.instance, agentFor: () => clock.now() >= agentAfter } },
  };
};

describe("TransferContactToQueue", () => {
  it("gives the contact to an agent who is free, with what is known", async () => {
    const { ended, of } = await calling(aFlow([music({})], "CUSTOMER_QUEUE"));
    expect(ended.outcome).to.equal("transferred");
    expect(of("queued").map((event) => event.queue)).to.deep.equal(["flowers"]);
    expect(of("agent-joined").map((event) => event.queue)).to.deep.equal(["flowers"]);
  });

  it("runs the customer queue flow while nobody is free; the caller hangs up after ten minutes", async () => {
    const { ended, said, events } = await calling(aFlow([music({}), resume], "CUSTOMER_QUEUE"), { agents: "busy" });
    expect(said).to.deep.equal(["Please hold."]);
    expect(ended.outcome).to.equal("abandoned");
    expect((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)).to.equal(600_000);
  });

  it("lets an agent take the contact in the middle of its queue flow", async () => {
    const late = services(45_000);
    const story = await call(inbound, [], {
      clock: late.clock,
      services: {
        instance: { ...late.services.instance, findFlow: () => ({ kind: "flow", flow: aFlow([music({}), resume], "CUSTOMER_QUEUE") }) },
      },
    });
    expect(story.ended.outcome).to.equal("transferred");
    expect(story.said).to.deep.equal(["Please hold."]);
  });

  it("returns from an interrupt's branch to the loop of prompts", async () => {
    const flow = aFlow([music({ MessagesInterrupted: "sorry" }, "240"), says("sorry", "Still busy.", "resume"), resume], "CUSTOMER_QUEUE");
    const { said } = await calling(flow, { agents: "busy" });
    expect(said).to.deep.equal(["Please hold.", "Still busy.", "Please hold.", "Still busy.", "Please hold."]);
  });

  it("offers a callback from the queue flow", async () => {
    const back = action(
      "back",
      "CreateCallbackContact",
      { InitialCallDelaySeconds: "60" },
      { next: "thanks", errors: { NoMatchingError: "resume" } },
    );
    const flow = aFlow([music({ MessagesInterrupted: "back" }), back, says("thanks", "We call back."), resume], "CUSTOMER_QUEUE");
    const { ended, of } = await calling(flow, { agents: "busy" });
    expect(ended.outcome).to.equal("callback");
    expect(of("callback-created").map(({ queue, number }) => ({ queue, number }))).to.deep.equal([
      { queue: "flowers", number: "+1***0101" },
    ]);
  });

  it("takes QueueAtCapacity when the queue is full", async () => {
    const base = flowOnlyServices({ clock: virtualClock(0), random: seededRandom(1), emit: () => undefined });
    const { said } = await call(inbound, [], { services: { instance: { ...base.instance, enterQueue: () => false } } });
    expect(said).to.deep.equal(["Full."]);
  });

  it("takes the Error branch when no queue is set", async () => {
    expect((await call(aFlow([go, says("full", "Full."), says("broken", "Broken.")]), [])).said).to.deep.equal(["Broken."]);
  });
});

describe("DequeueContactAndTransferToQueue", () => {
  const move = (id: string) =>
    action("music", "DequeueContactAndTransferToQueue", { QueueId: id }, { next: "resume", errors: { NoMatchingError: "sorry" } });
  const ends = [says("sorry", "Stays.", "resume"), resume];

  it("moves the contact to the other queue at most eleven times", async () => {
    const { of, said } = await calling(aFlow([move("other"), ...ends], "CUSTOMER_QUEUE"), { agents: "busy" });
    expect(of("queued").map((event) => event.queue)).to.deep.equal(["flowers", ...Array.from({ length: 11 }, () => "other")]);
    expect(said).to.deep.equal(["Stays."]);
  });

  it("leaves the contact in its queue when there is no such other", async () => {
    const { said, of } = await calling(aFlow([move("{{queues.other}}"), ...ends], "CUSTOMER_QUEUE"), { agents: "busy" });
    expect(said).to.deep.equal(["Stays."]);
    expect(of("queued")).to.have.length(1);
  });
});

describe("CreateCallbackContact", () => {
  const back = (parameters: JsonObject = {}) =>
    action("back", "CreateCallbackContact", parameters, { next: "thanks", errors: { NoMatchingError: "broken" } });
  const ends = [says("thanks", "We call back."), says("broken", "Broken.")];
  const set = { ...setQueue, Transitions: { NextAction: "back" } };

  it("needs a number: a withheld caller without a callback number takes the Error branch", async () => {
    const { of } = await call(aFlow([set, back(), ...ends]), [], { withheld: true });
    expect(of("branch-taken").at(-1)?.because).to.equal("The caller's number is withheld, and no callback number is set.");
    expect(of("call-started")[0]?.from).to.equal("withheld");
  });

  it("calls the number that the caller typed", async () => {
    const ask = action(
      "ask",
      "GetParticipantInput",
      {
        Text: "Your number?",
        StoreInput: "True",
        InputTimeLimitSeconds: "5",
        InputValidation: { PhoneNumberValidation: { NumberFormat: "Local", CountryCode: "US" } },
      },
      { next: "number", errors: { NoMatchingError: "broken" } },
    );
    const number = action(
      "number",
      "UpdateContactCallbackNumber",
      { CallbackNumber: "$.StoredCustomerInput" },
      { next: "back", errors: { InvalidCallbackNumber: "broken", CallbackNumberNotDialable: "broken" } },
    );
    const first = { ...set, Transitions: { NextAction: "ask" } };
    const { ended, of } = await call(aFlow([first, ask, number, back(), ...ends]), ["dtmf:2025550177#"], { withheld: true });
    expect(ended.outcome).to.equal("callback");
    expect(of("callback-created")[0]?.number).to.equal("+1***0177");
  });

  it("takes the Error branch without a queue", async () => {
    expect((await call(aFlow([back(), ...ends]), [])).said).to.deep.equal(["Broken."]);
  });
});

describe("CheckHoursOfOperation and CheckMetricData", () => {
  const check = action(
    "check",
    "CheckHoursOfOperation",
    {},
    { next: "broken", when: { True: "staff", False: "closed" }, errors: { NoMatchingError: "broken" } },
  );
  const staff = action(
    "staff",
    "CheckMetricData",
    { MetricType: "NumberOfAgentsStaffed" },
    { next: "broken", when: { ">0": "open" }, errors: { NoMatchingCondition: "nobody", NoMatchingError: "broken" } },
  );
  const ends = ["open", "nobody", "closed", "broken"].map((id) => says(id, id));
  const asked = aFlow([{ ...setQueue, Transitions: { NextAction: "check" } }, check, staff, ...ends]);
  it("lead on when open and staffed", async () => {
    expect((await call(asked, [])).said).to.deep.equal(["open"]);
  });
  it("tell a closed line from one without people", async () => {
    expect((await call(asked, [], { hours: "closed" })).said).to.deep.equal(["closed"]);
    expect((await call(asked, [], { agents: "none" })).said).to.deep.equal(["nobody"]);
  });
  it("take the Error branch without a queue", async () => {
    expect((await call(aFlow([check, staff, ...ends]), [])).said).to.deep.equal(["broken"]);
    expect((await call(aFlow([staff, ...ends]), [])).said).to.deep.equal(["broken"]);
  });
});
