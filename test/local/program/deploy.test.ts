import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { deploy } from "../../../local/program/deploy.ts";
import { aProgram, inputsOf, textOf } from "../resources/a-program.ts";

const HEAD = `
  import pulumi from ${JSON.stringify(import.meta.resolve("@pulumi/pulumi"))};
  class Provider extends pulumi.ProviderResource { constructor(name, region) { super("aws", name, { region }); } }
  const provider = new Provider("home", "us-east-1");`;

describe("deploy()", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "twinline-program-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** A cloud in which an earlier program made an instance and a number, and a program that is run in it now. */
  const aCloud = async () => {
    const { services, declare } = aProgram();
    const instance = await declare("aws:connect/instance:Instance", inputsOf.instance);
    const targetArn = textOf(instance, "arn");
    const number = await declare("aws:connect/phoneNumber:PhoneNumber", { targetArn, countryCode: "US", type: "DID" });
    const run = async (source: string) => {
      const file = join(folder, "index.mjs");
      await writeFile(file, HEAD + source);
      return deploy({ main: pathToFileURL(file), project: "line", stack: "dev", config: {}, secretKeys: [] }, services);
    };
    return { services, instance, number, run };
  };
  const adopt = (id: string): string => `
    class PhoneNumber extends pulumi.CustomResource {
      constructor(name, id) {
        super("aws:connect/phoneNumber:PhoneNumber", name, { targetArn: undefined, phoneNumber: undefined }, { id, provider });
      }
    }
    const number = new PhoneNumber("number", ${JSON.stringify(id)});
    export const phoneNumber = number.phoneNumber;
    export const instanceArn = number.targetArn;`;
  const ask = (instanceId: string): string => `
    const found = await pulumi.runtime.invoke("aws:connect/getInstance:getInstance", { instanceId: ${JSON.stringify(instanceId)} }, { provider });
    export const alias = found.instanceAlias;`;

  it("deploy() adopts an instance and a number that an earlier program made in the same cloud, and makes nothing", async () => {
    const { run, instance, number, services } = await aCloud();
    const created: string[] = [];
    services.events.subscribe((entry) => {
      if (entry.kind === "resource-created") created.push(entry.type);
    });
    const outputs = await run(adopt(number.id) + ask(instance.id));
    expect(outputs).to.deep.equal({
      phoneNumber: number.outputs["phoneNumber"],
      instanceArn: instance.outputs["arn"],
      alias: inputsOf.instance.instanceAlias,
    });
    expect(services.instances.list()).to.have.length(1);
    expect(created).to.deep.equal([]);
  });

  it("deploy() refuses to adopt what does not exist, naming its id", async () => {
    const { run } = await aCloud();
    const error: unknown = await run(adopt("no-such-number")).catch((refused: unknown) => refused);
    expect(String(error)).to.include(
      'Cannot adopt aws:connect/phoneNumber:PhoneNumber "number": there is no "no-such-number" in us-east-1. Correct the id',
    );
  });
});
