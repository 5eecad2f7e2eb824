import { readFileSync } from "node:fs";
import { expect } from "chai";
import { parse } from "yaml";
import { stackProblems } from "../../../infra/settings/contradictions.ts";
import { parseSettings } from "../../../infra/settings/form.ts";

/** The defaults of Pulumi.yaml, with the two passwords that a stack must bring. */
const raw = (overrides: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const file: { config: Record<string, { default: unknown }> } = parse(readFileSync("Pulumi.yaml", "utf8"));
  const defaults = Object.fromEntries(Object.entries(file.config).map(([name, setting]) => [name, String(setting.default)]));
  return { ...defaults, agentPassword: "Secret-word-1", adminPassword: "Secret-word-2", ...overrides };
};

describe("parseSettings()", () => {
  it("takes the defaults of Pulumi.yaml with two passwords", () => {
    expect(parseSettings(raw())).to.include({ homeRegion: "us-east-1", standbyRegion: "us-west-2", queueMinutes: 5, recording: false });
  });

  it("has a setting in Pulumi.yaml for each that it reads, and no other", () => {
    expect(parseSettings({ ...raw(), colour: "red" })).to.satisfy(([problem]: string[]) =>
      problem?.startsWith('Cannot use setting "colour": no such setting is known.'),
    );
    const { timeZone: _left, ...rest } = raw();
    expect(parseSettings(rest)).to.deep.equal([
      'Setting "timeZone" has no value: Pulumi.yaml gives its default. Restore it there, or set it with pulumi config set timeZone VALUE.',
    ]);
  });

  it("refuses a region given twice", () => {
    expect(parseSettings(raw({ standbyRegion: "us-east-1" }))).to.deep.equal([
      'Cannot use setting "standbyRegion" "us-east-1": it is the home region again, and a twin needs another. Choose one as in us-west-2.',
    ]);
  });

  it("reports every malformed setting at once", () => {
    const problems = parseSettings(
      raw({
        homeRegion: "virginia",
        queueMinutes: "0",
        probeMethod: "ping",
        recording: "yes",
        timeZone: "Mars/Base",
        shopHours: "always",
        logRetentionDays: "8",
        reservedConcurrency: "-1",
        costCentre: "a;b",
      }),
    );
    expect(problems).to.have.length(9);
    expect(problems).to.include('Cannot use setting "reservedConcurrency" "-1": write 0 to 1000.');
    expect(problems).to.include('Cannot use setting "costCentre" "a;b": use 1 to 256 letters, digits, spaces and _.:/=+-@.');
    expect(problems).to.include(
      `Cannot use setting "homeRegion" "virginia": it is no region of AWS's common partition. Write one as in us-east-1.`,
    );
    expect(problems).to.include('Cannot use setting "probeMethod" "ping": write session or recognize.');
  });

  it("never quotes a secret", () => {
    const problems = parseSettings(raw({ agentPassword: "tooeasy" }));
    expect(problems).to.deep.equal([
      'Cannot use setting "agentPassword" (a secret): it needs 8 to 64 characters without spaces, with a capital, a small letter and a digit.',
    ]);
  });

  it("asks for a password only where a user is made", () => {
    const adopted = {
      instanceId: "3f2b8c1e-0000-4000-8000-0000000000aa",
      agentUserId: "3f2b8c1e-0000-4000-8000-0000000000ab",
      agentPassword: "",
    };
    expect(parseSettings(raw(adopted))).to.include({ agentUserId: adopted.agentUserId });
    expect(parseSettings(raw({ agentPassword: "" }))).to.have.length(1);
  });

  it("refuses to adopt a number or a user of no instance", () => {
    const id = "3f2b8c1e-0000-4000-8000-0000000000ab";
    expect(parseSettings(raw({ phoneNumberId: id, agentUserId: id }))).to.have.length(2);
  });

  it("refuses what contradicts in failover's settings, all at once", () => {
    const problems = parseSettings(
      raw({
        probeSeconds: "30",
        recognizeSeconds: "20",
        failureWindow: "4",
        goodsToReturn: "8",
        coolDownSeconds: "60",
        dwellSeconds: "10",
      }),
    );
    expect(problems).to.satisfy((all: readonly string[]) =>
      [
        'Cannot use setting "recognizeSeconds" "20": it is below probeSeconds (30)',
        'Cannot use setting "failureWindow" "4": it is below failuresToLeave (5)',
        'Cannot use setting "goodsToReturn" "8": it is above failureWindow (4)',
        'Cannot use setting "dwellSeconds" "10": it is below probeSeconds (30)',
        'Cannot use setting "dwellSeconds" "10": it is below coolDownSeconds (60)',
        'Cannot use setting "probeSeconds" "30": a run of the observer goes on for 150 s',
        'Cannot use setting "costCap" "100": the idle line would cost',
      ].every((beginning, index) => all[index]?.startsWith(beginning)),
    );
    expect(problems).to.have.length(7);
  });

  it("refuses to leave a bot on one failure, and on fewer than the confirmations", () => {
    expect(parseSettings(raw({ failuresToLeave: "1" }))).to.deep.equal(['Cannot use setting "failuresToLeave" "1": write 2 to 20.']);
    expect(parseSettings(raw({ confirmations: "5" }))).to.deep.equal([
      'Cannot use setting "failuresToLeave" "5": with confirmations 5 the line would leave before they all failed. Write at least 6, or fewer confirmations.',
    ]);
  });

  it("refuses an idle line above costCap with what it costs, why, and the setting that brings it down", () => {
    expect(parseSettings(raw({ recognizeSeconds: "20" }))).to.satisfy(
      ([problem, ...others]: readonly string[]) =>
        others.length === 0 &&
        /^Cannot use setting "costCap" "100": the idle line would cost 23\d\.\d\d USD a month, the largest part for recognize probes of the bots \(204\.12 USD\)\. Raise recognizeSeconds, or raise costCap/.test(
          problem ?? "",
        ),
    );
    expect(parseSettings(raw({ recognizeSeconds: "20", costCap: "300" }))).to.include({ recognizeSeconds: 20 });
  });

  it("takes no e-mail address or one", () => {
    expect(parseSettings(raw({ alarmEmail: "people@example.com" }))).to.include({ alarmEmail: "people@example.com" });
    expect(parseSettings(raw({ alarmEmail: "people" }))).to.have.length(1);
  });
});

describe("stackProblems()", () => {
  it("takes short names in small letters", () => {
    expect(stackProblems("prod", { pointerTable: "lexDR" }, ["twinline-prod-orders"])).to.deep.equal([]);
  });

  for (const stack of ["Test_1", "a-stack-with-a-very-long-name", "2nd", ""])
    it(`refuses "${stack}", which AWS would refuse in the middle of a deployment`, () => {
      expect(stackProblems(stack, { pointerTable: "lexDR" }, ["orders"])).to.have.length(1);
    });

  it("keeps the pointer apart from the other tables", () => {
    expect(stackProblems("dev", { pointerTable: "history" }, ["orders", "history"])[0]).to.include(
      "another table of the line has that name",
    );
  });
});
