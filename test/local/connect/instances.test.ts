import { expect } from "chai";
import { cloudInstance } from "../../../local/connect/cloud-instance.ts";
import { virtualClock } from "../../../shared/clock.ts";
import { createInstances } from "../../../local/connect/instances.ts";
import { isOpenAt } from "../../../local/connect/hours.ts";
import { queueMetrics } from "../../../local/connect/staffing.ts";
import { localIam } from "../../../local/iam/iam.ts";
import { seededRandom } from "../../../local/random.ts";

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
const registry = () => createInstances({ random: seededRandom(5), accountId: "111122223333" });
const settings = { region: "us-east-1", alias: "shop", inboundCallsEnabled: true, outboundCallsEnabled: true } as const;

describe("createInstances()", () => {
  it("forms ARNs as AWS does", () => {
    const instances = registry();
    const instance = instances.createInstance(settings);
    const hours = instance.hours.create({ name: "h", timeZone: "UTC", config: [] });
    const queue = instance.queues.create({ name: "q", hoursOfOperationId: hours.id });
    const number = instances.claimPhoneNumber({ targetArn: instance.arn, countryCode: "US", type: "DID" });
    expect(instance.arn).to.match(new RegExp(`^arn:aws:connect:us-east-1:111122223333:instance/${UUID}$`));
    expect(queue.arn).to.equal(`${instance.arn}/queue/${queue.id}`);
    expect(hours.arn).to.equal(`${instance.arn}/operating-hours/${hours.id}`);
    expect(number.arn).to.equal(`arn:aws:connect:us-east-1:111122223333:phone-number/${number.id}`);
    expect(number.phoneNumber).to.match(/^\+1[2-9]{3}55501\d\d$/);
  });

  it("finds things by id and by ARN, and nothing of another instance", () => {
    const instances = registry();
    const [one, other] = [instances.createInstance(settings), instances.createInstance({ ...settings, alias: "other" })];
    const queue = one.queues.create({ name: "q", hoursOfOperationId: "h" });
    expect([one.queues.find(queue.id)?.name, one.queues.find(queue.arn)?.name, other.queues.find(queue.arn)]).to.deep.equal([
      "q",
      "q",
      undefined,
    ]);
    expect(instances.find(one.arn)).to.equal(one);
  });

  it("compiles a flow anew when its content changes", () => {
    const instance = registry().createInstance(settings);
    const content = (id: string) => ({
      Version: "2019-10-30",
      StartAction: id,
      Actions: [{ Identifier: id, Type: "DisconnectParticipant" }],
    });
    const flow = instance.flows.create({ name: "main", type: "CONTACT_FLOW", content: content("a") });
    expect(instance.compiledFlow(flow.id)).to.equal(instance.compiledFlow(flow.arn));
    instance.flows.update(flow.id, { content: content("b") });
    expect(instance.compiledFlow(flow.id)?.start).to.equal("b");
  });

  it("refuses to tie, claim or update what is not there, naming every problem", () => {
    const instances = registry();
    const instance = instances.createInstance(settings);
    expect(() => instances.tieNumberToFlow({ instanceId: "i", phoneNumberId: "n", contactFlowId: "f" })).to.throw(
      /there is no instance "i".*\n.*there is no phone number "n".*\n.*the instance has no flow "f"/,
    );
    expect(() => instances.claimPhoneNumber({ targetArn: instance.arn, countryCode: "ZZ", type: "DID" })).to.throw('"ZZ" is no country');
    expect(() => instance.queues.update("q", {})).to.throw('Cannot update queue "q": there is none.');
  });

  it("forgets a released number and its flow", () => {
    const instances = registry();
    const instance = instances.createInstance(settings);
    const number = instances.claimPhoneNumber({ targetArn: instance.arn, countryCode: "GB", type: "DID" });
    instance.flowOfNumber.set(number.id, "f");
    instances.releasePhoneNumber(number.arn);
    expect([instances.findPhoneNumber(number.phoneNumber), instance.flowOfNumber.size]).to.deep.equal([undefined, 0]);
  });
});

