// The pictures of docs/failover.md are what the simulation draws.
import { readFileSync } from "node:fs";
import { expect } from "chai";
import { pictures } from "../../simulate/pictures.ts";

describe("pictures()", () => {
  const drawn = pictures();

  it("draws five scenarios", () => {
    expect(drawn.map(({ file }) => file)).to.have.members([
      "clean-outage.svg",
      "hang-8s.svg",
      "flapping.svg",
      "wrong-intent.svg",
      "both-down.svg",
    ]);
  });

  for (const { file, svg } of drawn)
    it(`draws docs/failover/${file} as it is: else run npm run simulate -- --svg docs/failover`, () => {
      expect(svg === readFileSync(`docs/failover/${file}`, "utf8")).to.equal(true);
    });
});
