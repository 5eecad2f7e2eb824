import { expect } from "chai";
import { runtimeMended } from "../../policies/rules/runtime.ts";
import { aResource, refused } from "./builders.ts";

const on = (runtime: string) => aResource("aws:lambda/function:Function", "hook", { runtime });

describe("the rule runtime", () => {
  it("accepts a runtime until the day on which AWS stops mending it", () => {
    expect(refused(runtimeMended("2026-11-21"), on("nodejs24.x"), on("nodejs22.x"))).to.deep.equal([]);
    expect(refused(runtimeMended("2028-04-29"), on("nodejs24.x"))).to.deep.equal([]);
    expect(refused(runtimeMended("2028-04-30"), on("nodejs24.x"))).to.deep.equal([
      "hook: its runtime nodejs24.x is deprecated since 2028-04-30",
    ]);
  });

  it("refuses one that nobody looked up, and one that is not given", () => {
    expect(refused(runtimeMended("2026-11-21"), on("nodejs20.x"))).to.deep.equal([
      "hook: its runtime nodejs20.x is deprecated since 2026-04-30",
    ]);
    expect(refused(runtimeMended("2026-11-21"), on("nodejs26.x"), on(""))).to.have.lengthOf(2);
  });

  it("asks nothing of a function that is an image", () => {
    expect(refused(runtimeMended("2026-11-21"), aResource("aws:lambda/function:Function", "hook", { packageType: "Image" }))).to.deep.equal(
      [],
    );
  });
});
