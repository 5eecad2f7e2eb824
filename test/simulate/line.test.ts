// The real line on a simulated clock: what the fast model says happens there too, and the same seed gives the same bytes. One scenario, for the
// harness; `npm run simulate -- --line` holds all of them against the model.
import { expect } from "chai";
import { runLine, type Compared } from "../../simulate/line/main.ts";
import { SCENARIOS, type Scenario } from "../../simulate/scenarios.ts";

const BREAKS_AT_MS = 67_300;

/** The clean outage, earlier: a minute of peace and one of trouble. */
const soon = (): Scenario => {
  const scenario = SCENARIOS.find(({ name }) => name === "clean-outage");
  if (scenario === undefined) throw new Error("There is no clean outage.");
  const spells = scenario.spells.map((spell) => ({ ...spell, fromMs: BREAKS_AT_MS }));
  return { ...scenario, spells, breaksAtMs: BREAKS_AT_MS, lengthMs: 110_000 };
};

const run = async (): Promise<Compared> => {
  const [compared] = await runLine([soon()], 1, { loads: [{ name: "mid-call" }] });
  if (compared === undefined) throw new Error("Nothing was compared.");
  return compared;
};

describe("runLine()", function () {
  this.slow(10_000);
  this.timeout(60_000);
  let first: Compared;

  before(async () => {
    first = await run();
  });

  it("finds that the line does what the model says, and breaks no rule", () => {
    const { differences, broken, leftOut, line } = first;
    expect({ differences, broken, leftOut }).to.deep.equal({ differences: [], broken: [], leftOut: [] });
    expect([...new Set(line.calls.map(({ ending }) => ending))].toSorted()).to.deep.equal(["served", "twin"]);
    expect(line.routed.map(({ to }) => to)).to.deep.equal(["home", "standby"]);
  });

  it("gives the same bytes for the same seed", async () => {
    expect(JSON.stringify((await run()).line)).to.equal(JSON.stringify(first.line));
  });
});
