import { expect } from "chai";
import { diff } from "../../../local/engine/diff.ts";
import { resources } from "../../../local/resources/registry.ts";
import { aFlow, bye, say } from "../../contact-flows/builders.ts";
import { ASSOCIATION, FLOW, HOURS, INSTANCE, NUMBER, QUEUE, ROUTING, STORAGE, TIE, USER, centre, saidOf } from "./a-centre.ts";
import { aProgram, inputsOf, textOf } from "./a-program.ts";

type Inputs = Readonly<Record<string, unknown>>;

const REPLACED_BY: Readonly<Record<string, readonly string[]>> = {
  [INSTANCE]: ["identityManagementType", "instanceAlias"],
  [NUMBER]: ["countryCode", "description", "type"],
  [TIE]: ["instanceId", "phoneNumberId", "contactFlowId"],
  [HOURS]: [],
  [QUEUE]: [],
  [ROUTING]: [],
  [USER]: ["instanceId", "name"],
  [STORAGE]: ["instanceId", "resourceType"],
  [FLOW]: ["type"],
  [ASSOCIATION]: ["instanceId", "integrationType", "integrationArn"],
};

describe("a Connect resource", () => {
  it("reads back as declared, so that nobody who changed nothing sees a difference", async () => {
    const { made, read } = await centre();
    for (const { type, id, inputs, outputs } of made) {
      const found = await read(type, id, inputs);
      expect({ ...inputs, ...found?.inputs }, type).to.deep.equal(inputs);
      expect(found?.outputs, type).to.deep.equal(outputs);
    }
  });

  it("is imported by its id alone, with all that AWS can tell", async () => {
    const { made, read } = await centre();
    for (const { type, id, inputs } of made) {
      const { content, ...told } = Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== "password"));
      const { content: found, ...others } = (await read(type, id))?.inputs ?? {};
      expect(others, type).to.deep.equal(told);
      if (typeof content === "string") expect(JSON.parse(String(found)), type).to.deep.equal(JSON.parse(content));
    }
  });

  it("is not there in another region, nor under another id", async () => {
    const { made, read } = await centre();
    for (const { type, id, inputs } of made) {
      expect(await read(type, id, inputs, "us-west-2"), type).to.equal(undefined);
      expect(await read(type, id.slice(0, -1), inputs), type).to.equal(undefined);
    }
  });

  it("is replaced for exactly the inputs that the real provider replaces it for", async () => {
    const { made } = await centre();
    for (const { type, inputs } of made) {
      const handler = resources[type];
      if (handler === undefined) throw new Error(type);
      const replacing = Object.keys(inputs).filter((key) => diff(handler, inputs, { ...inputs, [key]: "another" }).replaces.length > 0);
      expect(replacing.toSorted(), type).to.deep.equal(REPLACED_BY[type]?.filter((key) => key in inputs).toSorted());
    }
  });

  it("is made again with the ids it had, in a cloud that begins anew", async () => {
    const { made } = await centre();
    const again = aProgram();
    const bot = await again.declare("aws-native:lex:Bot", inputsOf.bot);
    const alias = await again.declare("aws-native:lex:BotAlias", { botId: bot.id, botAliasName: "live" });
    for (const { type, id, inputs, outputs } of made) {
      const wish = type === ASSOCIATION ? { ...inputs, integrationArn: textOf(alias, "arn") } : inputs;
      const restored = await again.declare(type, wish, "us-east-1", { id, outputs });
      if (type !== ASSOCIATION) expect(restored, type).to.deep.equal({ id, outputs });
      expect((await again.read(type, restored.id, wish))?.inputs, type).to.include.keys(
        Object.keys(wish).filter((key) => key !== "password"),
      );
    }
  });

  it("is deleted in the order opposite to that in which it was made; what is gone already is no error", async () => {
    const { made, read, remove, services } = await centre();
    for (const { type, id, inputs } of made.toReversed()) {
      await remove(type, id, inputs);
      expect(await read(type, id, inputs), type).to.equal(undefined);
      await remove(type, id, inputs);
    }
    expect(services.instances.list()).to.deep.equal([]);
  });

  it("refuses a second of one name", async () => {
    const { of, refusal } = await centre();
    for (const type of [HOURS, QUEUE, ROUTING, USER, FLOW])
      expect((await refusal(type, of(type).inputs)).join(), type).to.include(
        "Cannot create " + type + ' "it": DuplicateResourceException: A resource with the specified name already exists.',
      );
    for (const type of [STORAGE, ASSOCIATION])
      expect((await refusal(type, of(type).inputs)).join(), type).to.include(
        "ResourceConflictException: A resource already has that name.",
      );
  });

  it("changes in place and keeps its id", async () => {
    const { change, of, read } = await centre();
    const changes: Readonly<Record<string, Inputs>> = {
      [INSTANCE]: { inboundCallsEnabled: false, contactFlowLogsEnabled: true, tags: { project: "q" } },
      [NUMBER]: { tags: { project: "q" } },
      [HOURS]: { name: "Others", timeZone: "UTC", configs: [], description: "never" },
      [QUEUE]: { name: "Others", maxContacts: 3, status: "DISABLED", outboundCallerConfig: { outboundCallerIdName: "shop" } },
      [ROUTING]: { name: "Others", description: "Takes chats", mediaConcurrencies: [{ channel: "CHAT", concurrency: 2 }] },
      [USER]: { identityInfo: { firstName: "C", lastName: "D" }, securityProfileIds: ["t"] },
      [STORAGE]: { storageConfig: { storageType: "S3", s3Config: { bucketName: "c", bucketPrefix: "calls" } } },
      [FLOW]: { name: "other", description: "d", content: JSON.stringify(aFlow(say("hi", "bye"), bye)), tags: [] },
    };
    for (const [type, wish] of Object.entries(changes)) {
      await change(type, wish);
      const { id, inputs } = of(type);
      expect((await read(type, id, { ...inputs, ...wish }))?.inputs, type).to.deep.include(wish);
    }
  });

  it("shows by its read what somebody changed by hand", async () => {
    const { services, instanceId, of, read } = await centre();
    const instance = services.instances.find(instanceId);
    const [flow] = instance?.flows.list() ?? [];
    const [queue] = instance?.queues.list() ?? [];
    if (flow === undefined || queue === undefined) throw new Error("The centre is empty.");
    instance?.flows.update(flow.id, { content: aFlow(bye) });
    instance?.queues.update(queue.id, { description: undefined });
    const found = await read(FLOW, flow.arn, of(FLOW).inputs);
    expect(JSON.parse(String(found?.inputs["content"]))).to.have.nested.property("Actions.length", 1);
    expect((await read(QUEUE, of(QUEUE).id, of(QUEUE).inputs))?.inputs).to.have.property("description", undefined);
  });

  it("refuses to go to another instance, and says how it can be replaced", async () => {
    const { change, declare } = await centre();
    const other = await declare(INSTANCE, { ...inputsOf.instance, instanceAlias: "other" });
    for (const type of [HOURS, QUEUE, ROUTING])
      expect(await saidOf(change(type, { instanceId: other.id })), type).to.include('the option replaceOnChanges: ["instanceId"]');
    expect(await saidOf(change(FLOW, { instanceArn: textOf(other, "arn") }))).to.include('replaceOnChanges: ["instanceArn"]');
  });

  it("refuses to be used before what it names is there, all of it at once", async () => {
    const { refusal, instanceId } = await centre();
    const queue = { instanceId, name: "q", hoursOfOperationId: "h", outboundCallerConfig: { outboundCallerIdNumberId: "n" } };
    expect(await refusal(QUEUE, queue)).to.deep.equal([
      'Cannot create queue "it": ResourceNotFoundException: there is no hours of operation "h". Create it first.',
      'Cannot create queue "it": ResourceNotFoundException: there is no phone number "n". Create it first.',
    ]);
  });
});
