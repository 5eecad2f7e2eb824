// What is left when something goes wrong in the middle: a clear message, and a stack that the next up goes on with. Over Pulumi's own engine, with
// programs of a few resources.
import { copyFile, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "chai";
import { skippingClock } from "../../shared/clock.ts";
import { StoppedError, UserError } from "../../local/errors.ts";
import type { Services } from "../../local/services.ts";
import { aSmallStack, type ASmallStack } from "./a-small-stack.ts";

const instance = (name: string, options = "{}"): string => `const ${name} = make("aws:connect/instance:Instance", "${name}", {
  identityManagementType: "CONNECT_MANAGED", instanceAlias: "line", inboundCallsEnabled: true, outboundCallsEnabled: true }, ${options});`;
/** An instance between two queues. */
const SLOW = `const first = queue("first"); ${instance("line", "{ dependsOn: first }")} queue("last", {}, { dependsOn: line });`;

/** Services in which Connect makes no instance until it is let. */
const held = () => {
  const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let open = false;
  return {
    reached: reached.promise,
    release: (): void => {
      open = true;
      gate.resolve();
    },
    services: (services: Services): Services => ({
      ...services,
      instances: { ...services.instances, buckets: { take: () => open } },
      clock: {
        ...services.clock,
        sleep: async () => {
          reached.resolve();
          await gate.promise;
        },
      },
    }),
  };
};

describe("a stack of Pulumi's engine, when something goes wrong,", function () {
  this.timeout(60_000);
  this.slow(60_000);
  let stack: ASmallStack;
  beforeEach(async () => {
    stack = await aSmallStack();
  });
  afterEach(() => stack.remove());

  const queueNames = (): readonly string[] =>
    ["first", "last", "left"].filter((name) => stack.services().queues.find("us-east-1", name) !== undefined);
  const locks = () => readdir(join(stack.folder, ".pulumi/locks/organization/small/dev"));
  /** The CLI's process, as its lock names it. */
  const enginePid = async (): Promise<number> => {
    const name = (await locks()).find((each) => each.endsWith(".json")) ?? "";
    return Number(/"pid":(\d+)/.exec(await readFile(join(stack.folder, ".pulumi/locks/organization/small/dev", name), "utf8"))?.[1]);
  };

  it("keeps what was made before a resource failed, and goes on at the next up", async () => {
    const failed = await stack.start(
      `const first = queue("first"); make("aws:lambda/permission:Permission", "grant",
         { function: "none", action: "lambda:InvokeFunction", principal: "lex.amazonaws.com" }, { dependsOn: first });`,
    );
    expect(failed.error).to.be.instanceOf(UserError).with.property("message").that.includes("What was made is kept");
    expect(failed.said).to.include('us-east-1 has no function "none"');
    const { said, error } = await stack.run("up", `queue("first"); queue("last");`);
    expect(error).to.equal(undefined);
    expect(said)
      .to.match(/\+ 1 created/)
      .and.match(/\d unchanged/);
    expect(queueNames()).to.deep.equal(["first", "last"]);
  });

  it("tells a defect of ours as one, with its cause, and goes on", async () => {
    const failed = await stack.start(`queue("first"); queue("last");`, (services) => ({
      ...services,
      queues: {
        ...services.queues,
        create: (region, name, settings) => {
          if (name === "last") throw new TypeError("Cannot read properties of undefined");
          return services.queues.create(region, name, settings);
        },
      },
    }));
    expect(failed.said).to.match(/last[^]*This is a defect of twinline's local cloud, not a mistake of yours: TypeError: Cannot read/);
    expect(failed.error).to.be.instanceOf(UserError);
    expect((await stack.run("up", `queue("first");`)).error).to.equal(undefined);
    expect(queueNames()).to.deep.equal(["first"]);
  });

  it("goes on in a new cloud when the one before was killed in the middle of an up", async () => {
    const slow = held();
    const up = stack.start(SLOW, slow.services);
    await slow.reached;
    await stack.stop();
    expect((await up).error).to.be.instanceOf(UserError);
    const { said, error } = await stack.start(SLOW);
    expect(error).to.equal(undefined);
    expect(said).to.match(/\+ 2 created/);
    expect(queueNames()).to.deep.equal(["first", "last"]);
    expect(stack.services().instances.list()).to.have.length(1);
  });

  it("goes on when the engine itself was killed, and what nobody was told of is undone", async () => {
    const slow = held();
    const up = stack.start(SLOW, slow.services);
    await slow.reached;
    process.kill(await enginePid(), "SIGKILL");
    expect((await up).error).to.be.instanceOf(UserError);
    slow.release();
    const { said, error } = await stack.run("up", SLOW);
    expect(error).to.equal(undefined);
    expect(said).to.include("The engine was killed while it made line. It looks what is there first:");
    expect(said).to.match(/\+ 2 created/);
    expect(stack.services().instances.list()).to.have.length(1);
    expect((await stack.run("up", SLOW)).said)
      .to.match(/\d unchanged/)
      .and.not.match(/warning|created/);
  });

  it("refuses a second up while one is at work, and loses nothing of the first", async () => {
    const slow = held();
    const first = stack.start(SLOW, slow.services);
    await slow.reached;
    const second = await stack.run("up", `queue("left");`);
    expect(second.error?.message).to.match(/^Cannot up: another command is changing this stack, that of .*, process \d+, since 20.*Wait/);
    slow.release();
    expect((await first).error).to.equal(undefined);
    expect(queueNames()).to.deep.equal(["first", "last"]);
  });

  it("stops in good order when it is told to, and goes on at the next up", async () => {
    await stack.start(`queue("first");`);
    const slow = held();
    await stack.stop();
    const up = stack.start(`queue("first");`, slow.services);
    await up;
    const stopping = new AbortController();
    const stopped = stack.run("up", SLOW, { signal: stopping.signal });
    await slow.reached;
    stopping.abort();
    // The engine reads the signal before it is told that the instance is there.
    await setTimeout(300);
    slow.release();
    const { error } = await stopped;
    expect(error)
      .to.be.instanceOf(StoppedError)
      .with.property("message")
      .that.matches(/^Stopped in the middle of up: what was done is kept/);
    expect(await locks()).to.deep.equal([]);
    expect(stack.services().instances.list()).to.have.length(1);
    const { said } = await stack.run("up", SLOW);
    expect(said).to.match(/\+ 1 created/);
    expect(queueNames()).to.deep.equal(["first", "last"]);
  });

  it("says what a change that failed has left when somebody goes back before it was finished, and the way out is one", async () => {
    const moved = (name: string, more = ""): string =>
      `const role = make("aws:iam/role:Role", "role", { name: "${name}", assumeRolePolicy: JSON.stringify({ Version: "2012-10-17",
         Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }] }) });${more}`;
    await stack.start(moved("before"));
    const broken = `make("aws:lambda/permission:Permission", "grant",
      { function: "none", action: "lambda:InvokeFunction", principal: "lex.amazonaws.com" }, { dependsOn: role });`;
    expect((await stack.run("up", moved("after", broken))).error).to.be.instanceOf(UserError);
    const back = await stack.run("up", moved("before"));
    expect(back.said).to.include("EntityAlreadyExists: Role with name before already exists");
    expect(back.error)
      .to.be.instanceOf(UserError)
      .with.property("message")
      .that.matches(/not deleted yet, .*: role\. First finish the change/);
    expect((await stack.run("up", moved("after"))).error).to.equal(undefined);
    expect((await stack.run("up", moved("before"))).error).to.equal(undefined);
    expect(["before", "after"].map((name) => stack.services().iam.findRole(name) !== undefined)).to.deep.equal([true, false]);
  });

  it("opens with no other passphrase than the first, and changes nothing with another", async () => {
    await stack.start(`queue("first"); export const secret = config.requireSecret("word");`, undefined, "correct horse");
    const before = await readFile(stack.state, "utf8");
    expect(before).not.to.include("hush");
    for (const passphrase of ["", "another"]) {
      const { error } = await stack.run("up", `queue("last");`, { passphrase });
      expect(error)
        .to.be.instanceOf(UserError)
        .with.property("message")
        .that.matches(/passphrase is another one. Set PULUMI_CONFIG_PASSPHRASE/);
    }
    expect(await readFile(stack.state, "utf8")).to.equal(before);
    const { error, outputs } = await stack.run("preview", `queue("first");`, { passphrase: "correct horse" });
    expect([error, outputs]).to.deep.equal([undefined, { secret: "[secret]" }]);
  });

  it("goes on with what an older version of the program made", async () => {
    await stack.start(`queue("first"); queue("left"); make("aws:sns/topic:Topic", "thing", { name: "thing" });`);
    await stack.stop();
    // An input that queues had then, and a type that nobody knows any more.
    for (const file of [stack.state, stack.journal])
      await stack.edit(file, (text) =>
        text.replaceAll('"inputs":{"name":', '"inputs":{"colour":"blue","name":').replaceAll("aws:sns/topic:Topic", "aws:sns/bell:Bell"),
      );
    const { said, error } = await stack.start(`queue("first", { tags: { of: "today" } }); queue("last");`);
    expect(error).to.equal(undefined);
    expect(said).to.include('Cannot bring back aws:sns/bell:Bell "thing" in us-east-1: this version of the local cloud has no such type.');
    expect(queueNames()).to.deep.equal(["first", "last"]);
    expect((await stack.run("up", `queue("first", { tags: { of: "today" } }); queue("last");`)).said).to.not.match(
      /created|updated|deleted/,
    );
  });

  it("names a state that cannot be read, and goes on with the one before it", async () => {
    await stack.start(`queue("first");`);
    await stack.run("up", `queue("first"); queue("last");`);
    await stack.edit(stack.state, (text) => text.slice(0, text.length / 2));
    const { error } = await stack.run("up", `queue("first"); queue("last");`);
    expect(error).to.be.instanceOf(UserError).with.property("message").that.includes(`cp ${stack.state}.bak ${stack.state}`);
    await copyFile(`${stack.state}.bak`, stack.state);
    expect((await stack.run("refresh", "")).error).to.equal(undefined);
  });

  it("says in AWS's words that an instance's alias is taken", async () => {
    const { said, error } = await stack.start(`${instance("line")} ${instance("other", "{ dependsOn: line }")}`);
    expect(error).to.be.instanceOf(UserError);
    expect(said).to.match(/Instance alias is already used. It is "line": choose another, or adopt the instance that has it/);
  });

  it("refuses in the preview what Lex would refuse", async () => {
    await stack.start(`queue("first");`);
    const { said, error } = await stack.run(
      "preview",
      `const locale = { localeId: "en_US", nluConfidenceThreshold: 0.4, intents: [
         { name: "Fallback", parentIntentSignature: "AMAZON.FallbackIntent" },
         { name: "Order", sampleUtterances: Array.from({ length: 1501 }, (_, at) => ({ utterance: "order " + at })) }] };
       make("aws-native:lex:Bot", "bot", { name: "bot", roleArn: queue("new").id, dataPrivacy: { childDirected: false },
         idleSessionTtlInSeconds: 300, botLocales: [locale] });`,
    );
    expect(error).to.be.instanceOf(UserError).with.property("message").that.includes("Nothing was changed");
    expect(said).to.include('Cannot have 1501 utterances in intent "Order": Lex takes 1500. Remove some.');
  });

  it("waits until Connect takes more than its two requests a second", async () => {
    const hours = (n: number): string =>
      `make("aws:connect/hoursOfOperation:HoursOfOperation", "hours${n}", { instanceId: line.id, name: "hours${n}", timeZone: "UTC", configs: [] });`;
    const { said, error } = await stack.start(`${instance("line")} ${[...Array(12).keys()].map(hours).join("\n")}`, (services) => ({
      ...services,
      clock: skippingClock(),
    }));
    expect(error, said).to.equal(undefined);
    expect(stack.services().instances.list()[0]?.hours.list()).to.have.length(12);
  });
});
