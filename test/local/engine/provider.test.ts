// The provider as the engine calls it: over a real gRPC client, without the CLI.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { expect } from "chai";
import { journal } from "../../../local/engine/journal.ts";
import { UNKNOWN, type Properties } from "../../../local/engine/properties.ts";
import { serveProviders } from "../../../local/engine/serve.ts";
import { read, written } from "../../../local/engine/struct.ts";
import { aProgram } from "../resources/a-program.ts";

const QUEUE = "aws:sqs/queue:Queue";
type Answer<Response> = (error: ServiceError | null, response: Response) => void;

/** One call, waited for. */
const ask = <Response>(call: (answer: Answer<Response>) => unknown): Promise<Response> =>
  new Promise((resolve, reject) => {
    call((error, response) => (error === null ? resolve(response) : reject(error)));
  });

const aProvider = async () => {
  const folder = await mkdtemp(join(tmpdir(), "twinline-provider-"));
  const file = join(folder, "cloud.jsonl");
  const { services, close } = aProgram();
  const servers = await serveProviders(services, journal(file));
  const address = /aws:(\d+)/.exec(servers.debugProviders)?.[1] ?? "";
  const client = new service.ResourceProviderClient(`127.0.0.1:${address}`, credentials.createInsecure());
  const create = (inputs: Properties, { preview = false, type = QUEUE } = {}) =>
    ask<proto.CreateResponse>((answer) =>
      client.create(new proto.CreateRequest().setType(type).setName("it").setProperties(written(inputs)).setPreview(preview), answer),
    );
  const diff = async (before: Properties, after: Properties, type = QUEUE) => {
    const request = new proto.DiffRequest().setType(type).setOldInputs(written(before)).setNews(written(after));
    return (await ask<proto.DiffResponse>((answer) => client.diff(request, answer))).toObject();
  };
  const check = async (inputs: Properties, type = QUEUE) => {
    const request = new proto.CheckRequest().setType(type).setNews(written(inputs));
    return (await ask<proto.CheckResponse>((answer) => client.check(request, answer))).toObject().failuresList;
  };
  const readBack = (id: string, inputs: Properties, type = QUEUE) =>
    ask<proto.ReadResponse>((answer) =>
      client.read(new proto.ReadRequest().setType(type).setName("it").setId(id).setInputs(written(inputs)), answer),
    );
  const remove = (id: string, inputs: Properties, type = QUEUE) =>
    ask<empty.Empty>((answer) =>
      client.delete(new proto.DeleteRequest().setType(type).setName("it").setId(id).setOldInputs(written(inputs)), answer),
    );
  const configure = (region = "us-east-1") =>
    ask<proto.ConfigureResponse>((answer) => client.configure(new proto.ConfigureRequest().setArgs(written({ region })), answer));
  return {
    client,
    services,
    create,
    diff,
    check,
    readBack,
    remove,
    configure,
    journaled: () => readFile(file, "utf8").catch(() => ""),
    close: async (): Promise<void> => {
      client.close();
      servers.close();
      await close();
      await rm(folder, { recursive: true });
    },
  };
};

/** The words of a call that fails. */
const failure = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

