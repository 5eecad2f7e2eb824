import { expect } from "chai";
import { apps } from "../../../apps/index.ts";
import { readStack } from "../../../infra/settings/settings.ts";
import { phoneApps, witnessOf } from "../../../infra/settings/stack.ts";
import { anApp, aPhoneApp } from "../../apps/an-app.ts";
import { problemsOf, read } from "./texts.ts";

const NAME = { project: "twinline", stack: "dev" };
const [ID, OTHER_ID] = ["3f2b8c1e-0000-4000-8000-0000000000aa", "3f2b8c1e-0000-4000-8000-0000000000bb"];

describe("readStack()", () => {
  it("takes the defaults with two passwords: flowers, then demo", () => {
    const stack = read();
    if (!stack.ok) throw new Error(stack.problems.join("\n"));
    expect(stack.settings).to.include({ homeRegion: "us-east-1", standbyRegion: "us-west-2", queueMinutes: 5, recording: false });
    expect(stack.apps.map(({ app: { slug }, locale, timeZone }) => [slug, locale, timeZone])).to.deep.equal([
      ["flowers", "en_US", "America/New_York"],
      ["demo", "en_US", "America/New_York"],
    ]);
    expect(witnessOf(stack).app.slug).to.equal("flowers");
  });

  it("runs the apps that are named, in that order, each in a time zone of its own where it has one", () => {
    const stack = read({ apps: " demo  flowers ", demoLocale: "ask", flowersTimeZone: "Asia/Tokyo" });
    if (!stack.ok) throw new Error(stack.problems.join("\n"));
    expect(stack.apps.map(({ app: { slug }, locale, timeZone }) => [slug, locale, timeZone])).to.deep.equal([
      ["demo", "ask", "America/New_York"],
      ["flowers", "en_US", "Asia/Tokyo"],
    ]);
    expect(witnessOf(stack).app.slug, "the first that may move the pointer").to.equal("flowers");
  });

  it("takes the first app for the witness where none may move the pointer", () => {
    const stack = readStack({ apps: "hours desk" }, NAME, [anApp({ slug: "desk" }), anApp()]);
    if (!stack.ok) throw new Error(stack.problems.join("\n"));
    expect(witnessOf(stack).app.slug).to.equal("hours");
  });

  it("asks for no password, number or instance where no app has a phone", () => {
    const stack = readStack({ apps: "hours" }, NAME, [anApp()]);
    if (!stack.ok) throw new Error(stack.problems.join("\n"));
    expect(phoneApps(stack)).to.deep.equal([]);
    expect(readStack({ apps: "hours" }, NAME, [aPhoneApp()]))
      .to.have.property("problems")
      .with.length(2);
  });

  for (const [text, ...says] of [
    ["", 'Cannot use setting "apps" "": it names no app. Name at least one of flowers, demo.'],
    ["flowers flowers", 'Cannot use setting "apps" "flowers flowers": "flowers" is named twice. Name each app once.'],
    ["flowers pizza", 'Cannot use setting "apps" "flowers pizza": there is no app "pizza". Name some of flowers, demo.'],
    [
      "flower demo demo",
      'Cannot use setting "apps" "flower demo demo": "demo" is named twice. Name each app once.',
      'Cannot use setting "apps" "flower demo demo": there is no app "flower". Did you mean "flowers"? Name some of flowers, demo.',
    ],
  ] as const)
    it(`refuses apps "${text}"`, () => {
      expect(problemsOf({ apps: text })).to.deep.equal(says);
    });

  it("gives an app the number that is adopted for it", () => {
    const stack = read({ instanceId: ID, numberIds: `demo=${OTHER_ID} flowers=${ID}` });
    if (!stack.ok) throw new Error(stack.problems.join("\n"));
    expect(stack.apps.map(({ numberId }) => numberId)).to.deep.equal([ID, OTHER_ID]);
  });

  it("refuses numbers that make no sense, all at once", () => {
    const numberIds = `flowers=${ID} demo=${ID} pizza=${OTHER_ID} flowers=${OTHER_ID} demo`;
    expect(
      problemsOf({ numberIds }).map((problem) => problem.replace(`Cannot use setting "numberIds" "${numberIds}": `, "")),
    ).to.deep.equal([
      `app "demo" has the number of app "flowers", ${ID}. Give each app a number of its own.`,
      '"pizza" is no app of this stack with a phone. Write some of flowers, demo.',
      '"flowers" has two numbers. Give it one.',
      '"demo" is not app=ID. Write each as in flowers=UUID, the last part of the number\'s ARN.',
      "a number belongs to an instance, and none is adopted. Set instanceId too, or leave this empty.",
    ]);
  });

  it("keeps the number of an app that is closed", () => {
    const stack = read({ apps: "flowers", closedApps: "demo", instanceId: ID, numberIds: `demo=${OTHER_ID}` });
    expect(stack).to.have.deep.property("closedApps", [{ slug: "demo", numberId: OTHER_ID }]);
  });

  it("refuses closed apps that the stack runs or that nobody knows, and those that would be left without an instance", () => {
    const saysOf = (closedApps: string): readonly string[] =>
      problemsOf({ apps: "flowers", closedApps }).map((problem) =>
        problem.replace(`Cannot use setting "closedApps" "${closedApps}": `, ""),
      );
    expect(saysOf("flowers pizza")).to.deep.equal([
      'the stack runs "flowers". Take it out of here, or out of the setting "apps".',
      'there is no app "pizza" with a phone. Name some of flowers, demo.',
    ]);
    const silent = readStack({ apps: "hours", closedApps: "desk" }, NAME, [anApp(), aPhoneApp({ slug: "desk" })]);
    expect(silent).to.have.deep.property("problems", [
      'Cannot use setting "closedApps" "desk": no app of the stack has a phone, so the instance of these numbers would go. Name one in apps, or destroy the stack.',
    ]);
  });

  it("names the nearest known setting for one that it does not know", () => {
    expect(problemsOf({ probeSecond: "5", demoCapcity: "2", colour: "red" })).to.deep.equal([
      'Cannot use setting "probeSecond": no such setting is known. Did you mean "probeSeconds"? Pulumi.yaml lists all settings.',
      'Cannot use setting "demoCapcity": no such setting is known. Did you mean "demoCapacity"? Pulumi.yaml lists all settings.',
      'Cannot use setting "colour": no such setting is known. Pulumi.yaml lists all settings.',
    ]);
  });

  it("refuses a region given twice", () => {
    expect(problemsOf({ standbyRegion: "us-east-1" })).to.deep.equal([
      'Cannot use setting "standbyRegion" "us-east-1": it is the home region again, and a twin needs another. Choose one as in us-west-2.',
    ]);
  });

  it("reports every malformed setting at once, of the stack and of its apps", () => {
    const problems = problemsOf({
      homeRegion: "virginia",
      queueMinutes: "0",
      probeMethod: "ping",
      recording: "yes",
      timeZone: "Mars/Base",
      shopHours: "always",
      logRetentionDays: "8",
      reservedConcurrency: "-1",
      costCentre: "a;b",
    });
    expect(problems).to.have.length(9);
    expect(problems).to.include('Cannot use setting "reservedConcurrency" "-1": write 0 to 1000.');
    expect(problems).to.include('Cannot use setting "costCentre" "a;b": use 1 to 256 letters, digits, spaces and _.:/=+-@.');
    expect(problems).to.include(
      `Cannot use setting "homeRegion" "virginia": it is no region of AWS's common partition. Write one as in us-east-1.`,
    );
    expect(problems).to.include('Cannot use setting "probeMethod" "ping": write session or recognize.');
  });

  it("tells what is wrong with an app beside what is wrong with a setting", () => {
    const found = readStack({ apps: "hours", queueMinutes: "0" }, NAME, [anApp({ outcomes: ["sold"] })]);
    expect(found).to.have.property("problems").with.length(2);
  });

  it("never quotes a secret", () => {
    expect(problemsOf({ agentPassword: "tooeasy" })).to.deep.equal([
      'Cannot use setting "agentPassword" (a secret): it needs 8 to 64 characters without spaces, with a capital, a small letter and a digit.',
    ]);
  });

  it("asks for a password only where a user is made", () => {
    expect(problemsOf({ instanceId: ID, agentUserId: OTHER_ID, agentPassword: "" })).to.deep.equal([]);
    expect(problemsOf({ agentPassword: "" })).to.have.length(1);
  });

  it("refuses to adopt a user of no instance", () => {
    expect(problemsOf({ agentUserId: ID })).to.have.length(1);
  });

  it("refuses what contradicts in failover's settings, all at once", () => {
    const problems = problemsOf({
      probeSeconds: "30",
      recognizeSeconds: "20",
      failureWindow: "4",
      goodsToReturn: "8",
      coolDownSeconds: "60",
      dwellSeconds: "10",
    });
    expect(problems).to.satisfy((all: readonly string[]) =>
      [
        'Cannot use setting "recognizeSeconds" "20": it is below probeSeconds (30)',
        'Cannot use setting "failureWindow" "4": it is below failuresToLeave (5)',
        'Cannot use setting "goodsToReturn" "8": it is above failureWindow (4)',
        'Cannot use setting "dwellSeconds" "10": it is below probeSeconds (30)',
        'Cannot use setting "dwellSeconds" "10": it is below coolDownSeconds (60)',
        'Cannot use setting "probeSeconds" "30": a run of the observer goes on for 150 s',
        'Cannot use setting "costCap" "100": the idle stack would cost',
      ].every((beginning, index) => all[index]?.startsWith(beginning)),
    );
    expect(problems).to.have.length(7);
  });

  it("refuses to leave a bot on one failure, and on fewer than the confirmations", () => {
    expect(problemsOf({ failuresToLeave: "1" })).to.deep.equal(['Cannot use setting "failuresToLeave" "1": write 2 to 20.']);
    expect(problemsOf({ confirmations: "5" })).to.deep.equal([
      'Cannot use setting "failuresToLeave" "5": with confirmations 5 the line would leave before they all failed. Write at least 6, or fewer confirmations.',
    ]);
  });

  it("refuses an idle stack above costCap with what it costs, why, and the setting that brings it down", () => {
    const [problem = "", ...others] = problemsOf({ recognizeSeconds: "20" });
    expect(others).to.deep.equal([]);
    expect(problem).to.match(
      /^Cannot use setting "costCap" "100": the idle stack would cost 23\d\.\d\d USD a month, the largest part for recognize probes/,
    );
    expect(problem).to.include("Raise recognizeSeconds, or raise costCap");
    expect(problemsOf({ recognizeSeconds: "20", costCap: "300" })).to.deep.equal([]);
  });

  it("takes no e-mail address or one", () => {
    expect(problemsOf({ alarmEmail: "people@example.com" })).to.deep.equal([]);
    expect(problemsOf({ alarmEmail: "people" })).to.have.length(1);
  });

  for (const stack of ["Test_1", "a-stack-with-a-very-long-name", "2nd", ""])
    it(`refuses stack "${stack}", which AWS would refuse in the middle of a deployment`, () => {
      const found = readStack({ apps: "hours" }, { project: "twinline", stack }, [anApp()]);
      expect(found).to.have.property("problems").with.length(1);
    });

  it("keeps the pointer apart from the other tables", () => {
    expect(problemsOf({ pointerTable: "twinline-dev-orders" })).to.deep.equal([
      'Cannot use setting "pointerTable" "twinline-dev-orders": another table of the stack has that name. Choose another, as in lexDR.',
    ]);
  });
});

describe("apps/index.ts", () => {
  it("has each app once, and its folder is named as it is", () => {
    expect(apps.map(({ slug }) => slug)).to.deep.equal(["flowers", "demo"]);
  });
});
