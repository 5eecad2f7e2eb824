// The flows of this program, run action by action: what each caller hears at last. Bots and Lambdas are stand-ins here.
import { expect } from "chai";
import { demoVoice } from "../../apps/demo/voice.ts";
import { flowersVoice } from "../../apps/flowers/voice.ts";
import type { VoiceLineModel } from "../../apps/kit/voice-line.ts";
import { bindFlow, type Resources } from "../../contact-flows/bind.ts";
import type { Flow } from "../../contact-flows/flow.ts";
import { parseFlow } from "../../contact-flows/parse.ts";
import { compileFlow } from "../../local/connect/compile.ts";
import type { CompiledFlow } from "../../local/connect/contact.ts";
import { answers, call, EAST, WEST, type Setting, type Story } from "../local/connect/support.ts";
import { FLOWS, read, readBindings } from "./builders.ts";
import { sharedValues, type StartLanguage } from "../../infra/channels/line-values.ts";
import { aLine, HOURS, SHARED } from "./stack.ts";

const bound = (name: string, resources: Resources): Flow => {
  const parsed = parseFlow(bindFlow(read(FLOWS, `${name}.json`), readBindings(FLOWS, `${name}.bind.json`), resources, { name }).content);
  if (parsed.ok) return parsed.flow;
  throw new Error(`contact-flows/${name}.json does not bind.`);
};
const compiled = (name: string, type: CompiledFlow["type"], resources: Resources): CompiledFlow =>
  compileFlow(bound(name, resources), { id: name, arn: name, name, type });
const line = (model: VoiceLineModel, start?: StartLanguage): CompiledFlow =>
  compiled("voice-line", "CONTACT_FLOW", aLine(model, start, { home: EAST, standby: WEST }));
const main = line(flowersVoice);
const queue = compiled("queue", "CUSTOMER_QUEUE", SHARED);
const handover = compiled("handover", "CONTACT_FLOW", SHARED);
const callLine = (flow: CompiledFlow, words: readonly string[], setting: Setting): Promise<Story> =>
  call(flow, words, { ...setting, flows: { handover, ...setting.flows } });

const ends = (outcome: string) => () => answers("Well.", { state: "Fulfilled", attributes: { outcome }, slots: { FlowerType: "roses" } });
type Bot = NonNullable<Setting["bots"]>[string];
const down = () => ({ kind: "failed", error: "ServiceUnavailable" }) as const;
const place = (words: readonly string[], east: () => ReturnType<typeof answers>, setting: Setting = {}): Promise<Story> =>
  callLine(main, words, { bots: { [EAST]: east, [WEST]: ends("done") }, ...setting });
const bothDown = { bots: { [EAST]: down, [WEST]: down } };

