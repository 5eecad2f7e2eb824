import { expect } from "chai";
import { getInstance } from "../../../local/resources/aws/connect/get-instance.ts";
import { getSecurityProfile } from "../../../local/resources/aws/connect/get-security-profile.ts";
import { ASSOCIATION, FLOW, HOURS, INSTANCE, NUMBER, QUEUE, ROUTING, TIE, centre, saidOf } from "./a-centre.ts";
import { ACCOUNT, inputsOf } from "./a-program.ts";

describe("deleting what is in use", () => {
  it("is refused as AWS does: hours by a queue, a queue by a routing profile, a routing profile by a user", async () => {
    const { of, remove } = await centre();
    for (const [type, user] of [
      [HOURS, 'queue "People"'],
      [QUEUE, 'routing profile "People"'],
      [ROUTING, 'user "agent"'],
    ] as const)
      expect(await saidOf(remove(type, of(type).id, of(type).inputs)), type)
        .to.include("ResourceInUseException: That resource is already in use.")
        .and.include(user);
  });

  it("takes a flow's tie along with the number, and the numbers along with the instance", async () => {
    const { of, remove, read, services, numberId } = await centre();
    await remove(NUMBER, numberId, of(NUMBER).inputs);
    expect(await read(TIE, of(TIE).id, of(TIE).inputs)).to.equal(undefined);
    const [instance] = services.instances.list();
    const number = services.instances.claimPhoneNumber({ targetArn: instance?.arn ?? "", countryCode: "US", type: "DID" });
    await remove(INSTANCE, of(INSTANCE).id, of(INSTANCE).inputs);
    expect([services.instances.list(), services.instances.findPhoneNumber(number.id)]).to.deep.equal([[], undefined]);
  });

  it("leaves a number without a flow when the flow goes", async () => {
    const { of, remove, read, flowId } = await centre();
    await remove(FLOW, flowId, of(FLOW).inputs);
    expect(await read(TIE, of(TIE).id, of(TIE).inputs)).to.equal(undefined);
  });

  it("takes the right to ask a bot with its association", async () => {
    const { of, remove, services, instanceArn } = await centre();
    const { id, inputs } = of(ASSOCIATION);
    const alias = String(inputs["integrationArn"]);
    const principal = { kind: "service", service: "connect.amazonaws.com", sourceArn: instanceArn } as const;
    const may = () => services.iam.authorize(principal, { action: "lex:RecognizeText", resource: alias }).allowed;
    expect(may()).to.equal(true);
    await remove(ASSOCIATION, id, inputs);
    expect([may(), services.instances.find(instanceArn)?.associations.bots.has(alias)]).to.deep.equal([false, false]);
  });
});

describe("aws:connect/phoneNumberContactFlowAssociation, replaced", () => {
  it("ends untied when the new tie comes before the old one goes: AWS is told the number alone", async () => {
    const { of, declare, remove, read, flowId } = await centre();
    const second = await declare(FLOW, { ...of(FLOW).inputs, name: "second" });
    const wish = { ...of(TIE).inputs, contactFlowId: second.id };
    const { id } = await declare(TIE, wish);
    expect([await read(TIE, of(TIE).id), (await read(TIE, id))?.inputs]).to.deep.equal([undefined, wish]);
    await remove(TIE, of(TIE).id, { ...of(TIE).inputs, contactFlowId: flowId });
    expect(await read(TIE, id)).to.equal(undefined);
  });
});

describe("aws:connect/getInstance", () => {
  it("finds an instance by id or alias in its region, and names the id that is none", async () => {
    const { services, instanceId, instanceArn } = await centre();
    const found = getInstance(services, { instanceId }, "us-east-1");
    expect(found).to.include({ id: instanceId, arn: instanceArn, instanceAlias: "line", status: "ACTIVE", region: "us-east-1" });
    expect(getInstance(services, { instanceAlias: "line" }, "us-east-1")).to.deep.equal(found);
    expect(() => getInstance(services, { instanceId }, "us-west-2")).to.throw(`Cannot find Connect instance "${instanceId}" in us-west-2`);
    expect(() => getInstance(services, { instanceId: "i" }, "us-east-1")).to.throw('"i" in us-east-1: ResourceNotFoundException');
  });
});

describe("aws:connect/getSecurityProfile", () => {
  it("is the same each time it is asked for, and another in another instance", async () => {
    const { services, instanceId, declare } = await centre();
    const other = await declare(INSTANCE, { ...inputsOf.instance, instanceAlias: "other" });
    const idIn = (id: string, name = "Agent") => getSecurityProfile(services, { instanceId: id, name }, "us-east-1")["securityProfileId"];
    expect(idIn(instanceId))
      .to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      .and.equal(idIn(instanceId));
    expect(new Set([idIn(instanceId), idIn(other.id), idIn(instanceId, "Admin")]).size).to.equal(3);
    expect(() => idIn(`arn:aws:connect:us-east-1:${ACCOUNT}:instance/none`)).to.throw("there is no Connect instance");
  });
});
