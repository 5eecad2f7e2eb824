// A line whose bots a person associates: the aliases' own policies let Connect ask them.
import { expect } from "chai";
import type { Cloud } from "../../local/cloud.ts";
import { realClock, skippingClock } from "../../shared/clock.ts";
import { callIn, outputsOf, startLine } from "./the-line.ts";

describe("the line with botAssociations by-hand", function () {
  this.slow(10_000);
  let cloud: Cloud;
  before(async () => {
    cloud = await startLine({ clock: skippingClock(realClock.now()), botWaitMs: 15_000, overrides: ["botAssociations=by-hand"] });
  });

  const aliases = () => Object.values(outputsOf(cloud).apps["flowers"]?.aliases ?? {}).map(({ arn }) => arn);

  it("takes an order, and goes on with the twin when the first bot fails", async () => {
    expect((await callIn(cloud, {})).ended).to.deep.include({ outcome: "completed", botRegion: "us-east-1", switches: 0 });
    const { ended } = await callIn(cloud, { fail: ["us-east-1/lex=error"] });
    expect(ended).to.deep.include({ outcome: "completed", botRegion: "us-west-2", intent: "OrderFlowers" });
  });

  it("has no association, and is refused by a bot whose alias has lost its policy", async () => {
    expect(cloud.services.instances.list().flatMap(({ associations }) => [...associations.bots])).to.deep.equal([]);
    for (const alias of aliases()) cloud.services.iam.deleteResourcePolicy(alias);
    const { ended, story } = await callIn(cloud, {});
    const refused = story.flatMap((entry) =>
      entry.kind === "branch-taken" && entry.branch === "NoMatchingError" ? (entry.because ?? []) : [],
    );
    expect(refused).to.include.members(aliases().map((alias) => `The bot alias ${alias} is not associated with this instance.`));
    expect(ended.intent).to.equal(null);
  });
});
