import { expect } from "chai";
import { virtualClock } from "../../../../shared/clock.ts";
import { logGroups } from "../../../../local/services/logs/groups.ts";

const someGroups = () => logGroups({ clock: virtualClock(0), accountId: "111122223333" });

describe("logGroups()", () => {
  it("update() keeps the lines", () => {
    const logs = someGroups();
    logs.create("us-east-1", "g", { retentionInDays: 1 });
    logs.append("us-east-1", "g", "s", "line");
    logs.update("us-east-1", "g", { tags: { a: "b" } });
    expect(logs.find("us-east-1", "g")).to.deep.include({ retentionInDays: undefined, tags: { a: "b" } });
    expect(logs.find("us-east-1", "g")?.events).to.have.lengthOf(1);
  });

  it("create() refuses a group that a function's line has made, as CloudWatch does", () => {
    const logs = someGroups();
    logs.append("us-east-1", "g", "s", "line");
    expect(() => logs.create("us-east-1", "g")).to.throw("The specified log group already exists");
  });

  it("delete() takes the lines with it", () => {
    const logs = someGroups();
    logs.append("us-east-1", "g", "s", "line");
    logs.delete("us-east-1", "g");
    expect(logs.find("us-east-1", "g")).to.equal(undefined);
    expect(() => logs.update("us-east-1", "g", {})).to.throw("does not exist");
  });
});