describe("an instance's shelves", () => {
  const set = () => {
    const instances = registry();
    const instance = instances.createInstance(settings);
    const hours = instance.hours.create({ name: "h", timeZone: "UTC", config: [] });
    const queue = instance.queues.create({ name: "q", hoursOfOperationId: hours.arn, maxContacts: 1 });
    return { instances, instance, hours, queue };
  };
  it("take no second thing of a name, made or renamed", () => {
    const { instance, queue } = set();
    expect(() => instance.queues.create({ name: "q", hoursOfOperationId: "h" })).to.throw(
      "A resource with the specified name already exists.",
    );
    const other = instance.queues.create({ name: "r", hoursOfOperationId: "h" });
    expect(() => instance.queues.update(other.id, { name: "q" })).to.throw(`The instance has a queue "q", ${queue.id}`);
    expect(instance.queues.list().map(({ name }) => name)).to.deep.equal(["q", "r"]);
  });
  it("put new settings in place of all the old, and keep who it is", () => {
    const { instance, hours, queue } = set();
    instance.queues.replace(queue.id, { name: "q", hoursOfOperationId: hours.id });
    expect(instance.queues.find(queue.arn)).to.deep.equal({ name: "q", hoursOfOperationId: hours.id, id: queue.id, arn: queue.arn });
  });
  it("give nothing away that another thing uses", () => {
    const { instance, hours, queue } = set();
    expect(() => instance.hours.remove(hours.id)).to.throw('The hours of operation "h" is used by queue "q"');
    instance.queues.remove(queue.id);
    instance.hours.remove(hours.id);
    expect(instance.hours.list()).to.deep.equal([]);
  });
  it("take the id of what is made again", () => {
    const { instance } = set();
    const again = instance.queues.create({ name: "again", hoursOfOperationId: "h" }, "known");
    expect([again.id, again.arn]).to.deep.equal(["known", `${instance.arn}/queue/known`]);
  });
});

describe("phone numbers", () => {
  it("move to another instance, and leave their flow behind", () => {
    const instances = registry();
    const [one, other] = [instances.createInstance(settings), instances.createInstance({ ...settings, alias: "other" })];
    const number = instances.claimPhoneNumber({ targetArn: one.arn, countryCode: "US", type: "DID" });
    one.flowOfNumber.set(number.id, "f");
    instances.updatePhoneNumber(number.id, { targetArn: other.arn, tags: undefined });
    expect([instances.findPhoneNumber(number.id)?.instanceArn, one.flowOfNumber.size]).to.deep.equal([other.arn, 0]);
  });
  it("are tied in the instance that has them alone", () => {
    const instances = registry();
    const [one, other] = [instances.createInstance(settings), instances.createInstance({ ...settings, alias: "other" })];
    const number = instances.claimPhoneNumber({ targetArn: one.arn, countryCode: "US", type: "DID" });
    const tie = { instanceId: other.id, phoneNumberId: number.id, contactFlowId: "f" };
    expect(() => instances.tieNumberToFlow(tie)).to.throw(`phone number "${number.id}" belongs to ${one.arn}`);
  });
  it("come back with the id and the number they had", () => {
    const instances = registry();
    const { arn } = instances.createInstance(settings);
    const known = { id: "known", phoneNumber: "+12025550101" };
    instances.claimPhoneNumber({ targetArn: arn, countryCode: "US", type: "DID" }, known);
    expect(instances.findPhoneNumber("+12025550101")).to.include({ id: "known", instanceArn: arn });
  });
});

