// The failover commands as a person meets them, against one running cloud; one that holds and one that finds no pulumi are processes of their
// own.
import { expect } from "chai";
import { inProcess } from "../in-process.ts";
import { NOT_RUN, twinline, type Ran } from "../twinline.ts";
import { aLine, aRow, ME } from "./a-line.ts";

type Case = "held" | "status" | "released" | "silent" | "drill" | "wrong" | "nobody" | "both" | "stack" | "noPulumi";

describe("twinline failover", function () {
  this.timeout(60_000);
  this.slow(30_000);
  const ran = new Map<Case, Ran>();
  before(async () => {
    const { cloud, setRow, setObserver } = await aLine();
    const on = ["--on", cloud.endpoint];
    const run = async (name: Case, args: readonly string[]): Promise<void> => {
      ran.set(name, await inProcess(["failover", ...args]));
    };
    await setRow(aRow());
    await setObserver({});
    ran.set("held", await twinline(["failover", "hold", "standby", "--for", "30m", ...on]));
    await run("status", ["status", "--json", ...on]);
    await run("released", ["release", ...on]);
    await setRow(aRow());
    await setObserver({ beatAgoMs: 400_000 });
    await run("silent", ["status", ...on]);
    await setObserver({});
    await setRow(aRow({ lexRegion: "us-west-2", state: "failed-over" }));
    await run("drill", ["drill", "--json", ...on]);
    await run("wrong", ["hold", "eu-west-1", "--until", "2020-01-01T00:00:00Z", ...on]);
    await run("nobody", ["hold", "home", "--on", "http://127.0.0.1:1"]);
    await run("both", ["status", "--aws", "--on", "http://x"]);
    await run("stack", ["status", "--stack", "prod"]);
    // Without a cloud of another kind: only what the command itself finds.
    ran.set("noPulumi", await twinline(["failover", "status", "--aws", "--stack", "prod"], { PATH: "/nowhere" }));
  });
  const result = (name: Case): Ran => ran.get(name) ?? NOT_RUN;

  it("holds, tells the status as JSON, and releases", () => {
    const { code, out, err } = result("held");
    expect([code, err]).to.deep.equal([0, ""]);
    expect(out).to.include("Held: calls move from us-east-1 to us-west-2").and.to.include(`By ${ME}`);
    const told: unknown = JSON.parse(result("status").out);
    expect(told).to.deep.include({ kind: "failover-status", serves: "us-west-2", held: true });
    expect(result("released").out).to.include("Released: the line is in us-west-2");
  });

  it("status exits 2 and says why when something needs attention", () => {
    const { code, out } = result("silent");
    expect(code).to.equal(2);
    expect(out).to.include("! The observer is silent");
  });

  it("drill --json prints an object a line, and exits 1 when it is refused", () => {
    const { code, out } = result("drill");
    expect(code).to.equal(1);
    const lines = out
      .trim()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(lines.at(0)).to.deep.include({ kind: "drill-step", ok: true });
    expect(lines.at(-1)).to.deep.include({ kind: "drill-ended", outcome: "refused" });
  });

  it("hold names all that is wrong at once, without a stack trace", () => {
    const { code, out, err } = result("wrong");
    expect([code, out]).to.deep.equal([1, ""]);
    expect(err.trim().split("\n")).to.have.length(2);
    expect(err)
      .to.include('"eu-west-1"')
      .and.to.include("past")
      .and.not.to.match(/\n\s+at |defect/);
  });

  it("hold tells of a cloud that is not there and of an end that is none at once", () => {
    const { code, err } = result("nobody");
    expect(code).to.equal(1);
    expect(err).to.include("no cloud answers there").and.to.include("without an end");
  });

  it("refuses --on with --aws, and --stack without --aws", () => {
    expect(result("both").err).to.include("Cannot use --on with --aws");
    expect(result("stack").err).to.include("Cannot use --stack without --aws");
  });

  it("says what to install when pulumi is not on the PATH", () => {
    const { code, err } = result("noPulumi");
    expect(code).to.equal(1);
    expect(err)
      .to.include('outputs of stack "prod": pulumi is not on the PATH')
      .and.not.to.match(/\n\s+at |defect/);
  });
});
