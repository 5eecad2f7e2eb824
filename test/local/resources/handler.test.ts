import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { fileOfType } from "../../../local/program/file-of-type.ts";
import { invokes, resources } from "../../../local/resources/registry.ts";
import { aProgram } from "./a-program.ts";

const NO_SUCH_INPUT = { tracingMode: "x" };

describe("handler()", () => {
  it("refuses an unknown input by its name, whatever else is wrong, for every type", async () => {
    const { refusal } = aProgram();
    for (const type of Object.keys(resources))
      expect((await refusal(type, NO_SUCH_INPUT)).join("\n"), type).to.include(
        `Cannot create ${type} "it": the local cloud does not know its input "tracingMode".`,
      );
  });

  it("tells of all inputs that are wrong at once, and makes nothing", async () => {
    const { refusal, services } = aProgram();
    const problems = await refusal("aws:sqs/queue:Queue", { name: "a queue", messageRetentionSeconds: 5, fifo: true });
    expect(problems).to.have.length(3);
    expect(problems.join("\n"))
      .to.match(/input "name" is refused: use 1 to 80 letters/)
      .and.match(/input "messageRetentionSeconds" is refused/)
      .and.match(/does not know its input "fifo"/);
    expect(services.queues.find("us-east-1", "a queue")).to.equal(undefined);
  });
});

describe("registry", () => {
  it("has each resource type and each function in the file that its name says", () => {
    const missing = [...Object.keys(resources), ...Object.keys(invokes)].map(fileOfType).filter((file) => !existsSync(file));
    expect(missing).to.deep.equal([]);
  });
});

describe("deploy()", function () {
  this.timeout(10_000);
  this.slow(5_000);
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "twinline-program-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("refuses a type that has no handler, naming the file to add", async () => {
    const program = join(folder, "program.mjs");
    writeFileSync(
      program,
      `import pulumi from ${JSON.stringify(import.meta.resolve("@pulumi/pulumi"))};
       new pulumi.CustomResource("aws:sns/platformApplication:PlatformApplication", "it", {});`,
    );
    // In a process of its own: a deployment that fails leaves promises that Pulumi warns of at the end of a process.
    const script = join(folder, "deploy.mjs");
    const main = pathToFileURL(program).href;
    writeFileSync(
      script,
      `import { enableCompileCache } from "node:module";
       enableCompileCache();
       const { deploy } = await import(${JSON.stringify(import.meta.resolve("../../../local/program/deploy.ts"))});
       const options = { main: new URL(${JSON.stringify(main)}), project: "p", stack: "s", config: {}, secretKeys: [] };
       await deploy(options, {}).catch((error) => { console.log(error.name + ": " + error.message); process.exit(1); });`,
    );
    const { status, stdout } = spawnSync(process.execPath, [script], { encoding: "utf8" });
    expect(status).to.equal(1);
    expect(stdout).to.match(
      /^UnsupportedError: .*resource type aws:sns\/platformApplication:PlatformApplication \("it"\).*Add local\/resources\/aws\/sns\/platform-application\.ts/,
    );
  });
});
