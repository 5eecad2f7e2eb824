// What Pulumi's own engine makes of the program: each test goes on from where the one before it left the stack. Run by `npm run test:engine`.
import { expect } from "chai";
import type { AStack, Edit } from "./a-stack.ts";
import { theStack } from "./the-stack.ts";

const BOT = "apps/flowers/bot.ts";
const both = (...steps: readonly string[]): readonly string[] =>
  steps.flatMap((step) => [step.replace("*", "home"), step.replace("*", "standby")]).sort();
const HOOKS = ["flowers-home-hook", "flowers-standby-hook"];
/** A changed model: the drafts, a version each beside the old one, the aliases. */
const NEW_VERSION = [
  /^create flowers-home-[\da-f]{12}$/,
  /^create flowers-standby-[\da-f]{12}$/,
  /^delete flowers-home-[\da-f]{12}$/,
  /^delete flowers-standby-[\da-f]{12}$/,
  ...both("update flowers-*", "update flowers-*-alias").map((step) => new RegExp(`^${step}$`)),
];

const matches = (steps: readonly string[], expected: readonly RegExp[]): void => {
  expect(steps, steps.join(", ")).to.have.length(expected.length);
  for (const pattern of expected)
    expect(
      steps.filter((step) => pattern.test(step)),
      String(pattern),
    ).to.have.length(1);
};

describe("the program, by Pulumi's engine,", function () {
  this.timeout(120_000);
  this.slow(120_000);
  let stack: AStack;
  let said = "";
  before(async () => {
    ({ stack, said } = await theStack());
  });

  it("comes up whole, and answers a call", async () => {
    expect(said).to.match(/\+ \d+ created/);
    expect(await stack.call()).to.equal("completed");
  });

  it("previews a change without making it", async () => {
    const { steps, error } = await stack.change("preview", { overrides: ["probeSeconds=10"] });
    expect(error).to.equal(undefined);
    expect(steps).to.deep.equal(["update observer"]);
  });

  it("changes nothing at a second up, and at a refresh", async () => {
    for (const verb of ["up", "refresh"] as const) {
      const { steps, error } = await stack.change(verb);
      expect([steps, error], verb).to.deep.equal([[], undefined]);
    }
  });

  it("is as it was in a cloud that begins anew", async () => {
    await stack.stop();
    expect(await stack.start())
      .to.match(/\d+ unchanged/)
      .and.not.match(/created|updated|deleted/);
    expect(await stack.call()).to.equal("completed");
  });

  /** With the functions whose code holds that part of the model: what is for sale, and how it is asked for. */
  const MODEL_EDITS: readonly (readonly [what: string, edits: readonly Edit[], functions: readonly string[]])[] = [
    ["a prompt of the bot", [[BOT, "Lovely. Which flowers would you like?", "Which flowers may it be?"]], ["flowers-recall"]],
    [
      "a slot type's value and a new intent",
      [
        [BOT, 'tulips: ["tulip", "dutch tulips"],', 'tulips: ["tulip", "dutch tulips"],\n  irises: ["iris"],'],
        [BOT, "        FallbackIntent: {", '        ThankYou: { utterances: ["you are very kind"] },\n        FallbackIntent: {'],
      ],
      [...HOOKS, "flowers-recall"],
    ],
  ];
  /** Of both bots of flowers: their versions, and which of them the alias points at. */
  const versions = () => {
    const { bots } = stack.cloud().services;
    const own = new Set(Object.values(stack.line().apps["flowers"]?.aliases ?? {}).map(({ arn }) => arn));
    const ofLine = bots.listAliases().filter(({ arn }) => own.has(arn));
    return ofLine.map(({ region, botId, version }) => [[...(bots.findBot(region, botId)?.versions.keys() ?? [])], version]);
  };
  for (const [index, [what, edits, functions]] of MODEL_EDITS.entries())
    it(`takes ${what} into new versions beside the old, moves the aliases to them, and loses no call`, async () => {
      const { steps, error, calls } = await stack.change("up", { edits });
      expect(error).to.equal(undefined);
      matches(steps, [...NEW_VERSION, ...functions.map((name) => new RegExp(`^update ${name}$`))]);
      expect(new Set(calls)).to.deep.equal(new Set(["completed"]));
      const all = ["1", "2", "3"].slice(0, index + 2);
      expect(versions()).to.deep.equal([all, all].map((kept) => [kept, kept.at(-1)]));
    });

  it("changes only what a function's code, a line's words and a setting of the observer are in, and loses no call", async () => {
    const { error, steps, calls } = await stack.change("up", {
      edits: [
        ["functions/lookup/handler.ts", "300_000", "300_001"],
        ["apps/flowers/voice.ts", "Thank you for your order. Goodbye.", "Thank you. Goodbye."],
      ],
      overrides: ["probeSeconds=10"],
    });
    expect(error).to.equal(undefined);
    expect(steps).to.deep.equal(["update flowers-line", "update lookup", "update observer"]);
    expect(new Set(calls)).to.deep.equal(new Set(["completed"]));
  });

  it("updates in place for a tag and for a value in a function's environment, and loses no call", async () => {
    const { error, steps, calls } = await stack.change("up", {
      edits: [["infra/index.ts", "{ project, stack: name", '{ project, team: "shop", stack: name']],
      overrides: ["probeSeconds=10", "shopHours=Mo-Su 09:00-19:00"],
    });
    expect(error).to.equal(undefined);
    expect(steps).to.include.members(both("update flowers-*", "update flowers-*-alias", "update flowers-*-hook"));
    expect(steps.filter((step) => !step.startsWith("update "))).to.deep.equal([]);
    expect(new Set(calls)).to.deep.equal(new Set(["completed"]));
  });

  it("moves the twin to another region, and loses no call", async () => {
    const { error, calls } = await stack.change("up", { overrides: ["probeSeconds=10", "standbyRegion=eu-west-1"] });
    expect(error).to.equal(undefined);
    expect(new Set(calls)).to.deep.equal(new Set(["completed"]));
    const { services } = stack.cloud();
    expect(stack.line().standby).to.equal("eu-west-1");
    // Nothing is left where the twin was.
    expect(services.bots.listAliases().map(({ region }) => region)).to.have.members(["us-east-1", "eu-west-1", "us-east-1", "eu-west-1"]);
    expect(services.bots.listBots("us-west-2")).to.deep.equal([]);
    expect(services.functions.list("us-west-2")).to.deep.equal([]);
    expect(await stack.call()).to.equal("completed");
  });
});
