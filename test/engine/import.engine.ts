// An instance and a number that somebody else made: taken into the stack by `pulumi import`, or adopted by its settings. By Pulumi's own engine.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation/index.js";
import { expect } from "chai";
import { z } from "zod";
import { changeStack } from "../../local/engine/change.ts";
import { journal } from "../../local/engine/journal.ts";
import { serveProviders, type ProviderServers } from "../../local/engine/serve.ts";
import { openStack } from "../../local/engine/workspace.ts";
import { readProject } from "../../local/program/project.ts";
import { commandOf } from "./command-of.ts";
import { languageHost } from "./language-host.ts";
import { aProgram, inputsOf, textOf } from "../local/resources/a-program.ts";

const exported = z.object({
  resources: z.array(
    z.object({ urn: z.string(), id: z.string().optional(), protect: z.boolean().optional(), retainOnDelete: z.boolean().optional() }),
  ),
});

describe("an instance and a number that exist, by Pulumi's engine,", function () {
  this.timeout(120_000);
  this.slow(120_000);
  const cloud = aProgram();
  let folder = "";
  let servers: ProviderServers;
  let instanceId = "";
  let phoneNumberId = "";
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "twinline-import-"));
    servers = await serveProviders(cloud.services, journal(join(folder, "cloud.jsonl")));
    const instance = await cloud.declare("aws:connect/instance:Instance", {
      ...inputsOf.instance,
      instanceAlias: "shop",
      contactFlowLogsEnabled: true,
    });
    const claim = { targetArn: textOf(instance, "arn"), countryCode: "US", type: "DID", description: "Sales" };
    instanceId = instance.id;
    phoneNumberId = (await cloud.declare("aws:connect/phoneNumber:PhoneNumber", claim)).id;
  });
  after(async () => {
    servers.close();
    await cloud.close();
    await rm(folder, { recursive: true });
  });

  const open = async (state: string, ...overrides: string[]): Promise<Stack> => {
    const program = await readProject({ folder: process.cwd(), stack: "dev", overrides });
    return openStack({ program, passphrase: "", folder: join(folder, state), debugProviders: servers.debugProviders });
  };
  const options = { onOutput: () => undefined };
  const flowOfNumber = (): string | undefined => {
    const instance = cloud.services.instances.find(instanceId);
    return instance?.flows.find(instance.flowOfNumber.get(phoneNumberId) ?? "")?.name;
  };

  it("are imported by the file of docs/importing.md, and the next up changes neither, whatever the number is described as", async () => {
    const stack = await open("imported", "instanceAlias=shop");
    const [, text = ""] = /```json\n([^]*?)```/.exec(await readFile("docs/importing.md", "utf8")) ?? [];
    const file = join(folder, "import.json");
    await writeFile(file, text.replace("INSTANCE-ID", instanceId).replace("NUMBER-ID", phoneNumberId));
    const host = await languageHost();
    const said = await commandOf(stack, { PULUMI_DEBUG_LANGUAGES: host.debugLanguages })(
      "import",
      "--file",
      file,
      "--generate-code=false",
      "--yes",
    );
    host.close();
    expect(said).to.match(/= 5 imported/);
    const ops: string[] = [];
    const onEvent = ({ resourcePreEvent }: EngineEvent): void => {
      if (resourcePreEvent !== undefined && /aws:connect\/.*::(instance|flowers-number)$/.test(resourcePreEvent.metadata.urn))
        ops.push(resourcePreEvent.metadata.op);
    };
    await changeStack(stack, "up", { ...options, onEvent });
    expect(ops).to.deep.equal(["same", "same"]);
    const { resources } = exported.parse((await stack.exportStack()).deployment);
    const kept = resources.filter(({ protect, retainOnDelete }) => protect === true && retainOnDelete === true);
    expect(kept.map(({ id }) => id)).to.include.members([instanceId, phoneNumberId]);
    expect(flowOfNumber()).to.equal("twinline-dev flowers");
    expect(cloud.services.instances.list()).to.have.length(1);
  });

  it("are adopted by instanceId and numberIds, and never the stack's own", async () => {
    const stack = await open("adopted", `instanceId=${instanceId}`, `numberIds=flowers=${phoneNumberId}`);
    const steps: string[] = [];
    const onEvent = ({ resourcePreEvent }: EngineEvent): void => {
      if (resourcePreEvent !== undefined) steps.push(`${resourcePreEvent.metadata.op} ${resourcePreEvent.metadata.type}`);
    };
    await changeStack(stack, "preview", { ...options, onEvent });
    expect(steps).to.include("read aws:connect/phoneNumber:PhoneNumber").and.not.include("create aws:connect/instance:Instance");
  });
});
