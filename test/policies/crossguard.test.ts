// The pack as the engine meets it: the SDK's own loader runs it, and it is asked over gRPC as the engine asks.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { credentials } from "@grpc/grpc-js";
import { expect } from "chai";
import rpc from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import proto from "@pulumi/pulumi/proto/analyzer_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import { rulesOn } from "../../policies/rules.ts";

/** What the engine sends for a text that is not known yet (@pulumi/policy, proxy.js). */
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const aTable = (name: string, props: Record<string, JavaScriptValue>) =>
  new proto.AnalyzerResource()
    .setType("aws:dynamodb/table:Table")
    .setName(name)
    .setUrn(`urn:pulumi:dev::twinline::aws:dynamodb/table:Table::${name}`)
    .setProperties(struct.Struct.fromJavaScript(props))
    .setOptions(new proto.AnalyzerResourceOptions())
    .setProvider(
      new proto.AnalyzerProviderResource()
        .setType("pulumi:providers:aws")
        .setName("aws-home")
        .setProperties(
          struct.Struct.fromJavaScript({
            region: "us-east-1",
            defaultTags: { tags: { project: "twinline", stack: "dev", owner: "flowers", costCentre: "1" } },
          }),
        ),
    );

describe("the policy pack", () => {
  let pack: ChildProcess;
  let client: InstanceType<typeof rpc.AnalyzerClient>;

  before(async () => {
    const args = ["../node_modules/@pulumi/pulumi/cmd/run-policy-pack", "127.0.0.1:1", "."];
    pack = spawn(process.execPath, args, { cwd: "policies", stdio: ["ignore", "pipe", "inherit"] });
    if (pack.stdout === null) throw new Error("The pack has no output.");
    const [port] = await once(createInterface(pack.stdout), "line");
    client = new rpc.AnalyzerClient(`127.0.0.1:${String(port)}`, credentials.createInsecure());
  });
  after(() => {
    client.close();
    pack.kill();
  });

  const analyse = (...resources: readonly proto.AnalyzerResource[]) =>
    new Promise<readonly string[]>((resolve, reject) => {
      client.analyzeStack(new proto.AnalyzeStackRequest().setResourcesList([...resources]), (error, response) =>
        error === null
          ? resolve(
              response
                .getDiagnosticsList()
                .map((said) => `${said.getPolicyname()} ${said.getUrn().split("::").at(-1) ?? ""}: ${said.getMessage()}`),
            )
          : reject(error),
      );
    });

  it("is loaded by Pulumi's own loader, and serves every rule as a mandatory policy with its reason", async () => {
    const info = await new Promise<proto.AnalyzerInfo>((resolve, reject) => {
      client.getAnalyzerInfo(new empty.Empty(), (error, response) => (error === null ? resolve(response) : reject(error)));
    });
    expect(info.getName()).to.equal("twinline");
    const rules = rulesOn("2026-11-21").map(({ id, reason }) => [id, reason, proto.EnforcementLevel.MANDATORY]);
    expect(info.getPoliciesList().map((policy) => [policy.getName(), policy.getDescription(), policy.getEnforcementlevel()])).to.deep.equal(
      rules,
    );
  });

  it("refuses over the wire what the rule refuses, at the resource's URN", async () => {
    const said = await analyse(aTable("orders", { serverSideEncryption: { enabled: true }, tags: {} }));
    expect(said).to.have.lengthOf(1);
    expect(said[0]).to.include("encryption orders:").and.to.include("the table has no serverSideEncryption.kmsKeyArn");
  });

  it("takes what is not known before the deployment for something, however deep it lies", async () => {
    const serverSideEncryption = { enabled: true, kmsKeyArn: UNKNOWN_TEXT };
    expect(
      await analyse(aTable("orders", { serverSideEncryption, replicas: [{ regionName: "us-west-2", kmsKeyArn: UNKNOWN_TEXT }] })),
    ).to.deep.equal([]);
  });
});
