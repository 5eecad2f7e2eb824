import { expect } from "chai";
import { retention } from "../../policies/rules/retention.ts";
import { aResource, inWest, refused } from "./builders.ts";

const group = (name: string, days?: number) => aResource("aws:cloudwatch/logGroup:LogGroup", name, { name, retentionInDays: days });
const hook = aResource("aws:lambda/function:Function", "hook", { name: "hook", loggingConfig: { logGroup: "/aws/lambda/hook" } });

describe("the rule retention", () => {
  it("accepts groups that end, and functions and an instance whose group is declared", () => {
    const instance = aResource("aws:connect/instance:Instance", "instance", { instanceAlias: "a", contactFlowLogsEnabled: true });
    expect(refused(retention, group("/aws/lambda/hook", 7), hook, group("/aws/connect/a", 30), instance)).to.deep.equal([]);
  });

  it("refuses a group without an end", () => {
    expect(refused(retention, group("logs"))).to.deep.equal(["logs: it has no retentionInDays"]);
    expect(refused(retention, group("logs", 0))).to.have.lengthOf(1); // 0 is for ever.
  });

  it("refuses a function whose group is not declared, or declared in another region", () => {
    const elsewhere = { ...group("/aws/lambda/hook", 7), ...inWest };
    expect(refused(retention, hook, elsewhere)).to.deep.equal([
      "hook: it writes to the log group /aws/lambda/hook, which the stack does not declare",
    ]);
    expect(refused(retention, aResource("aws:lambda/function:Function", "plain", { name: "plain" }))).to.have.lengthOf(1);
  });

  it("refuses an instance that logs flows into a group of nobody's, unless it is adopted", () => {
    const props = { instanceAlias: "a", contactFlowLogsEnabled: true };
    expect(refused(retention, aResource("aws:connect/instance:Instance", "instance", props))).to.have.lengthOf(1);
    expect(refused(retention, aResource("aws:connect/instance:Instance", "instance", props, { adopted: true }))).to.deep.equal([]);
  });
});
