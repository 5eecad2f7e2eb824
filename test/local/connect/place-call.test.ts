import { expect } from "chai";
import { virtualClock } from "../../../shared/clock.ts";
import { scriptedCaller } from "../../../local/connect/caller.ts";
import type { ConnectCloud } from "../../../local/connect/cloud-services.ts";
import { createInstances, type Instance, type InstanceSettings } from "../../../local/connect/instances.ts";
import { placeCall, type Call } from "../../../local/connect/place-call.ts";
import type { Dispatch, InternalCall } from "../../../local/dispatch.ts";
import { ConnectionError, ServiceError, UserError } from "../../../local/errors.ts";
import type { LogEntry } from "../../../local/events.ts";
import { localIam } from "../../../local/iam/iam.ts";
import { seededRandom } from "../../../local/random.ts";
import { action, BYE, CALLER, EAST, says, WEST } from "./support.ts";

const LAMBDA = "arn:aws:lambda:us-east-1:111122223333:function:lookup";
const bot = (id: string, arn: string, onError: string) =>
  action(
    id,
    "ConnectParticipantWithLexBot",
    { Text: "Yes?", LexV2Bot: { AliasArn: arn } },
    { next: "bye", when: { OrderFlowers: "thanks" }, errors: { NoMatchingCondition: "bye", NoMatchingError: onError } },
  );
const FLOW = {
  Version: "2019-10-30",
  StartAction: "look",
  Actions: [
    action(
      "look",
      "InvokeLambdaFunction",
      { LambdaFunctionARN: LAMBDA, InvocationTimeLimitSeconds: "3" },
      { next: "greet", errors: { NoMatchingError: "east" } },
    ),
    says("greet", "Hello $.External.name.", "east"),
    bot("east", EAST, "west"),
    bot("west", WEST, "sorry"),
    says("thanks", "Thanks."),
    says("sorry", "Sorry."),
    BYE,
  ],
};

type Answering = (name: string, call: InternalCall<object>) => object;
const aCloud = (answer: Answering, settings: Partial<InstanceSettings> = {}) => {
  const random = seededRandom(3);
  const instances = createInstances({ random, accountId: "111122223333" });
  const instance = instances.createInstance({
    region: "us-east-1",
    alias: "shop",
    inboundCallsEnabled: true,
    outboundCallsEnabled: true,
    ...settings,
  });
  for (const arn of [EAST, WEST]) instance.associations.bots.add(arn);
  const flow = instance.flows.create({ name: "main", type: "CONTACT_FLOW", content: FLOW });
  const number = instances.claimPhoneNumber({ targetArn: instance.arn, countryCode: "US", type: "DID" });
  instances.tieNumberToFlow({ instanceId: instance.id, phoneNumberId: number.id, contactFlowId: flow.id });
  const log: LogEntry[] = [];
  const dispatch: Dispatch = async (name, request) => answer(name, request);
  const cloud: ConnectCloud = {
    instances,
    iam: localIam({ random }),
    bots: { obscuredSlots: () => [] },
    dispatch,
    random,
    clock: virtualClock(0),
    emit: (entry) => log.push(entry),
  };
  const ring = (words: readonly string[], more: Partial<Call> = {}) =>
    placeCall(cloud, { from: CALLER, to: number.phoneNumber, channel: "VOICE", caller: scriptedCaller(words), ...more });
  return { cloud, instance, number, log, ring };
};
const json = (value: object) => ({ StatusCode: 200, Payload: Buffer.from(JSON.stringify(value)) });
const fulfilled = {
  messages: [],
  sessionState: { dialogAction: { type: "Close" }, intent: { name: "OrderFlowers", state: "Fulfilled", slots: {} } },
};
const fine: Answering = (name) => (name === "lambda.Invoke" ? json({ name: "Ada" }) : fulfilled);
const said = (log: readonly LogEntry[]) => log.flatMap((entry) => (entry.kind === "said" ? [entry.text] : []));

const refusal = async (ringing: Promise<unknown>): Promise<string> => {
  const error: unknown = await ringing.catch((caught: unknown) => caught);
  return error instanceof UserError ? error.message : "";
};

