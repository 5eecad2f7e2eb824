import { expect } from "chai";
import type { LexRuntime } from "../../../functions/lib/aws/lex-runtime/lex-runtime.ts";
import { probeBot, type Probe, type Question } from "../../../functions/observer/probe.ts";
import { simulatedClock } from "../../../local/simulated-clock.ts";
import { aLog, SATURDAY_9AM } from "../services.ts";
import { aBot } from "./bots.ts";

const services = () => {
  const aside: Promise<void>[] = [];
  const clock = simulatedClock(SATURDAY_9AM);
  return { clock, newId: () => "1", ...aLog(), aside: (work: Promise<void>) => void aside.push(work), ended: () => Promise.all(aside) };
};
const SESSION: Probe = { method: "session" };
const asking = (question: Partial<Question> = {}): Probe => ({
  method: "recognize",
  question: { utterance: "order flowers", expectedIntent: "OrderFlowers", expectedText: undefined, ...question },
});

describe("probeBot()", () => {
  it("finds a bot good that opens a session, and ends the session", async () => {
    const { runtime, asked } = aBot();
    expect(await probeBot(services(), runtime, SESSION)).to.deep.equal({ method: "session", result: "good", ms: 0 });
    expect(asked).to.deep.equal(["put probe-1", "delete probe-1"]);
  });

  it("does not wait for the session's end", async () => {
    const { clock, ended, ...others } = services();
    const { runtime } = aBot({ deletes: "hang" });
    expect(await probeBot({ clock, ...others }, runtime, SESSION)).to.include({ result: "good" });
    expect(clock.now()).to.equal(SATURDAY_9AM);
    await clock.finish(ended());
    expect(others.lines).to.deep.equal([{ kind: "probe-session-left", code: "Timeout" }]);
  });

  it("finds a bot good that understands the utterance", async () => {
    const { runtime, asked } = aBot();
    expect(await probeBot(services(), runtime, asking())).to.include({ method: "recognize", result: "good" });
    expect(asked).to.deep.equal(["recognize probe-1 order flowers", "delete probe-1"]);
  });

  it("finds a bot failed that takes the utterance for something else", async () => {
    const { runtime } = aBot({ answers: { intent: "FallbackIntent", messages: [] } });
    expect(await probeBot(services(), runtime, asking())).to.include({ result: "failed", code: "UnexpectedIntent" });
  });

  it("looks for the expected text in what the bot says", async () => {
    const probe = asking({ expectedIntent: undefined, expectedText: "flowers" });
    const says = (message: string): LexRuntime => aBot({ answers: { intent: "Any", messages: ["Hello.", message] } }).runtime;
    expect(await probeBot(services(), says("Which flowers?"), probe)).to.include({ result: "good" });
    expect(await probeBot(services(), says("Goodbye."), probe)).to.include({ result: "failed", code: "UnexpectedText" });
  });

  for (const [fault, result] of [
    ["failed", "failed"],
    ["throttled", "throttled"],
    ["denied", "unknown"],
  ] as const)
    it(`takes a bot that is ${fault} for ${result}, and leaves its session alone`, async () => {
      const { runtime, asked } = aBot({ fault });
      expect(await probeBot(services(), runtime, SESSION)).to.include({ result });
      expect(asked).to.deep.equal(["put probe-1"]);
    });

  it("holds a fault of our own against no bot", async () => {
    const runtime: LexRuntime = { ...aBot().runtime, putSession: () => Promise.reject(new TypeError("ours")) };
    expect(await probeBot(services(), runtime, SESSION)).to.include({ result: "unknown", code: "TypeError" });
  });

  for (const deletes of [false, "hang"] as const)
    it(`does not mind a session whose end is ${deletes === "hang" ? "never answered" : "refused"}, but tells of it`, async () => {
      const { runtime } = aBot({ deletes });
      const with_ = services();
      expect(await with_.clock.finish(probeBot(with_, runtime, SESSION))).to.deep.equal({ method: "session", result: "good", ms: 0 });
      await with_.clock.finish(with_.ended());
      expect(with_.lines).to.deep.equal([{ kind: "probe-session-left", code: deletes === "hang" ? "Timeout" : "BadGatewayException" }]);
    });

  it("gives up after two seconds, even on a client that does not", async () => {
    const with_ = services();
    const probed = await with_.clock.finish(probeBot(with_, aBot({ fault: "hang" }).runtime, SESSION));
    expect(probed).to.deep.equal({ method: "session", result: "failed", ms: 2000, code: "Timeout" });
  });
});
