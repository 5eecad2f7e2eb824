import { expect } from "chai";
import { orderFlowers } from "../../../apps/flowers/bot.ts";
import { lexBot } from "../../../apps/kit/index.ts";
import { parseBotDefinition } from "../../../local/lex/definition.ts";
import { orderFlowersDefinition } from "./flowers-locale.ts";
import { aBotOf, aLexLine, asking, closing, delegating, slotsOf, spoken, underBothReadings, type Hook } from "./lex-line.ts";

const ordering: Hook = (event) => {
  const { invocationSource, sessionState } = event;
  if (invocationSource === "FulfillmentCodeHook") return closing(event, "Thank you!", "Fulfilled", { outcome: "ordered" });
  if (sessionState.intent.confirmationState === "Denied") return closing(event, "Never mind then.", "Fulfilled", { outcome: "declined" });
  return delegating(event);
};

underBothReadings("a conversation with a code hook", () => {
  it("fills slot after slot by priority, confirms, and fulfils", async () => {
    const line = aLexLine({ hook: ordering });
    const said: string[] = [];
    for (const words of ["I would like to order flowers", "roses", "tomorrow", "10 am"]) said.push(spoken(await line.say(words)));
    expect(said).to.deep.equal([
      "Lovely. Which flowers would you like?",
      "What day would you like to pick them up?",
      "At what time shall we have them ready?",
      "So that's roses, ready on 2026-11-22 at 10:00. Shall I place the order?",
    ]);
    const last = await line.say("yes");
    expect(spoken(last)).to.equal("Thank you!");
    expect(last.sessionState?.intent?.state).to.equal("Fulfilled");
    expect(last.sessionState?.dialogAction).to.deep.equal({ type: "Close" });
    expect(last.sessionState?.sessionAttributes).to.deep.equal({ outcome: "ordered" });
    expect(slotsOf(last)).to.deep.equal({ FlowerType: "roses", PickupDate: "2026-11-22", PickupTime: "10:00" });
  });

  it("takes several slots from one sentence and asks only for the rest", async () => {
    const line = aLexLine({ hook: ordering });
    const first = await line.say("hi, could I get a dozen tulips for next friday please");
    expect(slotsOf(first)).to.deep.equal({ FlowerType: "tulips", PickupDate: "2026-11-27" });
    expect(first.sessionState?.dialogAction).to.deep.equal({ type: "ElicitSlot", slotToElicit: "PickupTime" });
  });

  it("invokes the hook after every turn, and the fulfilment hook at the end", async () => {
    const line = aLexLine({ hook: ordering });
    for (const words of ["roses for tomorrow at noon", "yes"]) await line.say(words);
    expect(
      line.events.map(({ invocationSource, sessionState: { intent } }) => [invocationSource, intent.state, intent.confirmationState]),
    ).to.deep.equal([
      ["DialogCodeHook", "InProgress", "None"],
      ["DialogCodeHook", "InProgress", "Confirmed"],
      ["FulfillmentCodeHook", "ReadyForFulfillment", "Confirmed"],
    ]);
  });

  it("tells the hook which slot it would ask for, and at which attempt", async () => {
    const line = aLexLine({ hook: ordering });
    for (const words of ["order flowers", "whatever"]) await line.say(words);
    expect(line.events.map(({ proposedNextState }) => proposedNextState)).to.deep.include.members([
      {
        dialogAction: { type: "ElicitSlot", slotToElicit: "FlowerType" },
        prompt: { attempt: "Retry1" },
        intent: {
          name: "OrderFlowers",
          slots: { FlowerType: null, PickupDate: null, PickupTime: null },
          state: "InProgress",
          confirmationState: "None",
        },
      },
    ]);
  });

  it("invokes the hook as Lex, for the alias, in the alias's region", async () => {
    const line = aLexLine({ hook: ordering });
    await line.say("order flowers");
    expect(
      line.calls.map(({ region, principal, input }) => ({ region, principal, name: input.FunctionName, type: input.InvocationType })),
    ).to.deep.equal([
      {
        region: "us-east-1",
        principal: { kind: "service", service: "lexv2.amazonaws.com", sourceArn: line.alias.arn },
        name: "arn:aws:lambda:us-east-1:111122223333:function:hook",
        type: "RequestResponse",
      },
    ]);
  });

  it("ends as the hook says when the caller declines", async () => {
    const line = aLexLine({ hook: ordering });
    await line.say("roses for tomorrow at noon");
    const last = await line.say("no thanks");
    expect(spoken(last)).to.equal("Never mind then.");
    expect(last.sessionState?.sessionAttributes).to.deep.equal({ outcome: "declined" });
    expect(last.sessionState?.intent?.confirmationState).to.equal("Denied");
  });

  it("asks again with other words, then gives the turn to the fallback intent", async () => {
    const line = aLexLine({
      hook: (event) => (event.sessionState.intent.name === "FallbackIntent" ? closing(event, "Goodbye.") : delegating(event)),
    });
    const said: string[] = [];
    for (const words of ["order flowers", "what", "what", "what"]) said.push(spoken(await line.say(words)));
    expect(said).to.deep.equal([
      "Lovely. Which flowers would you like?",
      "Sorry, which flowers would you like? We have roses, tulips, lilies and more.",
      "Please name a flower, for example roses or tulips.",
      "Goodbye.",
    ]);
    expect(line.events.at(-1)?.sessionState.intent.name).to.equal("FallbackIntent");
    expect(line.events.at(-1)?.proposedNextState).to.equal(undefined);
  });

  it("asks for a confirmation again, then gives the turn to the fallback intent", async () => {
    const line = aLexLine({
      hook: (event) => (event.sessionState.intent.name === "FallbackIntent" ? closing(event, "Goodbye.") : delegating(event)),
    });
    await line.say("roses for tomorrow at noon");
    const said: string[] = [];
    for (let times = 0; times < 3; times++) said.push(spoken(await line.say("hmm")));
    expect(said).to.deep.equal([
      "Sorry, shall I order roses for 2026-11-22 at 12:00? Please say yes or no.",
      "Please say yes to order roses for 2026-11-22 at 12:00, or no to leave it.",
      "Goodbye.",
    ]);
  });

  it("lets the hook refuse a value with its own words, or with the prompt of the bot", async () => {
    const refusing: Hook = (event) => {
      const flower = event.sessionState.intent.slots["FlowerType"]?.value.interpretedValue;
      return flower === "gladioli"
        ? asking(event, "FlowerType", "We have no gladioli.")
        : flower === "irises"
          ? asking(event, "FlowerType")
          : delegating(event);
    };
    const line = aLexLine({ hook: refusing });
    expect(spoken(await line.say("I'd like some gladioli please"))).to.equal("We have no gladioli.");
    expect(spoken(await line.say("irises"))).to.equal("Lovely. Which flowers would you like?");
    expect(spoken(await line.say("roses"))).to.equal("What day would you like to pick them up?");
  });

  it("goes to another intent in the middle of a slot, unless the client forbids it", async () => {
    const line = aLexLine({ hook: delegating });
    await line.say("order flowers");
    const other = await line.say("can I talk to a person", { requestAttributes: { "x-amz-lex:intent-switch": "DISABLE" } });
    expect(other.sessionState?.intent?.name).to.equal("OrderFlowers");
    expect((await line.say("can I talk to a person")).sessionState?.intent?.name).to.equal("SpeakToPerson");
  });

  it("takes a correction at the confirmation, and asks again", async () => {
    const line = aLexLine({ hook: ordering });
    await line.say("roses for tomorrow at noon");
    const corrected = await line.say("make it tulips instead");
    expect(corrected.sessionState?.dialogAction).to.deep.equal({ type: "ConfirmIntent" });
    expect(slotsOf(corrected)).to.deep.equal({ FlowerType: "tulips", PickupDate: "2026-11-22", PickupTime: "12:00" });
  });

  it("does not fill a slot with what the caller refuses", async () => {
    const line = aLexLine({ hook: ordering });
    expect(slotsOf(await line.say("not roses, tulips for tomorrow at noon"))).to.include({ FlowerType: "tulips" });
    expect(slotsOf(await line.say("not tomorrow, Monday"))).to.include({ PickupDate: "2026-11-23" });
  });

  it("takes a yes with another wish for no yes", async () => {
    const line = aLexLine({ hook: ordering });
    await line.say("roses for tomorrow at noon");
    expect((await line.say("yes, put me through to the shop")).sessionState?.intent?.name).to.equal("SpeakToPerson");
  });

  it("leaves an ambiguous time to the hook: no interpretation, both meanings", async () => {
    const line = aLexLine({ hook: ordering });
    await line.say("roses for tomorrow at ten");
    expect(line.events[0]?.sessionState.intent.slots["PickupTime"]).to.deep.include({
      value: { originalValue: "ten", interpretedValue: null, resolvedValues: ["10:00", "22:00"] },
    });
  });

  it("hears keys as keys", async () => {
    const line = aLexLine({ hook: ordering });
    await line.say("order roses");
    const dated = await line.say("1130", { requestAttributes: { "x-amz-lex:dtmf-transcript": "1130" } });
    expect(line.events.map(({ inputMode }) => inputMode)).to.deep.equal(["Text", "DTMF"]);
    expect(slotsOf(dated)).to.deep.equal({ FlowerType: "roses", PickupDate: "2026-11-30" });
  });
});