describe("placeCall()", () => {
  it("runs the flow tied to the number, with its Lambdas and bots", async () => {
    const { ring, log } = aCloud(fine);
    expect(await ring(["roses"])).to.include({ outcome: "completed", botRegion: "us-east-1", turns: 1, intent: "OrderFlowers" });
    expect(said(log)).to.deep.equal(["Hello Ada.", "Yes?", "Thanks."]);
    expect(log[0]).to.include({ kind: "call-started", from: "+1***0101", flow: "main" });
    expect(log.at(-1)).to.include({ kind: "call-ended", outcome: "completed" });
  });

  it("calls as Connect for this instance, each bot in its own region", async () => {
    const calls: InternalCall<object>[] = [];
    const { ring, instance } = aCloud((name, request) => {
      calls.push(request);
      if (name === "lex.RecognizeText" && request.region === "us-east-1") throw new ConnectionError("us-east-1 is down");
      return fine(name, request);
    });
    expect(await ring(["roses", "roses"])).to.include({ outcome: "completed", botRegion: "us-west-2", switches: 1 });
    expect(calls.map((request) => request.region)).to.deep.equal(["us-east-1", "us-east-1", "us-west-2"]);
    expect(calls[0]?.principal).to.deep.equal({ kind: "service", service: "connect.amazonaws.com", sourceArn: instance.arn });
  });

  it("tries a throttled Lambda again and never one that refuses", async () => {
    const attempts = async (error: ServiceError): Promise<number | undefined> => {
      const { ring, log } = aCloud((name, request) => {
        if (name === "lambda.Invoke") throw error;
        return fine(name, request);
      });
      await ring(["roses"]);
      return log.flatMap((entry) => (entry.kind === "lambda-invoked" ? [entry.attempts] : []))[0];
    };
    expect(await attempts(new ServiceError("TooManyRequestsException", 429, "slow down"))).to.equal(4);
    expect(await attempts(new ServiceError("AccessDeniedException", 403, "no"))).to.equal(1);
  });

  it("takes a function's error for a failure", async () => {
    const { ring, log } = aCloud((name, request) =>
      name === "lambda.Invoke" ? { ...json({ errorType: "TypeError" }), FunctionError: "Unhandled" } : fine(name, request),
    );
    await ring(["roses"]);
    expect(log.find((entry) => entry.kind === "lambda-invoked")).to.include({ ok: false, error: 'Unhandled: {"errorType":"TypeError"}' });
  });

  it("passes on what is a defect, rather than hide it in a call", async () => {
    const { ring } = aCloud(() => {
      throw new TypeError("our own mistake");
    });
    const error: unknown = await ring(["roses"]).catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(TypeError);
  });

  it("starts a chat with the flow of the number's line, and no number of the customer's", async () => {
    const { ring, log } = aCloud(fine);
    expect((await ring(["roses"], { channel: "CHAT" })).outcome).to.equal("completed");
    expect(log[0]).to.include({ kind: "call-started", channel: "CHAT", from: "chat" });
  });

  it("refuses a number that nobody has, one without a flow, and an instance that takes no calls", async () => {
    const { ring, instance, number } = aCloud(fine);
    expect(await refusal(ring([], { to: "+12025550142" }))).to.equal(
      'Cannot call "+12025550142": no instance has that number. Claim it first, or call one that is claimed.',
    );
    instance.flowOfNumber.delete(number.id);
    expect(await refusal(ring([]))).to.match(/the number is tied to no flow/);
    expect(await refusal(aCloud(fine, { inboundCallsEnabled: false }).ring([]))).to.match(/takes no inbound calls/);
  });

  it("runs five hundred calls at the same time without mixing them", async () => {
    const { ring } = aCloud(fine);
    const outcomes = await Promise.all(Array.from({ length: 500 }, async () => (await ring(["roses"])).outcome));
    expect(new Set(outcomes)).to.deep.equal(new Set(["completed"]));
  });
});

