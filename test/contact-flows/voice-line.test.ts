// The flow of every app's line, bound as flowers (one language) and as demo (two).
import { expect } from "chai";
import { demoKeypad } from "../../apps/demo/bot.ts";
import { demoVoice } from "../../apps/demo/voice.ts";
import { flowersVoice } from "../../apps/flowers/voice.ts";
import type { VoiceLineModel } from "../../apps/kit/voice-line.ts";
import { bindFlow, type Resources } from "../../contact-flows/bind.ts";
import { OUTCOMES } from "../../shared/outcomes.ts";
import { parseFlow } from "../../contact-flows/parse.ts";
import { startLanguage } from "../../infra/channels/line-values.ts";
import { FLOWS, lookInto, read, readBindings } from "./builders.ts";
import { demoLine, flowersLine } from "./stack.ts";

const flow = read(FLOWS, "voice-line.json");
const { action, target, after, attributeKeys } = lookInto(flow);

const boundTo = (resources: Resources) => {
  const parsed = parseFlow(bindFlow(flow, readBindings(FLOWS, "voice-line.bind.json"), resources, { name: "voice-line" }).content);
  if (parsed.ok) return parsed.flow;
  throw new Error("contact-flows/voice-line.json does not bind.");
};
const LINES = { flowers: boundTo(flowersLine), demo: boundTo(demoLine) };

describe("voice-line.json", () => {
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
    // It says which language the caller speaks; no number and no word is handed over.
    expect(action("recall-conversation").Parameters).to.deep.include({
      InvocationTimeLimitSeconds: "2",
      LambdaInvocationAttributes: { contactId: "$.ContactId", locale: "$.Attributes.language" },
    });
    expect(after("recall-conversation")).to.deep.equal(["keep-question", "keep-opening"]);
    expect(attributeKeys("keep-question")).to.deep.equal(attributeKeys("keep-opening"));
    expect(action("ask-twin-bot").Parameters).to.have.property("Text", "$.Attributes.question");
    expect(action("ask-twin-bot").Parameters).to.have.nested.property("LexSessionAttributes.resume", "$.Attributes.resume");
  });

  it("tells the code hook that a twin was asked, whatever the recall said, and again in a chat's second try", () => {
    const told = (identifier: string): unknown => Object(action(identifier).Parameters?.["LexSessionAttributes"]).twinAsked;
    expect(["ask-active-bot", "ask-twin-bot", "ask-by-words"].map(told)).to.deep.equal([undefined, "yes", "$.Attributes.twinAsked"]);
    const kept = (identifier: string): unknown => Object(action(identifier).Parameters?.["Attributes"]).twinAsked;
    expect(["keep-active-facts", "keep-twin-facts"].map(kept)).to.deep.equal(["no", "yes"]);
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
        LambdaInvocationAttributes: { app: "{{app}}", contactId: "$.ContactId", failedRegion: "$.Attributes.activeRegion", twin },
      });
      expect(after(report)).to.deep.equal([then, then]);
    });

  it("asks the lookup by the app, copies its answer at once, and goes on with static bots when it fails", () => {
    expect(action("look-up-region").Parameters).to.deep.include({
      LambdaInvocationAttributes: { app: "{{app}}", caller: "$.CustomerEndpoint.Address" },
    });
    expect(target("look-up-region", "NextAction")).to.equal("keep-answer");
    expect(target("look-up-region", "NoMatchingError")).to.equal("keep-static");
    expect(attributeKeys("keep-answer")).to.deep.equal(attributeKeys("keep-static"));
  });

  it("handles each outcome of the table, and takes an unknown one for a caller who was not understood", () => {
    const ways = Object.fromEntries([...Object.keys(OUTCOMES), "NoMatchingCondition"].map((word) => [word, target("which-outcome", word)]));
    expect(ways).to.deep.equal({
      done: "say-done",
      finished: "say-goodbye",
      declined: "say-goodbye",
      "not-understood": "channel-for-words",
      person: "ask-for-person",
      callback: "ask-for-callback",
      NoMatchingCondition: "channel-for-words",
    });
  });

  it("ends with people by the handover alone, with the wish in an attribute", () => {
    expect(action("ask-for-person").Parameters).to.deep.include({ Attributes: { handover: "person" } });
    expect(action("ask-for-callback").Parameters).to.deep.include({ Attributes: { handover: "callback" } });
    for (const wish of ["ask-for-person", "ask-for-callback"]) expect(after(wish)).to.deep.equal(["hand-over", "hand-over"]);
    expect(target("hand-over", "NoMatchingError")).to.equal("say-no-handover");
  });

  it("never asks a chat to press keys", () => {
    for (const [identifier, way] of [
      ["channel-for-language", "first-voice"],
      ["channel-for-words", "words-left"],
      ["channel-for-menu", "ask-for-person"],
    ] as const) {
      expect(action(identifier).Parameters, identifier).to.deep.equal({ ComparisonValue: "$.Channel" });
      expect(target(identifier, "CHAT"), identifier).to.equal(way);
    }
  });

  it("begins in a language or asks for it, and sets voice, language and words together", () => {
    expect(["second", "ask", "NoMatchingCondition"].map((start) => target("which-start-language", start))).to.deep.equal([
      "second-voice",
      "channel-for-language",
      "first-voice",
    ]);
    expect(["1", "2", "InputTimeLimitExceeded"].map((key) => target("ask-language", key))).to.deep.equal([
      "first-voice",
      "second-voice",
      "first-voice",
    ]);
    for (const order of ["first", "second"]) {
      expect(target(`${order}-voice`, "NextAction")).to.equal(`${order}-language`);
      expect(target(`${order}-language`, "NextAction")).to.equal(`${order}-words`);
      expect(target(`${order}-words`, "NextAction")).to.equal("hide-caller");
    }
    // A bot whose locale is not the contact's language fails.
    expect(target("second-language", "NoMatchingError")).to.equal("first-voice");
  });

  it("offers the other language in the keypad menu, twice at most, and only where there is one", () => {
    expect(target("ask-menu", "3")).to.equal("which-languages");
    expect(["two", "NoMatchingCondition"].map((languages) => target("which-languages", languages))).to.deep.equal([
      "language-left",
      "menu-tries",
    ]);
    expect(action("language-left").Parameters).to.include({ LoopCount: "2" });
    expect(["first", "NoMatchingCondition"].map((spoken) => target("which-other-language", spoken))).to.deep.equal([
      "second-voice",
      "first-voice",
    ]);
  });

  it("says only what is among an app's words, and needs each of them, here or after the handover", () => {
    const all = ["voice-line", "handover", "queue"].map((name) => JSON.stringify(read(FLOWS, `${name}.json`))).join();
    const said = new Set([...all.matchAll(/"(?:Text|SSML)":"[^"]*?\$\.Attributes\.(\w+)/g)].map(([, name]) => name));
    const words = Object.keys(flowersLine.maps?.["firstWords"] ?? {});
    expect([...said].filter((name) => name !== "question")).to.have.members(words.filter((name) => name !== "openingAgain"));
    expect(all).to.include('"question":"$.Attributes.openingAgain"');
  });
});

