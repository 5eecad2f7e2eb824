import { expect } from "chai";
import { deletionOrder } from "../../policies/rules/deletion-order.ts";
import { after, aResource, kept, refused } from "./builders.ts";

const FLOW = "aws-native:connect:ContactFlow";
const ASSOCIATION = "aws-native:connect:IntegrationAssociation";
const TIE = "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation";

const lookup = aResource("aws:lambda/function:Function", "lookup");
const association = aResource(ASSOCIATION, "association", { integrationArn: "arn" }, after(lookup));

describe("the rule deletion-order", () => {
  it("accepts a line in which what is used outlives its user, near or far", () => {
    const middle = aResource(FLOW, "queue", {}, after(association));
    const flow = aResource(FLOW, "main", {}, after(lookup, middle));
    expect(refused(deletionOrder, lookup, association, middle, flow, aResource(TIE, "tie", {}, after(flow)))).to.deep.equal([]);
  });

  it("refuses a flow that does not come after the association of what it names", () => {
    expect(refused(deletionOrder, lookup, association, aResource(FLOW, "main", {}, after(lookup)))).to.deep.equal([
      `main: it does not come after ${ASSOCIATION} "association", though Connect publishes a flow only when it may call what the flow names`,
    ]);
  });

  it("refuses a flow that does not come after the policy of the alias that it names", () => {
    const alias = aResource("aws-native:lex:BotAlias", "alias");
    const policy = aResource("aws-native:index:ExtensionResource", "policy", {}, after(alias));
    expect(refused(deletionOrder, alias, policy, aResource(FLOW, "main", {}, after(alias, policy)))).to.deep.equal([]);
    expect(refused(deletionOrder, alias, policy, aResource(FLOW, "main", {}, after(alias)))).to.have.lengthOf(1);
  });

  it("refuses an association and a tie that name theirs by text", () => {
    expect(
      refused(deletionOrder, lookup, aResource(ASSOCIATION, "loose", { integrationArn: "arn:typed" }), aResource(TIE, "tie")),
    ).to.deep.equal(["loose: it names arn:typed by text, not by its resource", "tie: it names its flow by text, not by its resource"]);
  });

  it("refuses what is protected and stands on what is not, even from afar, but not on what is adopted", () => {
    const hours = aResource("aws:connect/hoursOfOperation:HoursOfOperation", "hours");
    const queue = aResource("aws:connect/queue:Queue", "queue", {}, { ...kept, ...after(hours) });
    const number = aResource("aws:connect/phoneNumber:PhoneNumber", "number", {}, { ...kept, ...after(queue) });
    expect(refused(deletionOrder, hours, queue, number).map((line) => line.split(",")[0])).to.deep.equal([
      `queue: it is protected and stands on aws:connect/hoursOfOperation:HoursOfOperation "hours"`,
      `number: it is protected and stands on aws:connect/hoursOfOperation:HoursOfOperation "hours"`,
    ]);
    expect(refused(deletionOrder, { ...hours, adopted: true }, queue, number)).to.deep.equal([]);
  });

  it("refuses a function, a schedule or a bot that outlives what its role may do", () => {
    const role = aResource("aws:iam/role:Role", "role");
    const policy = aResource("aws:iam/rolePolicy:RolePolicy", "policy", {}, after(role));
    const hook = (...of: readonly (typeof role)[]) => aResource("aws:lambda/function:Function", "hook", {}, after(...of));
    expect(refused(deletionOrder, role, policy, hook(role, policy))).to.deep.equal([]);
    expect(refused(deletionOrder, role, policy, hook(role))).to.deep.equal([
      `hook: it does not come after aws:iam/rolePolicy:RolePolicy "policy", though it is what its role may do`,
    ]);
  });
});
