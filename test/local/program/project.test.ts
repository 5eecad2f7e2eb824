import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { UserError } from "../../../local/errors.ts";
import { readProject } from "../../../local/program/project.ts";

const PROJECT = `
name: line
main: infra/index.ts
config:
  region: { type: string, default: us-east-1 }
  minutes: { type: integer, default: 5 }
  password: { type: string, secret: true }
`;

const rejection = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error("It was not refused.");
};

describe("readProject()", () => {
  const { TWINLINE_STACK_FILES: stackFiles } = process.env;
  let folder = "";
  beforeEach(async () => {
    delete process.env["TWINLINE_STACK_FILES"];
    folder = await mkdtemp(join(tmpdir(), "twinline-project-"));
    await writeFile(join(folder, "Pulumi.yaml"), PROJECT);
    await writeFile(join(folder, "Pulumi.dev.yaml"), `config:\n  line:minutes: "7"\n  line:token:\n    secure: AAAB\n`);
  });
  afterEach(async () => {
    if (stackFiles !== undefined) process.env["TWINLINE_STACK_FILES"] = stackFiles;
    await rm(folder, { recursive: true });
  });

  it("takes an override before the stack's value, and that before the project's default", async () => {
    const { config } = await readProject({ folder, stack: "dev", overrides: ["region=eu-west-1"] });
    expect(config).to.include({ "line:region": "eu-west-1", "line:minutes": "7" });
  });

  it("says where a file is no YAML, in one line and without a drawing", async () => {
    await writeFile(join(folder, "Pulumi.dev.yaml"), "config: {}\nx: y: z\n");
    const error = await rejection(readProject({ folder, stack: "dev", overrides: [] }));
    expect(error)
      .to.be.instanceOf(UserError)
      .with.property("message")
      .that.matches(/^Cannot read \S+\/Pulumi\.dev\.yaml: [^\n]+ at line 2, column 4\. Correct it there\.$/);
  });

  it("gives secrets a local stand-in, since only their owner can read them", async () => {
    const { config, secretKeys } = await readProject({ folder, stack: "dev", overrides: [] });
    expect(secretKeys).to.deep.equal(["line:password"]);
    expect(config["line:password"])
      .to.equal(config["line:token"])
      .and.to.match(/^Local/);
  });

  it("refuses a stack without a file", async () => {
    const error = await rejection(readProject({ folder, stack: "stage", overrides: [] }));
    expect(error).to.be.instanceOf(UserError).with.property("message").that.includes("Choose a stack that has a file");
  });

  it("refuses every override that is not key=value at once", async () => {
    const error = await rejection(readProject({ folder, stack: "dev", overrides: ["region", "=x", "minutes=1"] }));
    expect(error).to.be.instanceOf(UserError).with.property("problems").that.has.length(2);
  });

  it("refuses a missing file and an override that is none at once", async () => {
    const error = await rejection(readProject({ folder, stack: "stage", overrides: ["region"] }));
    expect(error).to.be.instanceOf(UserError).with.property("problems").that.has.length(2);
    expect(String(error)).to.include("Pulumi.stage.yaml: there is no such file.").and.to.include('--config "region"');
  });

  it("refuses a project file that is no project", async () => {
    await writeFile(join(folder, "Pulumi.yaml"), "name: line\n");
    const error = await rejection(readProject({ folder, stack: "dev", overrides: [] }));
    expect(error)
      .to.be.instanceOf(UserError)
      .with.property("message")
      .that.matches(/Cannot read .*Pulumi.yaml.*main/s);
  });
});