describe("isOpenAt()", () => {
  const hours = (startHour: number, endHour: number) => ({
    name: "h",
    timeZone: "America/New_York",
    config: [{ day: "SATURDAY" as const, startTime: { hours: startHour, minutes: 0 }, endTime: { hours: endHour, minutes: 0 } }],
  });
  const saturdayTenAmInNewYork = Date.UTC(2026, 10, 21, 15);
  it("reads days and times in the hours' own zone", () => {
    expect([isOpenAt(hours(9, 17), saturdayTenAmInNewYork), isOpenAt(hours(11, 17), saturdayTenAmInNewYork)]).to.deep.equal([true, false]);
  });
  it("runs past midnight where the end is before the start", () => {
    const sundayOneAm = Date.UTC(2026, 10, 22, 6);
    expect([isOpenAt(hours(22, 2), sundayOneAm), isOpenAt(hours(22, 1), sundayOneAm)]).to.deep.equal([true, false]);
  });
  it("is open all day where start and end are the same", () => {
    expect(isOpenAt(hours(0, 0), saturdayTenAmInNewYork)).to.equal(true);
  });
});

describe("queueMetrics()", () => {
  it("counts agents by state and contacts by age", () => {
    const instance = registry().createInstance(settings);
    const queue = instance.queues.create({ name: "q", hoursOfOperationId: "h" });
    const profile = instance.routingProfiles.create({
      name: "p",
      defaultOutboundQueueId: queue.id,
      queues: [{ queueId: queue.arn, channel: "VOICE", priority: 1, delay: 0 }],
      concurrencies: [],
    });
    for (const state of ["Available", "Busy", "Offline"] as const)
      instance.users.create({ username: state, routingProfileId: profile.id, state });
    instance.waiting.set("c-1", { queueId: queue.id, since: 5000 });
    expect(queueMetrics(instance, queue.id, "VOICE", 65_000)).to.deep.equal({
      contactsInQueue: 1,
      oldestContactAgeSeconds: 60,
      agentsOnline: 2,
      agentsStaffed: 2,
      agentsAvailable: 1,
    });
    expect(queueMetrics(instance, queue.id, "CHAT", 65_000)?.agentsStaffed).to.equal(0);
  });
});

describe("cloudInstance()", () => {
  const set = () => {
    const random = seededRandom(5);
    const instances = createInstances({ random, accountId: "111122223333" });
    const instance = instances.createInstance(settings);
    const number = instances.claimPhoneNumber({ targetArn: instance.arn, countryCode: "US", type: "DID" });
    const queue = instance.queues.create({ name: "q", hoursOfOperationId: "h", outboundCallerIdNumberId: number.id, maxContacts: 1 });
    return {
      instance,
      queue,
      number,
      services: cloudInstance(instance, { instances, iam: localIam({ random }), clock: virtualClock(0), random }),
    };
  };
  it("lets no more contacts wait than the queue takes", () => {
    const { services, queue } = set();
    expect([services.enterQueue(queue.id, "a"), services.enterQueue(queue.id, "b")]).to.deep.equal([true, false]);
    services.leaveQueue("a");
    expect(services.enterQueue(queue.id, "b")).to.equal(true);
  });
  it("makes a callback from the queue's caller ID, and none without one", () => {
    const { services, queue, number, instance } = set();
    const view = services.findQueue(queue.id);
    if (view === undefined) throw new Error("The queue was not found.");
    const callback = { queue: view, number: "+12025550101", initialDelaySeconds: 60, retryDelaySeconds: 60, attempts: 1 };
    expect(view.outboundCallerId).to.equal(number.phoneNumber);
    expect(services.createCallback(callback)).to.equal(undefined);
    expect(services.createCallback({ ...callback, queue: { ...view, outboundCallerId: undefined } })).to.equal(
      'Queue "q" has no outbound caller ID.',
    );
    expect(instance.callbacks).to.deep.equal([callback]);
  });
  it("does not find a disabled queue", () => {
    const { services, instance, queue } = set();
    instance.queues.update(queue.id, { status: "DISABLED" });
    expect(services.findQueue(queue.id)).to.equal(undefined);
  });
});