describe("voice-line.json, run", () => {
  it("thanks for an order, and tells which bot took it", async () => {
    const { ended, said } = await place(["roses please"], ends("done"));
    expect(ended).to.deep.include({ outcome: "completed", botRegion: "us-east-1", switches: 0, slots: { FlowerType: "roses" } });
    expect(said.at(-1)).to.equal("Thank you for your order. Goodbye.");
  });

  it("lets a caller who says no go, without a twin and without a report", async () => {
    const { ended, actions } = await place(["no"], ends("declined"));
    expect(ended).to.deep.include({ outcome: "completed", switches: 0 });
    expect(actions).to.not.include.members(["report-failure"]).and.not.include.members(["ask-twin-bot"]);
  });

  it("asks the twin when the bot in use is down, and reports it", async () => {
    const { ended, actions } = await place(["roses", "roses"], down);
    expect(ended).to.deep.include({ outcome: "completed", botRegion: "us-west-2", switches: 1 });
    expect(actions).to.include.members(["report-failure", "report-twin-answered"]).and.not.include("report-twin-failed");
  });

  it("asks on where the lost bot was, and hands the twin what it needs", async () => {
    const asked: unknown[] = [];
    const west: Bot = (_, { sessionState }) => {
      asked.push(sessionState?.sessionAttributes?.["resume"]);
      return ends("done")();
    };
    const lambdas = { "twinline-recall": () => ({ question: "Sorry, once more: what day?", resume: "{}" }) };
    const { said, ended } = await callLine(main, ["roses", "monday"], { bots: { [EAST]: down, [WEST]: west }, lambdas });
    expect(said).to.include("Sorry, once more: what day?").and.not.include("One moment please.");
    expect(said.filter((text) => text.startsWith("Hello"))).to.have.length(1);
    expect(asked).to.deep.equal(["{}"]);
    expect(ended.outcome).to.equal("completed");
  });

  it("begins anew with the twin when the recall fails", async () => {
    const lambdas = {
      "twinline-recall": () => {
        throw new Error("no table");
      },
    };
    const { said, ended } = await place(["roses", "roses"], down, { lambdas });
    expect(said).to.include("One moment please. You can order flowers, or ask for a person. How can I help you?");
    expect(ended.outcome).to.equal("completed");
  });

  it("takes the order by callback with key 1 when both bots are down", async () => {
    const { ended, of, actions } = await callLine(main, ["hi", "hi", "dtmf:1"], bothDown);
    expect(ended.outcome).to.equal("callback");
    expect(actions).to.include("report-twin-failed").and.not.include("report-twin-answered");
    expect(of("callback-created")).to.have.length(1);
  });

  it("asks a withheld caller for a number, and again after a wrong one", async () => {
    const { ended, said } = await callLine(main, ["hi", "hi", "dtmf:1", "dtmf:12#", "dtmf:2025550123#"], { ...bothDown, withheld: true });
    expect(said).to.include("Sorry, we cannot call that number.");
    expect(ended.outcome).to.equal("callback");
  });

  it("calls back for an order that could not be stored", async () => {
    expect((await place(["roses"], ends("callback"))).ended.outcome).to.equal("callback");
  });

  it("connects to a person, and calls back instead when nobody is there", async () => {
    expect((await place(["a person"], ends("person"))).ended.outcome).to.equal("transferred");
    expect((await place(["a person"], ends("person"), { agents: "none" })).ended.outcome).to.equal("callback");
    expect((await place(["a person"], ends("person"), { hours: "closed" })).ended.outcome).to.equal("callback");
  });

  it("goes from misunderstanding to keys on the phone, and after three tries to a person", async () => {
    const { ended, actions } = await place(["mumble", "dtmf:9", "dtmf:9", "dtmf:9"], ends("not-understood"));
    expect(actions.filter((action) => action === "ask-menu")).to.have.length(3);
    expect(ended.outcome).to.equal("transferred");
  });

  it("goes on with the static bots when the lookup fails", async () => {
    const lambdas = {
      "twinline-lookup": () => {
        throw new Error("no table");
      },
    };
    const { ended, actions } = await place(["roses"], ends("done"), { lambdas });
    expect(actions).to.include("keep-static");
    expect(ended.outcome).to.equal("completed");
  });

  it("goes by the lookup: to the other bot first, or past both to the menu", async () => {
    const found = { activeRegion: "us-west-2", standbyRegion: "us-east-1", activeBotArn: WEST, standbyBotArn: EAST, callerMasked: "x" };
    const west = await place(["roses"], down, {
      lambdas: { "twinline-lookup": () => ({ ...found, mode: "bot", primaryCode: "us-west-2" }) },
    });
    expect(west.ended).to.deep.include({ outcome: "completed", botRegion: "us-west-2", switches: 0 });
    const menu = await place(["dtmf:2"], down, {
      lambdas: { "twinline-lookup": () => ({ ...found, mode: "menu", primaryCode: "us-west-2" }) },
    });
    expect(menu.actions).to.not.include("ask-active-bot");
    expect(menu.ended.outcome).to.equal("transferred");
  });

  it("asks a chat once more by words, then a person; and says when somebody is there if nobody is there", async () => {
    const again = await place(["mumble", "mumble"], ends("not-understood"), { channel: "CHAT" });
    expect(again.said).to.include("Sorry, I did not get that. Type order to try again, or person for a person.");
    expect(again.ended.outcome).to.equal("transferred");
    const closed = await place(["a person"], ends("person"), { channel: "CHAT", agents: "none" });
    expect(closed.said.at(-1)).to.contain("We are here Monday to Friday");
    expect(closed.ended.outcome).to.equal("completed");
  });
});

describe("queue.json, run", () => {
  it("offers a callback when the wait has been long, and makes it with key 1", async () => {
    const { ended, said } = await place(["a person", "dtmf:1"], ends("person"), { agents: "busy", flows: { queue } });
    expect(said.some((text) => text.includes("To be called back instead of waiting, press 1."))).to.equal(true);
    expect(ended.outcome).to.equal("callback");
  });

  it("speaks Spanish to who has spoken Spanish", async () => {
    const setting = { bots: { [EAST]: ends("person") }, agents: "busy", flows: { queue } } as const;
    const { ended, said } = await callLine(line(demoVoice, "second"), ["una persona", "dtmf:1"], setting);
    const words = "Está en espera para hablar con una persona. Gracias por esperar.";
    expect(said.some((text) => text.includes(words))).to.equal(true);
    expect(said.slice(-2)).to.deep.equal([
      "Lamentamos la espera. Para que le devolvamos la llamada, oprima 1. Para seguir esperando, permanezca en la línea.",
      "Gracias. Le llamaremos en cuanto podamos. Hasta luego.",
    ]);
    expect(ended.outcome).to.equal("callback");
  });
});

describe("closing.json, run", () => {
  for (const channel of ["VOICE", "CHAT"] as const)
    it(`tells a ${channel === "VOICE" ? "caller" : "chat"} that the line is closed, and ends`, async () => {
      const { ended, said } = await call(compiled("closing", "CONTACT_FLOW", SHARED), [], { channel });
      expect(said).to.deep.equal(["Thank you for calling. This line is closed. Goodbye."]);
      expect(ended.switches).to.equal(0);
    });

  it("says so in Spanish, too, where a line speaks it", async () => {
    const { said } = await call(compiled("closing", "CONTACT_FLOW", { ...SHARED, ...sharedValues(demoVoice.languages, HOURS) }), []);
    expect(said).to.deep.equal([
      "Thank you for calling. This line is closed. Goodbye.",
      "Gracias por llamar. Esta línea está cerrada. Hasta luego.",
    ]);
  });
});
