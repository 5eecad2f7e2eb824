// How every line goes on without its bot, whatever flow a contact comes from.
import { expect } from "chai";
import { demoVoice } from "../../apps/demo/voice.ts";
import { bindFlow } from "../../contact-flows/bind.ts";
import { parseFlow } from "../../contact-flows/parse.ts";
import { compileFlow } from "../../local/connect/compile.ts";
import type { CompiledFlow } from "../../local/connect/contact.ts";
import { action as anAction, aFlow as compiledFlow, call, type Setting } from "../local/connect/support.ts";
import { FLOWS, lookInto, read, readBindings } from "./builders.ts";
import { aLine, SHARED } from "./stack.ts";

const flow = read(FLOWS, "handover.json");
const { action, target } = lookInto(flow);

const bound = (name: string, type: CompiledFlow["type"], values: Readonly<Record<string, string>> = {}): CompiledFlow => {
  const resources = { ...SHARED, values: { ...SHARED.values, ...values } };
  const parsed = parseFlow(bindFlow(read(FLOWS, `${name}.json`), readBindings(FLOWS, `${name}.bind.json`), resources, { name }).content);
  if (!parsed.ok) throw new Error(`contact-flows/${name}.json does not bind.`);
  return compileFlow(parsed.flow, { id: name, arn: name, name, type });
};
const flows = { handover: bound("handover", "CONTACT_FLOW"), queue: bound("queue", "CUSTOMER_QUEUE") };

/** A flow that some app brings: it sets these attributes, and hands over. */
const own = (attributes: Readonly<Record<string, string>>): CompiledFlow =>
  compiledFlow([
    anAction("keep", "UpdateContactAttributes", { Attributes: { app: "own", ...attributes } }, { next: "go" }),
    anAction("go", "TransferToFlow", { ContactFlowId: "handover" }, { next: "bye" }),
  ]);
const handedOver = (attributes: Readonly<Record<string, string>>, setting: Setting = {}, words: readonly string[] = []) =>
  call(own(attributes), words, { flows, ...setting });

const SPANISH = { ...aLine(demoVoice).maps?.["secondWords"], language: "es_US", languageCode: "es-US", voice: "Lupe" };

describe("handover.json", () => {
  it("sets voice and language anew from the contact's attributes before it says anything", () => {
    expect(target("which-words", "-")).to.equal("set-voice");
    expect(action("set-voice").Parameters).to.include({ TextToSpeechVoice: "$.Attributes.voice" });
    expect(target("set-voice", "NextAction")).to.equal("set-language");
    expect(action("set-language").Parameters).to.deep.equal({ LanguageCode: "$.Attributes.languageCode" });
    expect(target("set-language", "NextAction")).to.equal("which-wish");
    expect(target("own-words", "NextAction")).to.equal("set-voice");
  });

  it("never promises a chat a callback", () => {
    expect(target("channel-for-callback", "CHAT")).to.equal("set-people-queue");
    expect(target("channel-for-nobody", "CHAT")).to.equal("say-come-back");
  });

  it("never goes to another flow", () => {
    expect(flow.Actions.map(({ Type }) => Type)).to.not.include("TransferToFlow");
  });
});

describe("handover.json, run", () => {
  it("takes a contact without a wish to people, in the stack's own words where the flow before brought none", async () => {
    const { ended, said } = await handedOver({});
    expect(ended.outcome).to.equal("transferred");
    expect(said[0]).to.equal("One moment please. I will connect you to a person.");
  });

  it("speaks the language and the words that the contact brings", async () => {
    const { ended, said } = await handedOver({ ...SPANISH, handover: "callback" });
    expect(ended.outcome).to.equal("callback");
    expect(said).to.deep.equal(["Gracias. Le llamaremos en cuanto podamos. Hasta luego."]);
  });

  it("keeps what the flow before kept: people see the app and the wish", async () => {
    const { of } = await handedOver({ handover: "person" });
    expect(of("agent-joined")[0]?.attributes).to.include({ app: "own", handover: "person", languageCode: "en-US" });
  });

  it("asks a withheld caller for a number, and gives up after three tries", async () => {
    const { ended, said } = await handedOver({ handover: "callback" }, { withheld: true }, ["dtmf:12#", "dtmf:2025550123#"]);
    expect(said).to.include("Sorry, we cannot call that number.");
    expect(ended.outcome).to.equal("callback");
    const lost = await handedOver({ handover: "callback" }, { withheld: true }, ["dtmf:1#", "dtmf:2#", "dtmf:3#"]);
    expect(lost.said.at(-1)).to.equal("Sorry, we could not arrange a call. Please call us again a little later. Goodbye.");
  });

  it("says that a talk is recorded, where it is", async () => {
    const recorded = await handedOver({}, { flows: { ...flows, handover: bound("handover", "CONTACT_FLOW", { recording: "on" }) } });
    expect(recorded.said).to.include("This conversation may be recorded.");
    expect((await handedOver({})).said).to.not.include("This conversation may be recorded.");
  });

  it("calls back instead when nobody is there, and sends a chat home with the opening hours", async () => {
    expect((await handedOver({ handover: "person" }, { agents: "none" })).ended.outcome).to.equal("callback");
    const chat = await handedOver({ handover: "callback" }, { agents: "none", channel: "CHAT" });
    expect(chat.said.at(-1)).to.contain("We are here Monday to Friday from 9 AM to 6 PM.");
    expect(chat.ended.outcome).to.equal("completed");
  });
});