describe("provider, over gRPC,", () => {
  let line: Awaited<ReturnType<typeof aProvider>>;
  beforeEach(async () => {
    line = await aProvider();
    await line.configure();
  });
  afterEach(() => line.close());

  it("shakes hands: it takes secrets, previews, and has its package's version", async () => {
    const { client, configure } = line;
    const shaken = await ask<proto.ProviderHandshakeResponse>((answer) => client.handshake(new proto.ProviderHandshakeRequest(), answer));
    expect(shaken.getAcceptSecrets()).to.equal(true);
    expect((await configure()).getSupportspreview()).to.equal(true);
    const info = await ask<{ getVersion(): string }>((answer) => client.getPluginInfo(new empty.Empty(), answer));
    expect(info.getVersion()).to.match(/^7\.\d+\.\d+$/);
  });

  it("refuses a provider without a region, and one that changes it is another", async () => {
    const { client } = line;
    const checked = await ask<proto.CheckResponse>((answer) =>
      client.checkConfig(new proto.CheckRequest().setNews(written({ region: "moon-1" })), answer),
    );
    expect(checked.toObject().failuresList).to.deep.equal([
      { property: "region", reason: '"moon-1" is no region. Give the provider one, as in us-east-1.' },
    ]);
    const request = new proto.DiffRequest().setOldInputs(written({ region: "us-east-1" })).setNews(written({ region: "us-west-2" }));
    const { replacesList } = (await ask<proto.DiffResponse>((answer) => client.diffConfig(request, answer))).toObject();
    expect(replacesList).to.deep.equal(["region"]);
  });

  it("tells of every input that is wrong, and judges none that is not known yet", async () => {
    const failures = await line.check({ name: "a queue", colour: "blue" });
    expect(failures.map(({ property }) => property)).to.deep.equal(["name", "colour"]);
    expect(await line.check({ name: UNKNOWN })).to.deep.equal([]);
    expect(await failure(line.check({}, "aws:sqs/bell:Bell"))).to.include("Add local/resources/aws/sqs/bell.ts");
  });

  it("makes nothing in a preview, and answers with what is known", async () => {
    const made = await line.create({ name: "jobs", tags: { of: UNKNOWN } }, { preview: true });
    expect(made.getId()).to.equal("");
    expect(read(made.getProperties())).to.deep.equal({ name: "jobs", tags: { of: UNKNOWN } });
    expect(line.services.queues.list()).to.deep.equal([]);
    expect(await line.journaled()).to.equal("");
  });

  it("creates, reads, and deletes, and finds gone what is gone", async () => {
    const made = await line.create({ name: "jobs" });
    const id = made.getId();
    expect(read(made.getProperties())).to.include({ name: "jobs", url: id });
    expect(await line.journaled()).to.match(/"kind":"create"/);
    const found = await line.readBack(id, { name: "jobs" });
    expect([found.getId(), read(found.getInputs())]).to.deep.equal([id, { name: "jobs" }]);
    await line.remove(id, { name: "jobs" });
    expect((await line.readBack(id, { name: "jobs" })).getId()).to.equal("");
    expect(line.services.queues.list()).to.deep.equal([]);
  });

  it("writes down that somebody else has deleted what it looks for: the next cloud shall not have it either", async () => {
    const id = (await line.create({ name: "jobs" })).getId();
    for (const queue of line.services.queues.list()) line.services.queues.remove(queue);
    expect((await line.readBack(id, { name: "jobs" })).getId()).to.equal("");
    expect((await line.journaled()).trim().split("\n").at(-1)).to.match(/"kind":"delete"/);
  });

  it("tells an update from a replacement that deletes first", async () => {
    const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
    expect(await line.diff({ name: "a" }, { name: "a" })).to.include({ changes: DIFF_NONE });
    expect(await line.diff({ name: "a" }, { name: "a", tags: { x: "1" } })).to.deep.include({
      changes: DIFF_SOME,
      diffsList: ["tags"],
      replacesList: [],
    });
    expect((await line.diff({ name: "a" }, { name: "b" })).replacesList).to.deep.equal(["name"]);
    const grant = { function: "f", action: "lambda:InvokeFunction", principal: "lex.amazonaws.com", statementId: "s" };
    const changed = await line.diff(grant, { ...grant, principal: "connect.amazonaws.com" }, "aws:lambda/permission:Permission");
    expect(changed).to.deep.include({ replacesList: ["principal"], deletebeforereplace: true });
  });

  it("has nothing left of a type that an older version knew", async () => {
    expect((await line.readBack("id", {}, "aws:sqs/bell:Bell")).getId()).to.equal("");
    await line.remove("id", {}, "aws:sqs/bell:Bell");
  });

  it("deletes what an older version made with inputs that it does not know any more", async () => {
    const id = (await line.create({ name: "jobs" })).getId();
    await line.remove(id, { name: "jobs", colour: "blue", visibilityTimeoutSeconds: "long" });
    expect(line.services.queues.list()).to.deep.equal([]);
  });

  it("knows of no resource whose inputs of before it cannot read at all, and says what to do", async () => {
    const role = await failure(line.remove("r", { assumeRolePolicy: "{}" }, "aws:iam/role:Role"));
    expect(role)
      .to.match(/Cannot delete aws:iam\/role:Role "it": input "name" is refused/)
      .and.match(/pulumi state delete/);
  });

  it("refuses in the service's words and under its code", async () => {
    await line.create({ name: "jobs" });
    expect(await failure(line.create({ name: "jobs", visibilityTimeoutSeconds: 5 }))).to.match(
      /Cannot create aws:sqs\/queue:Queue "it": \w+: /,
    );
  });

  it("does not know the region of a connection that was not configured", async () => {
    const other = await aProvider();
    expect(await failure(other.create({ name: "jobs" }))).to.include("Give each resource an explicit provider with a region");
    await other.close();
  });
});