describe("a line's values", () => {
  const session = (of: keyof typeof LINES) =>
    LINES[of].Actions.filter(({ Type }) => Type === "ConnectParticipantWithLexBot").map(
      ({ Parameters }) => Parameters?.["LexSessionAttributes"],
    );
  const KNOWN = { contactId: "$.ContactId", channel: "$.Channel", caller: "$.Attributes.callerMasked" };

  it("tell each block of the demo bot who calls and how keys end in each slot, and the flower shop's nothing of either", () => {
    expect(session("demo")).to.have.length(3);
    for (const attributes of session("demo"))
      expect(attributes).to.include({ ...KNOWN, ...demoKeypad, customerNumber: "$.CustomerEndpoint.Address" });
    expect(session("flowers")[0]).to.deep.equal(KNOWN);
  });

  it("keep the app's slots among the contact's attributes, and neither code nor number", () => {
    const kept = LINES.demo.Actions.filter(({ Type }) => Type === "UpdateContactAttributes");
    expect(kept.filter((one) => /Slots\.(?:Code|Mobile)|CustomerEndpoint/.test(JSON.stringify(one)))).to.deep.equal([]);
    expect(lookInto(LINES.demo).attributeKeys("keep-twin-facts")).to.include.members(["Date", "Time"]);
    expect(lookInto(LINES.flowers).attributeKeys("keep-twin-facts")).to.include.members(["FlowerType", "PickupDate", "PickupTime"]);
  });

  it("have every sentence in both languages, none the same", () => {
    const { firstWords = {}, secondWords = {} } = demoLine.maps ?? {};
    expect(Object.keys(secondWords).sort()).to.deep.equal(Object.keys(firstWords).sort());
    for (const [name, text] of Object.entries(firstWords)) expect(secondWords[name], name).to.not.equal(text);
    expect(demoLine.values).to.include({
      sayTrouble: "Sorry, something went wrong. We will connect you to a person. Lo sentimos, le comunicamos con una persona.",
    });
  });

  it("say the opening hours in the line's own language", () => {
    const { firstWords = {}, secondWords = {} } = demoLine.maps ?? {};
    expect(firstWords["sayComeBack"]).to.include("We are here Monday to Friday from 9 AM to 6 PM.");
    expect(secondWords["sayComeBack"]).to.include("Atendemos de lunes a viernes de las 9 de la mañana a las 6 de la tarde.");
  });

  it("are of any two languages: a third pair needs no other flow", () => {
    const [english, spanish] = demoVoice.languages;
    const model: VoiceLineModel = {
      ...demoVoice,
      languages: [
        { ...spanish, locale: "es_ES", voice: "Lucia" },
        { ...english, locale: "en_GB", voice: "Amy" },
      ],
    };
    expect([startLanguage(model, "es_ES"), startLanguage(model, "en_GB"), startLanguage(model, "ask")]).to.deep.equal([
      "first",
      "second",
      "ask",
    ]);
    expect(startLanguage(flowersVoice, "en_US")).to.equal("first");
  });
});