describe("a conversation without a code hook", () => {
  it("ends ready for fulfilment, for the client to fulfil", async () => {
    const line = aLexLine();
    await line.say("roses for tomorrow at noon");
    const last = await line.say("yes");
    expect([last.sessionState?.intent?.state, last.sessionState?.dialogAction?.type]).to.deep.equal(["ReadyForFulfillment", "Close"]);
  });

  it("fails the intent that was declined, with the declination response", async () => {
    const { OrderFlowers, ...others } = orderFlowers.locales[0].intents;
    const intents = { ...others, OrderFlowers: { ...OrderFlowers, dialogCodeHook: false } };
    const model = { ...orderFlowers, locales: [{ ...orderFlowers.locales[0], intents }] };
    const line = aLexLine({ definition: parseBotDefinition({ ...lexBot(model), name: "plain", roleArn: orderFlowersDefinition.roleArn }) });
    await line.say("roses for tomorrow at noon");
    const last = await line.say("no");
    expect([spoken(last), last.sessionState?.intent?.state]).to.deep.equal(["All right, I haven't ordered anything.", "Failed"]);
  });

  it("falls back below the confidence threshold, and says what else it might have been", async () => {
    const answer = await aLexLine().say("what is the weather like");
    expect(answer.sessionState?.intent?.name).to.equal("FallbackIntent");
    expect(answer.interpretations?.[0]).to.not.have.property("nluConfidence");
    expect(answer.interpretations?.map(({ interpretationSource }) => interpretationSource)).to.include("Lex");
  });
});

