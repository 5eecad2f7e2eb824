import { expect } from "chai";
import * as fc from "fast-check";
import picocolors from "picocolors";
import { demoBooking } from "../../../apps/demo/bot.ts";
import { orderFlowers } from "../../../apps/flowers/bot.ts";
import { versionLines } from "../../../cli/versions/lines.ts";
import { toPrune, type Version } from "../../../cli/common/bot-versions/plan.ts";
import { deleteVersions, readVersions } from "../../../cli/common/bot-versions/read.ts";
import { prune } from "../../../cli/common/bot-versions/prune.ts";
import { UserError } from "../../../local/errors.ts";
import { HASH, HOME, STANDBY, twoBots, type TwoBots } from "../drift/two-bots.ts";

/** Newest first. @param used numbers that an alias points at */
const aBot = (count: number, used: readonly number[]): { readonly versions: readonly Version[] } => ({
  versions: Array.from({ length: count }, (_, index) => count - index).map((number) => ({
    version: String(number),
    model: null,
    cutAt: null,
    aliases: used.includes(number) ? ["live"] : [],
  })),
});
const pruned = (count: number, used: readonly number[], keep: number) => toPrune(aBot(count, used), keep).map(({ version }) => version);

describe("toPrune()", () => {
  it("takes the oldest, and leaves as many as are to be kept", () => {
    expect(pruned(12, [12], 10)).to.deep.equal(["1", "2"]);
    expect(pruned(10, [10], 10)).to.deep.equal([]);
  });

  it("leaves an old version that an alias points at, and counts it among those kept", () => {
    expect(pruned(5, [1], 2)).to.deep.equal(["2", "3", "4"]);
    expect(pruned(5, [1, 2, 3], 1)).to.deep.equal(["4", "5"]);
  });

  it("takes no version in use, and never more than it must, whatever the versions are", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), numbers, fc.integer({ min: 1, max: 30 }), (count, used, keep) => {
        const gone = pruned(count, used, keep);
        const inUse = used.filter((number) => number <= count).length;
        expect(gone.filter((version) => used.includes(Number(version)))).to.deep.equal([]);
        expect(count - gone.length).to.equal(Math.min(count, Math.max(keep, inUse)));
      }),
      { numRuns: 200 },
    );
  });
});

describe("readVersions() and prune()", () => {
  let two: TwoBots;
  beforeEach(async () => {
    two = await twoBots();
    for (let model = 2; model <= 12; model += 1) two.deploy({ ...orderFlowers, idleSessionTtlInSeconds: 300 + model });
  });
  afterEach(() => two.cloud.close());
  const left = (region: typeof HOME | typeof STANDBY): readonly string[] => [
    ...(two.bots.findBot(region, region === HOME ? two.home.botId : two.standby.botId)?.versions.keys() ?? []),
  ];

  it("prune twelve models to ten, in both regions, and the alias serves the last", async () => {
    const before = await readVersions(two.line);
    expect(before[0]?.versions.map(({ version }) => version).slice(0, 2)).to.deep.equal(["12", "11"]);
    expect(before[0]?.versions[0]?.aliases).to.deep.equal(["live"]);
    expect(before[0]?.versions.at(-1)).to.deep.include({ model: HASH, cutAt: "2026-11-21T12:00:00.000Z" });
    const gone = ["1", "2"];
    expect(await prune(two.line, before, 10)).to.deep.equal([
      { bot: "OrderFlowers", region: HOME, versions: gone },
      { bot: "OrderFlowers", region: STANDBY, versions: gone },
    ]);
    for (const region of [HOME, STANDBY] as const) expect(left(region)).to.have.length(10).and.not.to.include("2");
    expect(await prune(two.line, await readVersions(two.line), 10)).to.deep.equal([]);
  });

  it("prune the bots of every line", async () => {
    const { demo, line } = two.withDemo();
    two.deploy({ ...demoBooking, idleSessionTtlInSeconds: 400 }, demo);
    const before = await readVersions(line);
    expect(before.map(({ bot, region, versions: { length } }) => [bot, region, length])).to.deep.equal([
      ["OrderFlowers", HOME, 12],
      ["OrderFlowers", STANDBY, 12],
      ["DemoBooking", HOME, 2],
      ["DemoBooking", STANDBY, 2],
    ]);
    expect((await prune(line, before, 1)).slice(2)).to.deep.equal([
      { bot: "DemoBooking", region: HOME, versions: ["1"] },
      { bot: "DemoBooking", region: STANDBY, versions: ["1"] },
    ]);
  });

  it("ask once, naming all, and delete nothing when the answer is no", async () => {
    const asked: string[] = [];
    const no = async (what: string): Promise<void> => {
      asked.push(what);
      throw new UserError("no");
    };
    const thrown = await prune(two.line, await readVersions(two.line), 11, no).then(String, String);
    expect(thrown).to.include("no");
    expect(asked).to.deep.equal(["version 1 of OrderFlowers in us-east-1 and version 1 of OrderFlowers in us-west-2"]);
    expect(left(HOME)).to.have.length(12);
  });

  it("are told by Lex when an alias has been moved to a version meanwhile", async () => {
    const [home] = await readVersions(two.line);
    two.bots.updateAlias(two.home.alias.arn, { ...two.home.alias, version: "1" });
    const old = home?.versions.slice(-1) ?? [];
    const thrown = await deleteVersions(two.line, { bot: "OrderFlowers", region: HOME, botId: two.home.botId }, old).then(String, String);
    expect(thrown).to.include("Cannot delete version 1 of OrderFlowers in us-east-1").and.to.include('used by alias "live"');
  });

  it("tell when Lex has room for few more", async () => {
    const plain = picocolors.createColors(false);
    const lines = versionLines(await readVersions(two.line), plain).join("\n");
    expect(lines).to.include("2026-11-21 12:00 UTC  live").and.not.to.include("!");
    expect(versionLines([{ bot: "OrderFlowers", region: HOME, botId: "B", ...aBot(85, []) }], plain).join("\n")).to.include(
      "! 85 of the 100 that Lex takes",
    );
  });
});
