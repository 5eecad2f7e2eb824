// Time in simulations: one line of events for all, deadlines that fire, and no move while real work is under way.
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect } from "chai";
import { simulatedClock, type SimulatedClock } from "../../local/simulated-clock.ts";

const told = (clock: SimulatedClock) => {
  const story: string[] = [];
  const tell = (what: string): void => {
    story.push(`${clock.now()} ${what}`);
  };
  return { story, tell };
};

const turns = async (count: number): Promise<void> => {
  for (let left = count; left > 0; left -= 1) await nextTurn();
};

describe("simulatedClock()", () => {
  it("stands still until it is advanced", async () => {
    const clock = simulatedClock(1000);
    const { story, tell } = told(clock);
    const slept = clock.sleep(5).then(() => tell("slept"));
    await turns(3);
    expect(story).to.deep.equal([]);
    await clock.advance(1005);
    await slept;
    expect(story).to.deep.equal(["1005 slept"]);
  });

  it("shows everyone the one time line, in the order of their times", async () => {
    const clock = simulatedClock(0);
    const { story, tell } = told(clock);
    const walk = async (name: string, step: number): Promise<void> => {
      for (let left = 3; left > 0; left -= 1) {
        await clock.sleep(step);
        tell(name);
      }
    };
    await clock.finish(Promise.all([walk("a", 20), walk("b", 30)]));
    expect(story).to.deep.equal(["20 a", "30 b", "40 a", "60 b", "60 a", "90 b"]);
  });

  it("lets what is due now happen before it moves on", async () => {
    const clock = simulatedClock(0);
    const { story, tell } = told(clock);
    const chain = async (): Promise<void> => {
      await clock.sleep(10);
      for (const name of ["one", "two", "three"]) {
        await Promise.resolve();
        await clock.sleep(0);
        tell(name);
      }
    };
    await clock.finish(Promise.all([chain(), clock.sleep(11).then(() => tell("later"))]));
    expect(story).to.deep.equal(["10 one", "10 two", "10 three", "11 later"]);
  });

  it("holds time still while real work is under way", async () => {
    const clock = simulatedClock(0);
    const { story, tell } = told(clock);
    const store = async (): Promise<void> => {
      await clock.sleep(10);
      await clock.hold(turns(20));
      tell("stored");
    };
    await clock.finish(Promise.all([store(), clock.sleep(11).then(() => tell("later"))]));
    expect(story).to.deep.equal(["10 stored", "11 later"]);
  });

  it("fires a deadline at its time, and none that was disposed of", async () => {
    const clock = simulatedClock(0);
    const { story, tell } = told(clock);
    const hang = async (): Promise<void> => {
      using deadline = clock.deadline(30);
      await clock.sleep(100, deadline.signal).catch((reason: unknown) => tell(reason instanceof DOMException ? reason.name : "?"));
    };
    const quick = async (): Promise<void> => {
      using deadline = clock.deadline(40);
      deadline.signal.addEventListener("abort", () => tell("never"));
      await clock.sleep(10);
      tell("quick");
    };
    await clock.finish(Promise.all([hang(), quick()]));
    await clock.advance(200);
    expect(story).to.deep.equal(["10 quick", "30 TimeoutError"]);
  });

  it("ends a sleep with the signal's reason, at once where it is aborted already", async () => {
    const clock = simulatedClock(0);
    const aborter = new AbortController();
    const slept = clock.sleep(50, aborter.signal).catch((reason: unknown) => reason);
    aborter.abort("enough");
    expect(await slept).to.equal("enough");
    expect(await clock.sleep(50, aborter.signal).catch((reason: unknown) => reason)).to.equal("enough");
    await clock.advance(10);
    expect(clock.now()).to.equal(10);
  });

  it("says so when work waits for what will never come", async () => {
    const clock = simulatedClock(0);
    const failed = await clock.finish(new Promise(() => undefined)).catch((error: unknown) => String(error));
    expect(failed).to.match(/Cannot finish/);
  });
});
