// Apps of a stack, by Pulumi's own engine: one alone, one more, and one taken away again.
import { expect } from "chai";
import { manifestOf } from "../../cli/common/stack-bots.ts";
import { scriptedCaller } from "../../local/connect/caller.ts";
import { aStack, type AStack } from "./a-stack.ts";
import { listed } from "./left.ts";

const REGIONS = ["us-east-1", "us-west-2"];
const CLOSED = "Thank you for calling. This line is closed. Goodbye.";
/** What a destroy keeps of a stack with one number. */
const KEPT = ["phone number", "closing flow", "Connect instance", "flow logs", "key"];

/** Resources of demo, by their logical names. */
const isOfDemo = (step: string): boolean => /^\w+ (?:demo|bookings|notify)(?:-|$)/.test(step);
/** What else changes when demo comes or goes: what sums over apps. */
const sums = (op: "create" | "delete"): readonly string[] => [
  ...["demo-errors", "demo-failing", "demo-recall-errors", "notify-errors", "notify-lost", "sms-failed", "sms-waiting"].map(
    (alarm) => `${op} alarms-${alarm}`,
  ),
  ...["dashboard", "lookup", "observer", "observer-policy", "report"].map((name) => `update ${name}`),
];

describe("a stack of one app, by Pulumi's engine,", function () {
  this.timeout(180_000);
  this.slow(180_000);
  let stack: AStack;
  beforeEach(async () => {
    stack = await aStack();
  });
  afterEach(() => stack.remove());

  const none = async (): Promise<string> => "";
  const up = (...overrides: readonly string[]) => stack.change("up", { overrides, placed: none });
  /** An up that has nothing to do. */
  const upAgain = async (...overrides: readonly string[]): Promise<void> => {
    const { steps, error } = await up(...overrides);
    expect([steps, error]).to.deep.equal([[], undefined]);
  };
  /** The outcome of a call to an app's number, and the last words in it. */
  const callTo = async (to: string, words: readonly string[]) => {
    const cloud = stack.cloud();
    let heard = "";
    const stop = cloud.events.subscribe((entry) => {
      if (entry.kind === "said") heard = entry.text;
    });
    const { outcome } = await cloud.call({ from: "+12025550123", to, channel: "VOICE", caller: scriptedCaller([...words]) });
    stop();
    return { outcome, heard };
  };
  const numberOf = (slug: string): string => stack.line().apps[slug]?.phoneNumber ?? "";
  const wordsFor = (slug: string): readonly string[] => manifestOf(slug).examples[0].words;

  it("demo comes up alone, stays as it is at a second up, and leaves a destroy what is protected", async () => {
    expect(await stack.start(["apps=demo"])).to.match(/\+ \d+ created/);
    expect(await callTo(numberOf("demo"), wordsFor("demo"))).to.include({ outcome: "completed" });
    await upAgain("apps=demo");
    const { kept, error } = await stack.change("destroy", { overrides: ["apps=demo", "closed=true"], placed: none });
    expect(error).to.equal(undefined);
    expect(kept.map(({ what }) => what)).to.deep.equal(KEPT);
    expect(await listed(stack.cloud().services, REGIONS)).to.deep.equal([
      "flow twinline-dev closing",
      "instance twinline-dev",
      "log group /aws/connect/twinline-dev",
    ]);
  });

  it("flowers comes up alone, gets demo beside it, and loses it again but for its number", async () => {
    await stack.start(["apps=flowers"]);
    await upAgain("apps=flowers");
    const alone = await listed(stack.cloud().services, REGIONS);

    const added = await up("apps=flowers demo");
    expect(added.error).to.equal(undefined);
    expect(added.steps.filter((step) => !isOfDemo(step))).to.deep.equal(sums("create"));
    expect(await callTo(numberOf("flowers"), wordsFor("flowers"))).to.include({ outcome: "completed" });
    const demoNumber = numberOf("demo");
    expect(await callTo(demoNumber, wordsFor("demo"))).to.include({ outcome: "completed" });

    // Whoever leaves the number out is refused before anything goes.
    const refused = await up("apps=flowers");
    expect(refused.said).to.include(
      'Cannot delete aws:connect/phoneNumber:PhoneNumber "demo-number": it is protected, and the program does not declare it any more.',
    );
    expect(refused.error).not.to.equal(undefined);
    expect(refused.steps).to.deep.equal([]);
    const other = wordsFor("demo").map((words) => words.replace("tuesday", "thursday"));
    expect(await callTo(demoNumber, other)).to.include({ outcome: "completed" });

    const taken = await up("apps=flowers", "closedApps=demo");
    expect(taken.error).to.equal(undefined);
    expect(taken.steps.filter((step) => !isOfDemo(step))).to.deep.equal(sums("delete"));
    expect(await callTo(demoNumber, [])).to.deep.equal({ outcome: "completed", heard: CLOSED });
    expect(await callTo(numberOf("flowers"), wordsFor("flowers"))).to.include({ outcome: "completed" });
    expect(await listed(stack.cloud().services, REGIONS)).to.deep.equal(alone);

    const { kept, error } = await stack.change("destroy", { overrides: ["apps=flowers", "closedApps=demo", "closed=true"], placed: none });
    expect(error).to.equal(undefined);
    expect(kept.map(({ what }) => what)).to.deep.equal(["phone number", ...KEPT]);
  });
});
