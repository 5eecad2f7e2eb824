import { expect } from "chai";
import { realClock } from "../../../functions/clock.ts";
import { LexRuntimeError, type LexRuntime } from "../../../functions/lex-runtime/lex-runtime.ts";
import { probeBot, type Probe } from "../../../functions/observer/probe.ts";
import { aClock, aLog } from "../services.ts";
import { aBot } from "./bots.ts";

const newSessionId = (): string => "probe-1";
const services = () => ({ clock: aClock(), newSessionId, ...aLog() });
const SESSION: Probe = { method: "session" };
const RECOGNIZE: Probe = { method: "recognize", utterance: "order flowers", expectedIntent: "OrderFlowers", expectedText: undefined };

describe("probeBot()", () => {
  it("finds a bot good that opens a session, and ends the session", async () => {
    const { runtime, asked } = aBot();
    expect(await probeBot(services(), runtime, SESSION)).to.deep.equal({ observation: "good", ms: 0 });
    expect(asked).to.deep.equal(["put probe-1", "delete probe-1"]);
  });

  it("finds a bot good that understands the utterance", async () => {
    const { runtime, asked } = aBot({ answers: { intent: "OrderFlowers", messages: ["Which flowers?"] } });
    expect(await probeBot(services(), runtime, RECOGNIZE)).to.include({ observation: "good" });
    expect(asked).to.deep.equal(["recognize probe-1 order flowers", "delete probe-1"]);
  });

  it("finds a bot failed that takes the utterance for something else", async () => {
    const { runtime } = aBot({ answers: { intent: "FallbackIntent", messages: [] } });
    expect(await probeBot(services(), runtime, RECOGNIZE)).to.include({ observation: "failed", code: "UnexpectedIntent" });
  });

  it("looks for the expected text in what the bot says", async () => {
    const probe: Probe = { ...RECOGNIZE, expectedIntent: undefined, expectedText: "flowers" };
    const says = (message: string): LexRuntime => aBot({ answers: { intent: "Any", messages: ["Hello.", message] } }).runtime;
    expect(await probeBot(services(), says("Which flowers?"), probe)).to.include({ observation: "good" });
    expect(await probeBot(services(), says("Goodbye."), probe)).to.include({ observation: "failed", code: "UnexpectedText" });
  });

  for (const [fault, observation] of [
    ["failed", "failed"],
    ["throttled", "throttled"],
    ["denied", "unknown"],
  ] as const)
    it(`takes a bot that is ${fault} for ${observation}, and leaves its session alone`, async () => {
      const { runtime, asked } = aBot({ fault });
      expect(await probeBot(services(), runtime, SESSION)).to.include({ observation });
      expect(asked).to.deep.equal(["put probe-1"]);
    });

  it("does not mind a session that cannot be ended, but tells of it", async () => {
    const { runtime } = aBot({ deletes: false });
    const with_ = services();
    expect(await probeBot(with_, runtime, SESSION)).to.include({ observation: "good" });
    expect(with_.lines).to.deep.equal([{ kind: "probe-session-left", code: "BadGatewayException" }]);
  });

  it("gives up after its limit", async () => {
    const hanging: LexRuntime = {
      ...aBot().runtime,
      putSession: (_sessionId, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new LexRuntimeError("failed", "Timeout")));
        }),
    };
    const limits: number[] = [];
    const clock = {
      now: () => 0,
      deadline: (ms: number) => {
        limits.push(ms);
        return realClock.deadline(1);
      },
    };
    expect(await probeBot({ ...services(), clock }, hanging, SESSION)).to.deep.equal({ observation: "failed", ms: 0, code: "Timeout" });
    expect(limits).to.deep.equal([2000]);
  });
});
