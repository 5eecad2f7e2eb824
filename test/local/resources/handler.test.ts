import { expect } from "chai";
import { UnsupportedError } from "../../../local/errors.ts";
import { deploy, fileOfType } from "../../../local/program/deploy.ts";
import { invokes, resources } from "../../../local/resources/registry.ts";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { aProgram, inputsOf } from "./a-program.ts";

/** The least that each type needs beside the unknown input, so that nothing else is wrong with it. */
const NO_SUCH_INPUT = { tracingMode: "x" };

describe("handler()", () => {
  it("refuses an unknown input by its name, whatever else is wrong, for every type but the bot, whose model is checked as a whole", async () => {
    const { refusal } = aProgram();
    for (const type of Object.keys(resources).filter((one) => one !== "aws-native:lex:Bot"))
      expect((await refusal(type, NO_SUCH_INPUT)).join("\n"), type).to.include(
        `Cannot create ${type} "it": the local cloud does not know its input "tracingMode".`,
      );
  });

  it("refuses an unknown input of a bot by its name", async () => {
    expect((await aProgram().refusal("aws-native:lex:Bot", { ...inputsOf.bot, ...NO_SUCH_INPUT })).join("\n")).to.include("tracingMode");
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

describe("deploy()", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "twinline-program-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("refuses a type that has no handler, naming the file to add", async () => {
    const file = join(folder, "index.mjs");
    writeFileSync(
      file,
      `import pulumi from ${JSON.stringify(import.meta.resolve("@pulumi/pulumi"))};
       new pulumi.CustomResource("aws:sns/topicPolicy:TopicPolicy", "it", {});`,
    );
    const options = { main: pathToFileURL(file), project: "p", stack: "s", config: {}, secretKeys: [] };
    const thrown: unknown = await deploy(options, aProgram().services).catch((error: unknown) => error);
    expect(thrown).to.be.instanceOf(UnsupportedError);
    expect(thrown)
      .to.have.property("message")
      .that.matches(/resource type aws:sns\/topicPolicy:TopicPolicy \("it"\).*Add local\/resources\/aws\/sns\/topic-policy\.ts/);
  });
});
