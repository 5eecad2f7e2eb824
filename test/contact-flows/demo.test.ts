// What the demo line's flow has besides what every line's flow has (main.test.ts): its outcomes, two languages, keys for the bot.
import { expect } from "chai";
import { demoKeypad } from "../../apps/demo/bot.ts";
import { neededResources } from "../../contact-flows/bind.ts";
import { z } from "zod";
import type { FlowAction } from "../../contact-flows/flow.ts";
import { byIdentifier, declaredEdges } from "../../contact-flows/check/graph.ts";
import { provePaths } from "../../contact-flows/check/paths.ts";
import { FLOWS, read, readBindings } from "./builders.ts";

const flow = read(FLOWS, "demo.json");
const action = (identifier: string): FlowAction => byIdentifier(flow).get(identifier) ?? { Identifier: "missing", Type: "missing" };
const target = (identifier: string, label: string): string | undefined =>
  declaredEdges(action(identifier)).find((edge) => edge.label === label)?.to;
const wordsOf = (language: string): Readonly<Record<string, string>> =>
  z.record(z.string(), z.string()).parse(action(`${language}-words`).Parameters?.["Attributes"]);
/** Attributes whose words are said. */
const spoken = flow.Actions.flatMap(({ Parameters }) => /"Text":"\$\.Attributes\.(\w+)"/.exec(JSON.stringify(Parameters ?? {}))?.[1] ?? []);

describe("contact-flows/demo.json", () => {
  it("comes to a person, a callback and a spoken goodbye: a booking is said by the bot, and sent", () => {
    expect(provePaths(flow, "CONTACT_FLOW").ends).to.deep.equal({
      order: [],
      person: ["to-people"],
      callback: ["hang-up"],
      goodbye: ["hang-up"],
    });
  });

  it("branches on each outcome that the bot gives", () => {
    const ways = ["booked", "checked", "cancelled", "declined", "callback", "person", "not-understood", "NoMatchingCondition"].map(
      (outcome) => target("which-outcome", outcome),
    );
    expect(ways).to.deep.equal([
      "say-booked",
      "say-goodbye",
      "say-goodbye",
      "say-goodbye",
      "channel-for-callback",
      "set-people-queue",
      "channel-for-words",
      "channel-for-words",
    ]);
  });

  it("tells the bot in every block who calls, as Connect knows it, and how keys end in each slot", () => {
    const blocks = flow.Actions.filter(({ Type }) => Type === "ConnectParticipantWithLexBot");
    expect(blocks).to.have.length(3);
    for (const { Parameters } of blocks)
      expect(Parameters?.["LexSessionAttributes"])
        .to.include(demoKeypad)
        .and.to.include({ contactId: "$.ContactId", customerNumber: "$.CustomerEndpoint.Address", caller: "$.Attributes.callerMasked" });
  });

  it("keeps neither code nor number among a contact's attributes", () => {
    const kept = flow.Actions.filter(({ Type }) => Type === "UpdateContactAttributes");
    expect(kept.filter((one) => /Slots\.(?:Code|Mobile)|CustomerEndpoint/.test(JSON.stringify(one)))).to.deep.equal([]);
  });

  it("has every sentence in both languages, none the same, and says no other", () => {
    const [english, spanish] = [wordsOf("english"), wordsOf("spanish")];
    expect(Object.keys(spanish).sort()).to.deep.equal(Object.keys(english).sort());
    for (const [name, words] of Object.entries(english)) expect(spanish[name], name).to.not.equal(words);
    const known = [...Object.keys(english), "question"];
    expect(spoken).to.have.length.above(15);
    expect(known).to.include.members(spoken);
    const opening = JSON.stringify(action("keep-opening").Parameters);
    expect(
      Object.keys(english).filter((name) => name !== "language" && !spoken.includes(name) && !opening.includes(`.${name}"`)),
    ).to.deep.equal([]);
  });

  it("answers in the line's language, or asks callers for theirs, but no chat, which has no keys", () => {
    expect(["es_US", "ask", "NoMatchingCondition"].map((language) => target("which-line-language", language))).to.deep.equal([
      "spanish-voice",
      "channel-for-language",
      "english-voice",
    ]);
    expect(target("channel-for-language", "CHAT")).to.equal("english-voice");
    expect(["1", "2", "InputTimeLimitExceeded"].map((key) => target("ask-language", key))).to.deep.equal([
      "english-voice",
      "spanish-voice",
      "english-voice",
    ]);
  });

  it("sets voice, language and words together, and is English where Spanish cannot be set", () => {
    for (const [language, code] of [
      ["english", "en-US"],
      ["spanish", "es-US"],
    ] as const) {
      expect(action(`${language}-voice`).Parameters).to.include({ TextToSpeechVoice: `{{${language}Voice}}` });
      expect(action(`${language}-language`).Parameters).to.deep.equal({ LanguageCode: code });
      expect(target(`${language}-language`, "NextAction")).to.equal(`${language}-words`);
      expect(target(`${language}-words`, "NextAction")).to.equal("hide-caller");
    }
    expect(target("spanish-language", "NoMatchingError")).to.equal("english-voice");
  });

  it("offers the other language in the keypad menu, and changes it twice at most", () => {
    expect(target("ask-menu", "3")).to.equal("language-left");
    expect(action("language-left").Parameters).to.include({ LoopCount: "2" });
    expect(["en_US", "NoMatchingCondition"].map((language) => target("which-other-language", language))).to.deep.equal([
      "spanish-voice",
      "english-voice",
    ]);
  });

  it("needs just these resources of the stack", () => {
    expect(neededResources(flow, readBindings(FLOWS, "demo.bind.json"))).to.deep.include({
      functions: ["lookup", "recall", "report"],
      aliases: ["home", "standby"],
      queues: ["people"],
      flows: ["queue"],
      values: [
        "country",
        "englishVoice",
        "homeRegion",
        "locale",
        "openingHours",
        "openingHoursSpanish",
        "recording",
        "spanishVoice",
        "standbyRegion",
      ],
    });
  });
});