const say = (value: string) => ({ message: { plainTextMessage: { value } } });
const prompt = (...words: readonly [string, ...string[]]) => ({ maxRetries: 1, messageGroupsList: words.map(say) });
const slot = (name: string, more: object = {}) => ({
  name,
  slotTypeName: "AMAZON.Number",
  valueElicitationSetting: { slotConstraint: "Required", promptSpecification: prompt(`${name}?`), ...more },
});

describe("the bot's own steps", () => {
  it("follow a next step over the priorities, and say the responses on the way", async () => {
    const definition = aBotOf([
      {
        name: "Book",
        sampleUtterances: [{ utterance: "book a table" }],
        initialResponseSetting: {
          initialResponse: { messageGroupsList: [say("Gladly.")] },
          nextStep: { dialogAction: { type: "ElicitSlot", slotToElicit: "Hour" }, sessionAttributes: [{ key: "begun", value: "yes" }] },
        },
        slots: [
          slot("Party"),
          slot("Hour", {
            slotCaptureSetting: {
              captureResponse: { messageGroupsList: [say("At {Hour}.")] },
              captureNextStep: { dialogAction: { type: "FulfillIntent" } },
            },
          }),
        ],
        slotPriorities: [
          { priority: 0, slotName: "Party" },
          { priority: 1, slotName: "Hour" },
        ],
        intentClosingSetting: { closingResponse: { messageGroupsList: [say("Booked, [begun]!")] } },
      },
    ]);
    const line = aLexLine({ definition });
    const first = await line.say("book a table");
    expect([spoken(first), first.sessionState?.sessionAttributes]).to.deep.equal(["Gladly. / Hour?", { begun: "yes" }]);
    expect(spoken(await line.say("eight"))).to.equal("At 8. / Booked, yes!");
  });

  it("use a default value before asking, from a context, an attribute, or as it stands", async () => {
    const given = (...values: string[]) => ({
      defaultValueSpecification: { defaultValueList: values.map((defaultValue) => ({ defaultValue })) },
    });
    const definition = aBotOf([
      {
        name: "Book",
        sampleUtterances: [{ utterance: "book a table" }],
        slots: [slot("Party", given("#visit.guests", "[guests]", "2")), slot("Hour")],
        slotPriorities: [
          { priority: 0, slotName: "Party" },
          { priority: 1, slotName: "Hour" },
        ],
      },
    ]);
    const plain = await aLexLine({ definition }).say("book a table");
    expect([spoken(plain), slotsOf(plain)]).to.deep.equal(["Hour?", { Party: "2" }]);
    const told = await aLexLine({ definition }).say("book a table", { sessionState: { sessionAttributes: { guests: "5" } } });
    expect(slotsOf(told)).to.deep.equal({ Party: "5" });
  });

  it("take the failure branch of a hook that fails, where the bot has one", async () => {
    const definition = aBotOf([
      {
        name: "Book",
        sampleUtterances: [{ utterance: "book a table" }],
        dialogCodeHook: { enabled: true },
        initialResponseSetting: {
          codeHook: {
            isActive: true,
            enableCodeHookInvocation: true,
            invocationLabel: "begin",
            postCodeHookSpecification: {
              failureResponse: { messageGroupsList: [say("Sorry.")] },
              failureNextStep: { dialogAction: { type: "EndConversation" } },
            },
          },
          nextStep: { dialogAction: { type: "InvokeDialogCodeHook" } },
        },
      },
    ]);
    const line = aLexLine({ definition, invoke: async () => ({ StatusCode: 200, FunctionError: "Unhandled" }) });
    const answer = await line.say("book a table");
    expect([spoken(answer), answer.sessionState?.intent?.state]).to.deep.equal(["Sorry.", "Failed"]);
    expect(line.events[0]?.invocationLabel).to.equal("begin");
  });

  it("open contexts when an intent is fulfilled, and let in the intents that wait for them", async () => {
    const definition = aBotOf([
      {
        name: "Book",
        sampleUtterances: [{ utterance: "book a table" }],
        fulfillmentCodeHook: { enabled: true },
        outputContexts: [{ name: "booked", timeToLiveInSeconds: 60, turnsToLive: 2 }],
      },
      { name: "Change", sampleUtterances: [{ utterance: "change it" }], inputContexts: [{ name: "booked" }] },
    ]);
    const line = aLexLine({ definition, hook: (event) => closing(event, "Done.") });
    expect((await line.say("change it")).sessionState?.intent?.name).to.equal("FallbackIntent");
    const booked = await line.say("book a table");
    expect(booked.sessionState?.activeContexts).to.deep.equal([
      { name: "booked", contextAttributes: {}, timeToLive: { timeToLiveInSeconds: 60, turnsToLive: 2 } },
    ]);
    expect((await line.say("change it")).sessionState?.intent?.name).to.equal("Change");
    expect((await line.say("change it")).sessionState?.intent?.name).to.equal("Change");
    expect((await line.say("change it")).sessionState?.intent?.name).to.equal("FallbackIntent");
  });

  it("close a context when its time is up", async () => {
    const definition = aBotOf([{ name: "Change", sampleUtterances: [{ utterance: "change it" }], inputContexts: [{ name: "booked" }] }]);
    const line = aLexLine({ definition });
    const activeContexts = [{ name: "booked", contextAttributes: {}, timeToLive: { timeToLiveInSeconds: 10, turnsToLive: 20 } }];
    expect((await line.say("change it", { sessionState: { activeContexts } })).sessionState?.intent?.name).to.equal("Change");
    await line.clock.sleep(11_000);
    expect((await line.say("change it")).sessionState?.intent?.name).to.equal("FallbackIntent");
  });

  it("say one message of each group, and only the kinds the client takes", async () => {
    const definition = aBotOf([
      {
        name: "Hello",
        sampleUtterances: [{ utterance: "good bye" }],
        intentClosingSetting: {
          closingResponse: { messageGroupsList: [say("Bye."), { message: { ssmlMessage: { value: "<speak>Bye.</speak>" } } }] },
        },
      },
    ]);
    expect(spoken(await aLexLine({ definition }).say("good bye"))).to.equal("Bye. / <speak>Bye.</speak>");
    const plain = await aLexLine({ definition }).say("good bye", { requestAttributes: { "x-amz-lex:accept-content-types": "PlainText" } });
    expect(spoken(plain)).to.equal("Bye.");
  });
});

