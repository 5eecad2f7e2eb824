import { expect } from "chai";
import { virtualClock, type Clock, type EpochMs } from "../../../shared/clock.ts";
import { scheduleBeat } from "../../../local/scheduler/beat.ts";
import { scheduleStore, type ScheduleSettings } from "../../../local/scheduler/schedules.ts";

const NOON = Date.parse("2026-11-20T12:00:00Z");
const MINUTE = 60_000;
const SETTINGS: ScheduleSettings = { name: "probe", expression: "rate(1 minute)", target: { arn: "arn:aws:lambda:x", roleArn: "r" } };

/** A clock that passes when it is told to: whoever sleeps wakes at its time. */
const steppedClock = () => {
  let now = NOON;
  const sleepers = new Set<{ readonly at: EpochMs; readonly wake: () => void }>();
  const clock: Clock = {
    ...virtualClock(NOON),
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", () => (sleepers.delete(sleeper), reject(signal.reason)), { once: true });
      }),
  };
  const turn = () => new Promise(setImmediate);
  const pass = async (ms: number): Promise<void> => {
    await turn();
    const until = now + ms;
    for (;;) {
      const [next] = [...sleepers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      now = Math.max(now, next.at);
      sleepers.delete(next);
      next.wake();
      await turn();
    }
    now = until;
  };
  return { clock, pass };
};

const aBeat = () => {
  const { clock, pass } = steppedClock();
  const schedules = scheduleStore({ clock, accountId: "111122223333" });
  const fired: string[] = [];
  const beat = scheduleBeat({ clock, schedules }, async ({ name, target }, at) => {
    fired.push(`${name}${target.input ?? ""} ${(at - NOON) / MINUTE}`);
  });
  return { schedules, fired, pass, start: () => beat.start(), stop: () => beat.stop() };
};

describe("scheduleBeat()", () => {
  it("fires a schedule that is created while it runs, at once and on its beat", async () => {
    const { schedules, fired, pass, start, stop } = aBeat();
    start();
    await pass(MINUTE / 2);
    schedules.create("us-east-1", SETTINGS);
    await pass(MINUTE);
    await stop();
    expect(fired).to.deep.equal(["probe 0.5", "probe 1.5"]);
  });

  it("keeps the beat of a schedule whose target changed, and fires nothing twice", async () => {
    const { schedules, fired, pass, start, stop } = aBeat();
    schedules.create("us-east-1", SETTINGS);
    start();
    await pass(MINUTE / 2);
    schedules.update("us-east-1", { ...SETTINGS, target: { ...SETTINGS.target, input: "!" } });
    await pass(MINUTE);
    await stop();
    expect(fired).to.deep.equal(["probe 0", "probe! 1"]);
  });

  it("begins a new beat where the expression changed", async () => {
    const { schedules, fired, pass, start, stop } = aBeat();
    schedules.create("us-east-1", SETTINGS);
    start();
    await pass(MINUTE / 2);
    schedules.update("us-east-1", { ...SETTINGS, expression: "rate(2 minutes)" });
    await pass(3 * MINUTE);
    await stop();
    expect(fired).to.deep.equal(["probe 0", "probe 0.5", "probe 2.5"]);
  });

  it("fires no schedule that is deleted or disabled, nor what it slept through", async () => {
    const { schedules, fired, pass, start, stop } = aBeat();
    schedules.create("us-east-1", SETTINGS);
    schedules.create("us-east-1", { ...SETTINGS, name: "other" });
    start();
    await pass(MINUTE / 2);
    schedules.update("us-east-1", { ...SETTINGS, enabled: false });
    schedules.delete("us-east-1", "default", "other");
    await pass(5 * MINUTE);
    schedules.update("us-east-1", SETTINGS);
    await pass(MINUTE);
    await stop();
    expect(fired).to.deep.equal(["probe 0", "other 0", "probe 6"]);
  });

  it("sleeps a day at most at a time, since the machine's timers cannot sleep a month", async () => {
    const clock = virtualClock(NOON);
    const slept: number[] = [];
    const schedules = scheduleStore({ clock, accountId: "111122223333" });
    schedules.create("us-east-1", { ...SETTINGS, expression: "at(2026-12-21T18:00:00)" });
    const { promise: fired, resolve } = Promise.withResolvers<number>();
    const noting: Clock = { ...clock, sleep: (ms, signal) => (slept.push(ms), clock.sleep(ms, signal)) };
    const beat = scheduleBeat({ clock: noting, schedules }, async (_, at) => resolve(at));
    beat.start();
    expect(await fired).to.equal(Date.parse("2026-12-21T18:00:00Z"));
    await beat.stop();
    expect([slept.length, Math.max(...slept), slept.at(-1)]).to.deep.equal([32, 1440 * MINUTE, 360 * MINUTE]);
  });

  it("follows nothing once it is stopped", async () => {
    const { schedules, fired, pass, start, stop } = aBeat();
    start();
    await stop();
    schedules.create("us-east-1", SETTINGS);
    await pass(MINUTE);
    expect(fired).to.deep.equal([]);
  });
});

describe("scheduleStore()", () => {
  it("update() keeps the creation and refuses a schedule that does not exist", () => {
    const { schedules } = aBeat();
    const made = schedules.create("us-east-1", SETTINGS);
    expect(schedules.update("us-east-1", { ...SETTINGS, description: "d" })).to.include({ createdAt: made.createdAt, description: "d" });
    expect(() => schedules.update("us-east-1", { ...SETTINGS, name: "none" })).to.throw("Schedule none does not exist.");
  });

  it("update() leaves a schedule as it was where the expression cannot be read", () => {
    const { schedules } = aBeat();
    const made = schedules.create("us-east-1", SETTINGS);
    expect(() => schedules.update("us-east-1", { ...SETTINGS, expression: "often" })).to.throw("Cannot read the schedule expression");
    expect(schedules.find("us-east-1", "default", "probe")).to.equal(made);
  });
});
