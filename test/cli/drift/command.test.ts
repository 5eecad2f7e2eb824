import { lineOf } from "../../../cli/common/stack.ts";
// The commands as a person meets them, against a line that the whole program was deployed to; one is a process of its own.
import { expect } from "chai";
import { demoBooking } from "../../../apps/demo/bot.ts";
import { modelHash } from "../../../apps/kit/index.ts";
import { orderFlowers } from "../../../apps/flowers/bot.ts";
import { botAlias } from "../../../functions/lib/runtime/bot-alias.ts";
import { aLine, STANDBY } from "../failover/a-line.ts";
import { inProcess } from "../in-process.ts";
import { NOT_RUN, twinline, type Ran } from "../twinline.ts";

type Case = "clean" | "versions" | "pruned" | "found" | "nobody" | "stack" | "few";

describe("twinline drift and twinline versions", function () {
  this.timeout(60_000);
  this.slow(30_000);
  const ran = new Map<Case, Ran>();
  const result = (name: Case): Ran => ran.get(name) ?? NOT_RUN;
  before(async () => {
    const { cloud } = await aLine();
    const on = ["--on", cloud.endpoint];
    const run = async (name: Case, args: readonly string[]): Promise<void> => {
      ran.set(name, await inProcess(args));
    };
    const changedByHand = async (): Promise<void> => {
      const { bots } = cloud.services;
      const read = botAlias(lineOf(cloud.outputs, "the stack", cloud.endpoint).apps["flowers"]?.aliases[STANDBY]?.arn);
      const bot = "problem" in read ? undefined : bots.findBot(STANDBY, read.value.botId);
      if (bot === undefined) throw new Error("There is a bot.");
      const { definition, tags } = bot;
      const locale = definition.botLocales?.[0];
      if (locale === undefined) throw new Error("It has a locale.");
      bots.editLocale(STANDBY, bot.botId, { ...locale, nluConfidenceThreshold: 0.9 });
      await run("found", ["drift", "--mark", "--json", ...on]);
      bots.updateBot(STANDBY, bot.botId, definition, tags);
    };
    ran.set("clean", await twinline(["drift", ...on]));
    await changedByHand();
    await run("versions", ["versions", "--json", ...on]);
    await run("pruned", ["versions", "--prune", ...on]);
    await run("nobody", ["drift", "--on", "http://127.0.0.1:1"]);
    await run("stack", ["drift", "--stack", "prod"]);
    await run("few", ["versions", "--prune", "0"]);
  });

  it("drift says in one line that a deployed program has none", () => {
    expect(result("clean")).to.deep.equal({
      code: 0,
      out: `No drift: OrderFlowers is model ${modelHash(orderFlowers)} and DemoBooking is model ${modelHash(demoBooking)}, in both regions, from alias to draft.\n`,
      err: "",
    });
  });

  it("drift exits 1 when it found some, and tells it as JSON", () => {
    const { code, out } = result("found");
    expect(code).to.equal(1);
    const told: unknown = JSON.parse(out);
    expect(told).to.deep.include({ kind: "drift", line: "twinline-dev", drift: true, marked: [{ bot: "OrderFlowers", region: STANDBY }] });
    expect(out).to.include('"setting":"nluIntentConfidenceThreshold","model":0.4,"bot":0.9');
  });

  it("drift exits 2 when it cannot look, without a stack trace", () => {
    const { code, err } = result("nobody");
    expect(code).to.equal(2);
    expect(err)
      .to.include("no cloud answers there")
      .and.not.to.match(/\n\s+at |defect/);
    expect(result("stack").code).to.equal(2);
    expect(result("stack").err).to.include("Cannot use --stack without --aws");
  });

  it("versions tells of the bots of both lines as JSON", () => {
    const { code, out } = result("versions");
    expect(code).to.equal(0);
    expect(out)
      .to.include(`"version":"1","model":"${modelHash(orderFlowers)}"`)
      .and.to.include(`"version":"1","model":"${modelHash(demoBooking)}"`)
      .and.to.include('"aliases":["live"]');
  });

  it("versions --prune says when there is nothing to delete, and refuses to keep none", () => {
    expect(result("pruned").out).to.include("Nothing to delete: no bot has more than 10.");
    expect([result("few").code, result("few").out]).to.deep.equal([1, ""]);
    expect(result("few").err).to.include("a whole number from 1 to 100");
  });
});
