// The nine exported flows run, each down several paths.
import { expect } from "chai";
import type { Json } from "../../../contact-flows/flow.ts";
import type { LambdaStub } from "../../../local/connect/flow-only-services.ts";
import { answers, call, EAST, exportedFlow, WEST, type Story } from "./support.ts";

/** Answers one reply after another, the last one again and again. */
const replying = (...replies: readonly Json[]): LambdaStub => {
  let turn = 0;
  return () => {
    const reply = replies[Math.min(turn, replies.length - 1)] ?? {};
    turn += 1;
    return reply;
  };
};
const secondsOf = ({ events }: Story): number => ((events.at(-1)?.at ?? 0) - (events[0]?.at ?? 0)) / 1000;
const leftFor = (story: Story): readonly string[] => story.of("flow-left").map((event) => event.to);

describe("cdk-customer-queue-flow", () => {
  const flow = exportedFlow("cdk-customer-queue-flow.json", "CUSTOMER_QUEUE");
  it("plays its prompts once and holds the caller until patience ends", async () => {
    const story = await call(flow, [], { agents: "busy" });
    expect(story.said).to.deep.equal(["%MessageText%", "[prompt %CustomerQueuePromptArn%]"]);
    expect([story.ended.outcome, secondsOf(story)]).to.deep.equal(["abandoned", 600]);
  });
  it("ends at once when an agent is free", async () => {
    expect((await call(flow, [])).ended.outcome).to.equal("transferred");
  });
  it("stops in a chat, whose contact waits on", async () => {
    const story = await call(flow, [], { agents: "busy", channel: "CHAT" });
    expect(story.of("branch-taken")[0]?.because).to.equal("This action does not serve the channel CHAT.");
    expect([story.said, story.ended.outcome]).to.deep.equal([[], "abandoned"]);
  });
});

describe("deepgram-sample_contact_flow", () => {
  const flow = exportedFlow("deepgram-sample_contact_flow.json");
  it("says that its unbound Lambda failed, then keeps the line open for ten minutes", async () => {
    const story = await call(flow, []);
    expect(story.said).to.deep.equal([
      "This call demonstrates real time transcription with Deepgram.",
      "Lambda function failed or timed out.",
    ]);
    expect([story.ended.outcome, secondsOf(story)]).to.deep.equal(["abandoned", 600]);
  });
  it("cannot stream a chat, and says so", async () => {
    const story = await call(flow, [], { channel: "CHAT" });
    expect(story.said.at(-1)).to.equal("Error starting streaming.");
    expect(story.ended.outcome).to.equal("completed");
  });
});

describe("RulesEngineMain", () => {
  const main = exportedFlow("rules-engine-RulesEngineMain.json");
  it("goes to the error flow when its Lambda is not there", async () => {
    expect(leftFor(await call(main, []))).to.deep.equal(["{{contactFlows.RulesEngineError.arn}}"]);
  });
  it("leads through the message flow and back, as its Lambda says", async () => {
    const message = exportedFlow("rules-engine-RulesEngineMessage.json");
    const rule = { CurrentRule_nextFlowArn: "arn:aws:connect:us-east-1:111122223333:instance/i/contact-flow/RulesEngineMessage" };
    const story = await call(main, [], {
      flows: { RulesEngineMain: main, RulesEngineMessage: message },
      lambdas: {
        connectrulesinference: replying(
          { ...rule, CurrentRule_messageType: "text", CurrentRule_message: "Welcome." },
          { ...rule, CurrentRule_messageType: "ssml", CurrentRule_message: "<speak>We are <break time='1s'/> open.</speak>" },
          {},
        ),
      },
    });
    expect(story.said).to.deep.equal(["Welcome.", "We are open."]);
    expect(leftFor(story)).to.deep.equal(["{{contactFlows.RulesEngineError.arn}}"]);
  });
  it("ends as an endless loop where its Lambda sends it round and round", async () => {
    const none = { CurrentRule_nextFlowArn: "RulesEngineMessage", CurrentRule_messageType: "none" };
    const flows = { RulesEngineMain: main, RulesEngineMessage: exportedFlow("rules-engine-RulesEngineMessage.json") };
    const { ended } = await call(main, [], { flows, lambdas: { connectrulesinference: replying(none) } });
    expect(ended.outcome).to.equal("failed");
    expect(ended.because).to.match(/^Endless loop/);
  });
});

describe("RulesEngineMessage", () => {
  const flow = exportedFlow("rules-engine-RulesEngineMessage.json");
  it("plays a recorded prompt", async () => {
    const story = await call(flow, [], {
      external: { CurrentRule_messageType: "prompt", CurrentRule_messagePromptArn: "arn:aws:connect:x/prompt/hi" },
    });
    expect(story.said).to.deep.equal(["[prompt hi]"]);
    expect(leftFor(story)).to.deep.equal(["{{contactFlows.RulesEngineMain.arn}}"]);
  });
  it("goes on without a word when there is none", async () => {
    expect(leftFor(await call(flow, []))).to.deep.equal(["{{contactFlows.RulesEngineMain.arn}}"]);
  });
});

