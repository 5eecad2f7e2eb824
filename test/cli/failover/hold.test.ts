import { expect } from "chai";
import { holdLine, holdLines, type HoldOptions } from "../../../cli/failover/hold.ts";
import { releaseLine, releaseLines } from "../../../cli/failover/release.ts";
import { textAttribute } from "../../../functions/lib/aws/attribute-value.ts";
import { UserError } from "../../../local/errors.ts";
import { aLine, ANNA, aPointer, aRow, HOME, ME, STANDBY } from "./a-line.ts";

const options = (overrides: Partial<HoldOptions> = {}): HoldOptions => ({
  for: "30m",
  menu: false,
  reason: "maintenance",
  yes: false,
  ...overrides,
});

const problemsOf = async (work: Promise<unknown>): Promise<readonly string[]> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
};

const IN_AN_HOUR = (): number => Date.now() + 3_600_000;

describe("twinline failover hold and release", function () {
  this.timeout(60_000);
  this.slow(10_000);
  before(async () => {
    const { setRow, setObserver } = await aLine();
    await setRow(aRow());
    await setObserver({});
  });

  it("holdLine() moves the line, says who holds it by the credentials, and tells of both", async () => {
    const { services, setRow, pointer, events } = await aLine();
    await setRow(aRow());
    const changed = await holdLine(services, STANDBY, options());
    const now = await pointer();
    expect(now).to.deep.include({ lexRegion: STANDBY, state: "failed-over", reason: "maintenance", epoch: 8 });
    expect(now.hold).to.deep.equal({ by: ME, until: changed.after.hold?.until });
    expect(now.movedAt).to.equal(now.updatedAt);
    expect(events.map(({ kind, by, reason }) => [kind, by, reason])).to.deep.equal([
      ["held", ME, "maintenance"],
      ["moved", ME, "maintenance"],
    ]);
    expect(holdLines(changed, services.line).join("\n")).to.include(`calls move from ${HOME} to ${STANDBY}`);
  });

  it("holdLine() takes a region by its role, and leaves alone when the line moved last", async () => {
    const { services, setRow, pointer, events } = await aLine();
    await setRow(aRow({ movedAt: 1_000 }));
    await holdLine(services, "home", options());
    expect(await pointer()).to.deep.include({ lexRegion: HOME, state: "normal", movedAt: 1_000 });
    expect(events.map(({ kind }) => kind)).to.deep.equal(["held"]);
  });

  it("holdLine() with menu sends callers to the keypad menu, where the line is", async () => {
    const { services, setRow, pointer } = await aLine();
    await setRow(aRow());
    await holdLine(services, undefined, options({ menu: true }));
    expect(await pointer()).to.deep.include({ lexRegion: HOME, state: "menu" });
    expect((await services.lookup("flowers")).mode).to.equal("menu");
  });

  it("holdLine() names a wrong region, an end that is past and an empty reason at once, and changes nothing", async () => {
    const { services, setRow, pointer } = await aLine();
    await setRow(aRow());
    const wrong = options({ for: undefined, until: "2020-01-01T00:00:00Z", reason: " " });
    const problems = await problemsOf(holdLine(services, "eu-west-1", wrong));
    expect(problems).to.have.length(3);
    expect(problems[0]).to.include(`"eu-west-1"`).and.to.include(HOME).and.to.include(STANDBY);
    expect(problems[1]).to.include("past");
    expect(problems[2]).to.include("reason");
    expect((await pointer()).epoch).to.equal(7);
  });

  it("holdLine() asks for --yes at a region that is not proven, and for somebody else's hold, at once", async () => {
    const { services, setRow, setObserver, pointer } = await aLine();
    await setRow(aRow({ hold: { by: ANNA, until: IN_AN_HOUR() } }));
    await setObserver({ standby: "failed" });
    try {
      const problems = await problemsOf(holdLine(services, STANDBY, options()));
      expect(problems).to.have.length(2);
      expect(problems.join("\n")).to.include("is failed by the observer's probes").and.to.include(ANNA).and.to.include("--yes");
      await holdLine(services, STANDBY, options({ yes: true }));
      expect((await pointer()).hold?.by).to.equal(ME);
    } finally {
      await setObserver({});
    }
  });

  it("holdLine() reads the pointer again when somebody was faster", async () => {
    const { services, setRow, pointer } = await aLine();
    await setRow(aRow());
    let faster = 1;
    const pointers = {
      ...services.pointers,
      readRow: async () => {
        const row = await services.pointers.readRow();
        if (faster-- > 0) await services.pointers.write({ ...aPointer({ reason: "somebody else" }), epoch: 8 });
        return row;
      },
    };
    const { before: found } = await holdLine({ ...services, pointers }, HOME, options());
    expect(found.reason).to.equal("somebody else");
    expect(await pointer()).to.deep.include({ epoch: 9, reason: "maintenance" });
  });

  it("holdLine() gives up when it is overtaken each time, and says so", async () => {
    const { services, setRow } = await aLine();
    await setRow(aRow());
    const pointers = { ...services.pointers, write: async () => "overtaken" as const };
    const [problem] = await problemsOf(holdLine({ ...services, pointers }, HOME, options()));
    expect(problem).to.include("rewrote the pointer 3 times");
  });

  it("holdLine() writes over a pointer that makes no sense, and tells what it was", async () => {
    const { services, setRow, pointer } = await aLine();
    await setRow({ lexRegion: textAttribute("the moon") });
    const changed = await holdLine(services, STANDBY, options());
    expect((await pointer()).hold?.by).to.equal(ME);
    expect(changed.mended.join("\n")).to.include("lexRegion");
    expect(holdLines(changed, services.line)[0]).to.include("made no sense");
  });

  it("holdLine() holds a line that has no pointer yet", async () => {
    const { services, dropRow, pointer } = await aLine();
    await dropRow();
    await holdLine(services, HOME, options());
    expect(await pointer()).to.deep.include({ epoch: 1, lexRegion: HOME });
  });

  it("holdLine() says why when the table cannot be reached", async () => {
    const { services, fail } = await aLine();
    fail([`${HOME}/dynamodb=throttle`]);
    try {
      const [problem] = await problemsOf(holdLine(services, HOME, options()));
      expect(problem).to.match(/^Cannot .*: .+\. .+/);
    } finally {
      fail([]);
    }
  });

  it("releaseLine() ends anybody's hold and tells who ended it", async () => {
    const { services, setRow, pointer, events } = await aLine();
    await setRow(aRow({ lexRegion: STANDBY, state: "failed-over", movedAt: Date.now(), hold: { by: ANNA, until: IN_AN_HOUR() } }));
    const changed = await releaseLine(services);
    expect(await pointer())
      .to.deep.include({ lexRegion: STANDBY, state: "failed-over", reason: "released", epoch: 8 })
      .and.not.to.have.property("hold");
    expect(events.map(({ kind, by, reason }) => [kind, by, reason])).to.deep.equal([["released", ME, `the hold by ${ANNA} was ended`]]);
    const said = changed === undefined ? "" : (await releaseLines(changed, services)).join("\n");
    expect(said)
      .to.include(ANNA)
      .and.to.match(/It returns home in \d+ min .*if us-east-1 stays good/);
  });

  it("releaseLine() closes the menu that a person opened", async () => {
    const { services, setRow, pointer } = await aLine();
    await setRow(aRow({ state: "menu", hold: { by: ANNA, until: IN_AN_HOUR() } }));
    await releaseLine(services);
    expect((await pointer()).state).to.equal("normal");
  });

  it("releaseLine() changes nothing where nobody holds the line", async () => {
    const { services, setRow, pointer, events } = await aLine();
    await setRow(aRow());
    expect(await releaseLine(services)).to.equal(undefined);
    expect((await pointer()).epoch).to.equal(7);
    expect(events).to.deep.equal([]);
  });
});
