// The real line on a simulated clock: what the fast model says happens there too, and the same seed gives the same bytes.
import { expect } from "chai";
import { runLine, type Compared } from "../../../bench/failover/line/main.ts";
import { SCENARIOS, type Scenario } from "../../../bench/failover/scenarios.ts";

const BREAKS_AT_MS = 67_300;

/** A scenario that begins and ends earlier: a minute of peace and one of trouble. */
const soon = (name: string): Scenario => {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) throw new Error(`There is no scenario "${name}".`);
  const earlier = (ms: number): number => ms - scenario.breaksAtMs + BREAKS_AT_MS;
  return {
    ...scenario,
    spells: scenario.spells.map(({ fromMs, untilMs, fault }) => ({ fault, fromMs: earlier(fromMs), untilMs: earlier(untilMs) })),
    breaksAtMs: BREAKS_AT_MS,
    lengthMs: 110_000,
  };
};

const runs = new Map<string, Promise<Compared>>();

const run = async (name: string): Promise<Compared> => {
  const [compared] = await runLine([soon(name)], 1, { loads: [{ name: "mid-call" }] });
  if (compared === undefined) throw new Error("Nothing was compared.");
  return compared;
};

/** One run for all that is asked of it. */
const known = (name: string): Promise<Compared> => {
  const made = runs.get(name) ?? run(name);
  runs.set(name, made);
  return made;
};

describe("runLine()", function () {
  this.slow(10_000);
  this.timeout(60_000);

  for (const name of ["clean-outage", "code-hook-failing"])
    it(`finds that the line does under ${name} what the model says, and breaks no rule`, async () => {
      const { differences, broken, line } = await known(name);
      expect(differences).to.deep.equal([]);
      expect(broken).to.deep.equal([]);
      expect([...new Set(line.calls.map(({ ending }) => ending))].toSorted()).to.deep.equal(["served", "twin"]);
      expect(line.routed.map(({ to }) => to)).to.deep.equal(["home", "standby"]);
    });

  it("gives the same bytes for the same seed", async () => {
    const [one, other] = [await known("clean-outage"), await run("clean-outage")];
    expect(JSON.stringify(other.line)).to.equal(JSON.stringify(one.line));
  });
});