describe("a dialog code hook", () => {
  const bare = () => aBotOf([{ name: "Book", sampleUtterances: [{ utterance: "book a table" }], dialogCodeHook: { enabled: true } }]);
  const greeting: Hook = (event) => closing(event, "From the hook.");

  it("is asked only where the definition declares it, by the strict reading", async () => {
    const line = aLexLine({ definition: bare(), hook: greeting });
    await line.say("book a table");
    expect(line.events).to.deep.equal([]);
  });

  it("is asked after every turn by the lenient reading", async () => {
    expect(spoken(await aLexLine({ definition: bare(), hook: greeting, hooks: "every-turn" }).say("book a table"))).to.equal(
      "From the hook.",
    );
  });

  it("is declared by our bots after each slot and at each answer to a yes or no, without a step for a hook that fails", () => {
    const { intents: [order] = [] } = lexBot(orderFlowers).botLocales[0] ?? {};
    const step = { dialogAction: { type: "InvokeDialogCodeHook" } };
    const captures = (order?.slots ?? []).map(({ valueElicitationSetting }) => valueElicitationSetting.slotCaptureSetting);
    expect(captures.map((capture) => capture?.captureNextStep)).to.deep.equal([step, step, step]);
    expect(captures.map((capture) => capture?.codeHook.postCodeHookSpecification.successNextStep.dialogAction)).to.deep.equal([
      { type: "ElicitSlot", slotToElicit: "PickupDate" },
      { type: "ElicitSlot", slotToElicit: "PickupTime" },
      { type: "ConfirmIntent" },
    ]);
    const { intentConfirmationSetting: confirmation } = order ?? {};
    expect(confirmation).to.deep.include({ confirmationNextStep: step, declinationNextStep: step, failureNextStep: step });
    expect(confirmation).not.to.have.property("declinationResponse");
    expect(JSON.stringify(order)).not.to.match(/failureNextStep":\{"dialogAction":\{"type":"(?!InvokeDialogCodeHook)|timeout/);
  });

  it("hears of a yes or no that was asked in vain, and can give up itself", async () => {
    const line = aLexLine({
      hook: (event) => {
        const isLast = event.inputTranscript === "blub";
        return event.sessionState.intent.name === "OrderFlowers" && isLast ? closing(event, "I give up.") : delegating(event);
      },
    });
    await line.say("roses for tomorrow at noon");
    for (const words of ["hm", "hmm"]) await line.say(words);
    expect(spoken(await line.say("blub"))).to.equal("I give up.");
  });
});