describe("RulesEngineDTMFMenu", () => {
  const flow = exportedFlow("rules-engine-RulesEngineDTMFMenu.json");
  const external = { CurrentRule_offerMessageType: "text", CurrentRule_offerMessage: "Press a key." };
  it("hands the key to its Lambda and goes on", async () => {
    const seen: Json[] = [];
    const story = await call(flow, ["dtmf:3"], {
      external,
      lambdas: { connectdtmfmenu: (parameters) => (seen.push(parameters), { CurrentRule_validSelection: "true" }) },
    });
    expect(seen).to.deep.equal([{ selectedOption: "3" }]);
    expect(leftFor(story)).to.deep.equal(["{{contactFlows.RulesEngineMain.arn}}"]);
  });
  it("complains about a wrong key and asks again, until it gives up", async () => {
    const wrong = {
      ...external,
      CurrentRule_validSelection: "false",
      CurrentRule_errorMessageType: "text",
      CurrentRule_errorMessage: "No such key.",
    };
    const lambdas = { connectdtmfmenu: replying(wrong, { ...wrong, CurrentRule_terminate: "true" }) };
    const story = await call(flow, ["dtmf:8", "dtmf:9"], { external, lambdas });
    expect(story.said).to.deep.equal(["Press a key.", "No such key.", "Press a key.", "No such key."]);
    expect(story.ended.outcome).to.equal("completed");
  });
  it("hands over Timeout when no key is pressed", async () => {
    const seen: Json[] = [];
    await call(flow, [""], { external, lambdas: { connectdtmfmenu: (parameters) => (seen.push(parameters), {}) } });
    expect(seen).to.deep.equal([{ selectedOption: "Timeout" }]);
  });
});

describe("RulesEngineNLUInput", () => {
  const flow = exportedFlow("rules-engine-RulesEngineNLUInput.json");
  const external = {
    CurrentRule_offerMessageType: "text",
    CurrentRule_offerMessage: "Which city?",
    CurrentRule_lexBotArn: EAST,
  };
  const found = {
    CurrentRule_validInput: "true",
    CurrentRule_confirmationMessageFinalType: "text",
    CurrentRule_confirmationMessageFinal: "Did you say Oslo?",
    CurrentRule_yesNoBotArn: WEST,
  };
  const city = () => answers("", { intent: "City", state: "ReadyForFulfillment", slots: { dataslot: "Oslo" } });
  const yesNo = (text: string) => answers("", { intent: text === "yes" ? "Yes" : "No", state: "ReadyForFulfillment" });
  it("passes intent, slot and confidence to its Lambda, then has the answer confirmed", async () => {
    const seen: Json[] = [];
    const story = await call(flow, ["Oslo", "yes"], {
      external,
      bots: { [EAST]: city, [WEST]: yesNo },
      lambdas: { connectnluinput: (parameters) => (seen.push(parameters), found), connectupdatestate: () => ({}) },
    });
    expect(seen).to.deep.equal([{ intentConfidence: "0.9", matchedIntent: "City", slotValue: "Oslo" }]);
    expect(story.said).to.deep.equal(["Which city?", "Did you say Oslo?"]);
    expect(leftFor(story)).to.deep.equal(["{{contactFlows.RulesEngineMain.arn}}"]);
    expect(story.ended).to.include({ turns: 2, switches: 0, botRegion: "us-west-2" });
  });
  it("asks again after a no, until the caller hangs up", async () => {
    const story = await call(flow, ["Oslo", "no"], {
      external,
      bots: { [EAST]: city, [WEST]: yesNo },
      lambdas: { connectnluinput: () => found, connectupdatestate: () => external },
    });
    expect(story.said).to.deep.equal(["Which city?", "Did you say Oslo?", "Which city?"]);
    expect(story.ended.outcome).to.equal("abandoned");
  });
  it("reports NOINPUT when its bot is not bound", async () => {
    const seen: Json[] = [];
    await call(flow, ["Oslo"], { external, lambdas: { connectnluinput: (parameters) => (seen.push(parameters), {}) } });
    expect(seen).to.deep.equal([{ matchedIntent: "NOINPUT" }]);
  });
  it("lets the bot ask in a chat", async () => {
    const story = await call(flow, ["Oslo"], {
      external,
      channel: "CHAT",
      bots: { [EAST]: city },
      lambdas: { connectnluinput: () => ({ ...found, CurrentRule_autoConfirmNow: "true" }) },
    });
    expect(story.said).to.deep.equal(["Which city?", "Did you say Oslo?"]);
  });
});

