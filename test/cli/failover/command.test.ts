// The failover commands as a person meets them: each case is a process of its own, against one running cloud.
import { execFile } from "node:child_process";
import { expect } from "chai";
import { aLine, aRow, ME } from "./a-line.ts";

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const failover = (args: readonly string[], path?: string): Promise<Ran> =>
  new Promise((resolve) => {
    // Without a cloud of another kind: only what the command itself finds.
    const env = path === undefined ? process.env : { ...process.env, PATH: path };
    execFile(process.execPath, ["cli/twinline.mjs", "failover", ...args], { timeout: 25_000, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : 1, out, err });
    });
  });

describe("twinline failover", function () {
  this.timeout(60_000);
  this.slow(30_000);
  let on: readonly string[];
  before(async () => {
    const { cloud, setRow, setObserver } = await aLine();
    on = ["--on", cloud.endpoint];
    await setRow(aRow());
    await setObserver({});
  });

  it("holds, tells the status as JSON, and releases", async () => {
    const held = await failover(["hold", "standby", "--for", "30m", ...on]);
    expect([held.code, held.err]).to.deep.equal([0, ""]);
    expect(held.out).to.include("Held: calls move from us-east-1 to us-west-2").and.to.include(`By ${ME}`);
    const status = await failover(["status", "--json", ...on]);
    const told: unknown = JSON.parse(status.out);
    expect(told).to.deep.include({ kind: "failover-status", serves: "us-west-2", held: true });
    const released = await failover(["release", ...on]);
    expect(released.out).to.include("Released: the line is in us-west-2");
  });

  it("status exits 2 and says why when something needs attention", async () => {
    const { setRow, setObserver } = await aLine();
    await setRow(aRow());
    await setObserver({ beatAgoMs: 400_000 });
    const { code, out } = await failover(["status", ...on]);
    await setObserver({});
    expect(code).to.equal(2);
    expect(out).to.include("! The observer is silent");
  });

  it("drill --json prints an object a line, and exits 1 when it is refused", async () => {
    const { setRow } = await aLine();
    await setRow(aRow({ lexRegion: "us-west-2", state: "failed-over" }));
    const { code, out } = await failover(["drill", "--json", ...on]);
    expect(code).to.equal(1);
    const lines = out
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(lines.at(0)).to.deep.include({ kind: "drill-step", ok: true });
    expect(lines.at(-1)).to.deep.include({ kind: "drill-ended", outcome: "refused" });
  });

  it("hold names all that is wrong at once, without a stack trace", async () => {
    const { code, out, err } = await failover(["hold", "eu-west-1", "--until", "2020-01-01T00:00:00Z", ...on]);
    expect([code, out]).to.deep.equal([1, ""]);
    expect(err.trim().split("\n")).to.have.length(2);
    expect(err)
      .to.include('"eu-west-1"')
      .and.to.include("past")
      .and.not.to.match(/\n\s+at |defect/);
  });

  it("hold tells of a cloud that is not there and of an end that is none at once", async () => {
    const { code, err } = await failover(["hold", "home", "--on", "http://127.0.0.1:1"]);
    expect(code).to.equal(1);
    expect(err).to.include("no cloud answers there").and.to.include("without an end");
  });

  it("refuses --on with --aws, and --stack without --aws", async () => {
    const [both, stack] = await Promise.all([failover(["status", "--aws", "--on", "http://x"]), failover(["status", "--stack", "prod"])]);
    expect(both.err).to.include("Cannot use --on with --aws");
    expect(stack.err).to.include("Cannot use --stack without --aws");
  });

  it("says what to install when pulumi is not on the PATH", async () => {
    const { code, err } = await failover(["status", "--aws", "--stack", "prod"], "/nowhere");
    expect(code).to.equal(1);
    expect(err)
      .to.include('outputs of stack "prod": pulumi is not on the PATH')
      .and.not.to.match(/\n\s+at |defect/);
  });
});
