import { expect } from "chai";
import { afterTwins } from "../../../../functions/lib/failover/twins.ts";
import { NOW, RULES } from "./pointers.ts";

const SAME = { "us-east-1": "aaa", "us-west-2": "aaa" };
const DIFFERENT = { "us-east-1": "aaa", "us-west-2": "bbb" };

describe("afterTwins()", () => {
  it("forgets a difference that is gone", () => {
    expect(afterTwins({ since: 1, told: "aaa bbb" }, SAME, RULES, NOW)).to.deep.equal({ known: {}, differ: false, isNews: false });
  });

  it("waits ten minutes, since a deploy may be under way", () => {
    expect(afterTwins({}, DIFFERENT, RULES, NOW)).to.deep.equal({ known: { since: NOW }, differ: false, isNews: false });
    expect(afterTwins({ since: NOW - 599_999 }, DIFFERENT, RULES, NOW)).to.include({ differ: false });
    expect(afterTwins({ since: NOW - 600_000 }, DIFFERENT, RULES, NOW)).to.include({ differ: true, isNews: true });
  });

  it("tells of a pair of models once", () => {
    const known = { since: NOW - 700_000, told: "aaa bbb" };
    expect(afterTwins(known, DIFFERENT, RULES, NOW)).to.include({ differ: true, isNews: false });
    expect(afterTwins(known, { ...DIFFERENT, "us-west-2": "ccc" }, RULES, NOW)).to.include({ differ: true, isNews: true });
  });

  it("takes an alias without the tag for another model", () => {
    expect(afterTwins({ since: NOW - 700_000 }, { "us-east-1": "aaa" }, RULES, NOW)).to.include({ differ: true });
  });
});