describe("RulesEngineQueue", () => {
  const flow = exportedFlow("rules-engine-RulesEngineQueue.json");
  const external = {
    CurrentRule_queueArn: "arn:aws:connect:us-east-1:111122223333:instance/i/queue/orders",
    CurrentRule_queueRoutingPriority: "2",
    CurrentRule_messageType: "text",
    CurrentRule_message: "One moment.",
  };
  const flows = { RulesEngineCustomerQueue: exportedFlow("rules-engine-RulesEngineCustomerQueue.json", "CUSTOMER_QUEUE") };
  it("gives the call to an agent", async () => {
    const lambdas = { connectgetcallbackstatus: replying({ ...external, CurrentRule_CallbackStatus: "UNAVAILABLE" }) };
    const story = await call(flow, [], { external, flows, lambdas });
    expect(story.said).to.deep.equal(["One moment."]);
    expect(story.ended.outcome).to.equal("transferred");
  });
  it("takes a typed number for a callback, after a wrong one", async () => {
    const offer = {
      ...external,
      CurrentRule_CallbackStatus: "OFFER",
      CurrentRule_offerCallbackMessage: "Press 2 to be called back.",
      CurrentRule_askForCallbackNumberMessage: "Your number, please.",
      CurrentRule_addedToCallbackQueueMessage: "We will call you.",
    };
    const lambdas = {
      connectgetcallbackstatus: replying(offer),
      connectcreatecallback: replying({ ...offer, CurrentRule_CreateCallbackStatus: "CREATED" }),
    };
    const story = await call(flow, ["dtmf:2", "dtmf:12#", "dtmf:0412345678#"], { external, flows, lambdas });
    expect(story.of("pressed").map((event) => event.digits)).to.deep.equal(["2", "12#", "***5678"]);
    expect(story.of("callback-created")[0]?.number).to.equal("+61***5678");
    expect(story.said.at(-1)).to.equal("We will call you.");
    expect(story.ended.outcome).to.equal("callback");
  });
  it("says that it is closed", async () => {
    const closed = {
      CurrentRule_outOfHoursTerminate: "true",
      CurrentRule_outOfHoursMessageType: "text",
      CurrentRule_outOfHoursMessage: "We are closed.",
    };
    const story = await call(flow, [], { external: { ...external, ...closed }, flows, hours: "closed" });
    expect(story.said).to.deep.equal(["We are closed."]);
    expect(story.ended.outcome).to.equal("completed");
  });
  it("sets as many of its hundred attributes as are named", async () => {
    const some = { CurrentRule_attributeCount: "1", CurrentRule_attributeKey0: "tier", CurrentRule_attributeValue0: "gold" };
    const story = await call(flow, [], { external: { ...external, ...some }, flows, agents: "none" });
    expect(story.of("attributes-set")[0]?.keys).to.deep.equal(["tier"]);
  });
});

describe("RulesEngineCustomerQueue", () => {
  const flow = exportedFlow("rules-engine-RulesEngineCustomerQueue.json", "CUSTOMER_QUEUE");
  const lambdas = { connectupdatestate: replying({}) };
  it("interrupts the music for what its Lambda says, and ends the call at its word", async () => {
    const queue = replying(
      { QueueBehaviour_type: "Message", QueueBehaviour_messageType: "text", QueueBehaviour_message: "You are first." },
      { QueueBehaviour_type: "Terminate" },
    );
    const story = await call(flow, [], { agents: "busy", lambdas: { ...lambdas, connectcustomerqueue: queue } });
    expect(story.said).to.deep.equal(["[prompt {{prompts.CustomerQueue_wav.arn}}]", "You are first."]);
    expect(story.ended.outcome).to.equal("completed");
  });
  it("stores a key that the waiting caller presses", async () => {
    const seen: Json[] = [];
    const ask = {
      QueueBehaviour_type: "DTMF",
      QueueBehaviour_messageType: "text",
      QueueBehaviour_message: "Press 1 to leave.",
      QueueBehaviour_outputKey: "leave",
    };
    await call(flow, ["dtmf:1"], {
      agents: "busy",
      lambdas: {
        connectupdatestate: (parameters) => (seen.push(parameters), ask),
        connectcustomerqueue: replying(ask, { QueueBehaviour_type: "Terminate" }),
      },
    });
    expect(seen).to.deep.include({ key1: "leave", value1: "1" });
  });
  it("goes back to the music when its Lambdas fail", async () => {
    const story = await call(flow, [], { agents: "busy" });
    expect(new Set(story.said)).to.deep.equal(new Set(["[prompt {{prompts.CustomerQueue_wav.arn}}]"]));
    expect(secondsOf(story)).to.equal(600);
  });
});

describe("step-by-step-Retail", () => {
  const flow = exportedFlow("step-by-step-Retail.json");
  it("walks through its views in a chat", async () => {
    const words = ["ActionSelected", "Next", 'Next {"FormData":{"paymentreturn":"card"}}', "Next"];
    const story = await call(flow, words, { channel: "CHAT" });
    expect(story.of("attributes-set").map((event) => event.keys)).to.deep.equal([["returnreason"], ["returnmethod"]]);
    expect(story.ended.outcome).to.equal("abandoned");
  });
  it("has no way for a caller on the phone, who is lost", async () => {
    expect((await call(flow, [])).ended.outcome).to.equal("failed");
  });
});