describe("what is changed while a call is under way", () => {
  const goodbye = (words: string) => ({
    Version: "2019-10-30",
    StartAction: "say",
    Actions: [says("say", words, "bye"), BYE],
  });
  /** A cloud whose Lambda, in the middle of a call, lets `meanwhile` happen. */
  const changing = (meanwhile: (cloud: ReturnType<typeof aCloud>) => void) => {
    const one: ReturnType<typeof aCloud> = aCloud((name, call) => {
      if (name === "lambda.Invoke") meanwhile(one);
      return fine(name, call);
    });
    return one;
  };

  it("meets the next call: this one ends with the flow it began with", async () => {
    const { ring, log } = changing(({ instance }) => {
      const [flow] = instance.flows.list();
      if (flow !== undefined) instance.flows.update(flow.id, { content: goodbye("We moved.") });
    });
    await ring(["roses"]);
    await ring(["roses"]);
    expect(said(log)).to.deep.equal(["Hello Ada.", "Yes?", "Thanks.", "We moved."]);
  });

  it("meets the next call when the number is tied to another flow, or its flow is deleted", async () => {
    const { ring, log, cloud, instance, number } = changing((now) => {
      const { id } = now.instance.flows.create({ name: "other", type: "CONTACT_FLOW", content: goodbye("We moved.") });
      now.cloud.instances.tieNumberToFlow({ instanceId: now.instance.id, phoneNumberId: now.number.id, contactFlowId: id });
    });
    await ring(["roses"]);
    await ring(["roses"]);
    expect(said(log)).to.deep.equal(["Hello Ada.", "Yes?", "Thanks.", "We moved."]);
    for (const { id } of instance.flows.list()) instance.flows.remove(id);
    expect(await refusal(ring([]))).to.include("the number is tied to no flow");
    expect(cloud.instances.findPhoneNumber(number.id)?.phoneNumber).to.equal(number.phoneNumber);
  });

  it("does not end the call, even where its instance is deleted", async () => {
    const { ring } = changing(({ cloud, instance }) => cloud.instances.removeInstance(instance.id));
    expect(await ring(["roses"])).to.include({ outcome: "completed", intent: "OrderFlowers" });
    expect(await refusal(ring([]))).to.include("no instance has that number");
  });
});

describe("an instance's people", () => {
  const queueOf = (instance: Instance) => {
    const hours = instance.hours.create({ name: "always", timeZone: "UTC", config: [] });
    return instance.queues.create({ name: "flowers", hoursOfOperationId: hours.id });
  };
  it("take a contact through their routing profile, while one is Available", async () => {
    const { instance, ring, cloud } = aCloud(fine);
    const queue = queueOf(instance);
    const profile = instance.routingProfiles.create({
      name: "shop",
      defaultOutboundQueueId: queue.id,
      queues: [{ queueId: queue.id, channel: "VOICE", priority: 1, delay: 0 }],
      concurrencies: [{ channel: "VOICE", concurrency: 1 }],
    });
    const agent = instance.users.create({ username: "ada", routingProfileId: profile.id });
    const set = action("set", "UpdateContactTargetQueue", { QueueId: queue.arn }, { next: "go", errors: { NoMatchingError: "bye" } });
    const go = action("go", "TransferContactToQueue", {}, { next: "bye", errors: { NoMatchingError: "bye" } });
    const flow = instance.flows.create({
      name: "people",
      type: "CONTACT_FLOW",
      content: { Version: "2019-10-30", StartAction: "set", Actions: [set, go, BYE] },
    });
    const number = cloud.instances.claimPhoneNumber({ targetArn: instance.arn, countryCode: "US", type: "DID" });
    cloud.instances.tieNumberToFlow({ instanceId: instance.id, phoneNumberId: number.id, contactFlowId: flow.arn });
    expect((await ring([], { to: number.phoneNumber })).outcome).to.equal("transferred");
    instance.users.update(agent.id, { state: "Busy" });
    expect((await ring([], { to: number.phoneNumber })).outcome).to.equal("abandoned");
    expect(instance.waiting.size).to.equal(0);
  });
});
