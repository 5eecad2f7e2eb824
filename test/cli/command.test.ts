// The command as a person meets it: what it prints where, and its exit code. One call and one mistake are processes of their own.
import { createServer } from "node:http";
import { expect } from "chai";
import { listening } from "../functions/services.ts";
import { inProcess } from "./in-process.ts";
import { NOT_RUN, twinline, unread, type Ran } from "./twinline.ts";

const ORDER = ["I would like to order flowers", "roses", "tomorrow", "10 am", "yes"];
const FLOW = "test/fixtures/flows/rules-engine-RulesEngineMain.json";

const PROCESSES = {
  order: ["call", "--json", ...ORDER],
  settings: ["call", "-c", "standbyRegion=us-east-1", "-c", "colour=red", "-c", "queueMinutes=soon", "hello"],
} as const;

const CASES = {
  stack: ["call", "--stack", "nowhere", "hello"],
  together: ["call", "--flow", FLOW, "--on", "http://127.0.0.1:1", "hello"],
  many: ["call", "--from", "5550123", "--fail", "lex=down", "--fail", "us-east-1/lex=dead", "-c", "colour", "hello"],
  manyAlone: ["call", "--flow", "nowhere.json", "--lambda", "lookup", "--from", "5550123", "hello"],
  unheeded: ["call", "--on", "http://127.0.0.1:1", "--agents", "none", "--bot-wait", "3", "-c", "a=b", "--stack", "prod", "hello"],
  unheededAlone: ["call", "--flow", FLOW, "--bot-wait", "3", "hello"],
  nobody: ["call", "--on", "http://127.0.0.1:1", "hello"],
  flowNotJson: ["call", "--flow", "README.md", "hello"],
  lambdas: ["call", "--flow", FLOW, "--lambda", "lookup", "--lambda", "lookup=nowhere.json", "hello"],
  lambdaUnknown: ["call", "--flow", FLOW, "--lambda", "nobody=package.json", "hello"],
  flowAlone: ["call", "--flow", "test/fixtures/flows/step-by-step-Retail.json", "--chat", "--json", "hello"],
  option: ["call", "--loud", "hello"],
  help: ["start", "--help"],
} as const;

describe("twinline", function () {
  this.timeout(120_000);
  this.slow(60_000);
  const ran = new Map<string, Ran>();
  const taken = createServer();
  let port = 0;
  before(async () => {
    port = await listening(taken);
    await Promise.all(
      Object.entries(PROCESSES).map(async ([name, args]) => {
        ran.set(name, await twinline(args));
      }),
    );
    ran.set("unread", await unread(CASES.flowAlone));
    const cases = { taken: ["start", "--json", "--port", String(port)], ...CASES };
    for (const [name, args] of Object.entries(cases)) ran.set(name, await inProcess(args));
  });
  after(() => {
    taken.close();
  });
  const result = (name: keyof typeof CASES | keyof typeof PROCESSES | "taken" | "unread"): Ran => ran.get(name) ?? NOT_RUN;

  it("call --json prints an object a line, the last one the end of the call, and exits 0", () => {
    const { code, out, err } = result("order");
    const lines = out.trim().split("\n");
    const last: unknown = JSON.parse(lines.at(-1) ?? "");
    expect([code, err]).to.deep.equal([0, ""]);
    expect(last).to.deep.include({
      kind: "call-ended",
      outcome: "completed",
      botRegion: "us-east-1",
      switches: 0,
      turns: 5,
      intent: "OrderFlowers",
    });
    expect(last).to.have.property("slots").that.has.all.keys("FlowerType", "PickupDate", "PickupTime");
    expect(lines.filter((line) => line.includes('"item-written"') && line.includes("-orders"))).to.have.length(1);
  });

  it("call names every wrong setting at once", () => {
    const { code, err } = result("settings");
    expect(code).to.equal(1);
    expect(err.trim().split("\n")).to.have.length(2);
    expect(err)
      .to.include('Cannot use setting "colour": no such setting is known')
      .and.to.include('Cannot use setting "queueMinutes" "soon": it is not a number');
  });

  for (const [name, said] of [
    ["stack", "Choose a stack that has a file"],
    ["many", '"dead" is no fault'],
    ["many", 'Cannot call from "5550123": it is no number in E.164'],
    ["together", "Cannot use --flow with --on"],
    ["nobody", "no cloud answers there"],
    ["manyAlone", 'Cannot read the flow "nowhere.json"'],
    ["flowNotJson", 'Cannot run "README.md"'],
    ["lambdas", 'Cannot use --lambda "lookup": it is not NAME=reply.json'],
    ["lambdaUnknown", 'names a Lambda "nobody"'],
    ["option", "unknown option '--loud'"],
  ] as const)
    it(`call ${CASES[name].slice(1).join(" ")} says "${said}"`, () => {
      const { code, out, err } = result(name);
      expect([code, out]).to.deep.equal([1, ""]);
      expect(err).to.include(said);
    });

  for (const [name, said] of [
    [
      "many",
      [
        'Cannot call from "5550123"',
        'Cannot read fault rule "lex=down"',
        'Cannot read fault rule "us-east-1/lex=dead"',
        'Cannot use --config "colour"',
      ],
    ],
    ["manyAlone", ['Cannot read the flow "nowhere.json"', 'Cannot use --lambda "lookup"', 'Cannot call from "5550123"']],
    ["unheeded", ["--stack with --on", "--config with --on", "--bot-wait with --on", "--agents with --on"]],
    ["unheededAlone", ["Cannot use --bot-wait with --flow"]],
  ] as const)
    it(`call ${CASES[name].slice(1).join(" ")} names all that is wrong at once`, () => {
      const { code, out, err } = result(name);
      expect([code, out]).to.deep.equal([1, ""]);
      expect(err.trim().split("\n")).to.have.length(said.length);
      for (const text of said) expect(err).to.include(text);
    });

  it("shows no stack trace for a person's mistake", () => {
    for (const name of ["settings", "stack", "many", "together", "nobody", "manyAlone", "flowNotJson", "lambdas", "lambdaUnknown"] as const)
      expect(result(name).err, name).not.to.match(/\n\s+at |defect/);
  });

  it("call --flow runs an exported flow alone", () => {
    const { code, out } = result("flowAlone");
    expect(code).to.equal(0);
    expect(out).to.match(/"kind":"call-ended","outcome":"completed"/);
  });

  it("ends quietly when nobody reads it any more", () => {
    expect(result("unread")).to.include({ code: 0, err: "" });
  });

  it("start --help says what it takes", () => {
    expect(result("help").out).to.include("--port").and.to.include("4566").and.to.include("--fail");
  });

  it("start says so when its port is in use, and exits 1", () => {
    const { code, err } = result("taken");
    expect(code).to.equal(1);
    expect(err).to.include(`Cannot serve on port ${port}: it is in use. Choose another with --port`);
  });
});
