import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { UserError } from "../../../local/errors.ts";
import { evaluate, type DeclaredResource } from "../../../local/program/evaluate.ts";

const PULUMI = import.meta.resolve("@pulumi/pulumi");

describe("evaluate()", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "twinline-program-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Runs a program of one module; what it declares is kept. */
  const run = async (source: string) => {
    const file = join(folder, "index.mjs");
    await writeFile(file, `import pulumi from ${JSON.stringify(PULUMI)};\n${source}`);
    const declared: DeclaredResource[] = [];
    const outputs = await evaluate(
      { main: pathToFileURL(file), project: "line", stack: "dev", config: { "line:password": "Secret-1" }, secretKeys: ["line:password"] },
      {
        resource: async (resource) => {
          declared.push(resource);
          return { id: resource.name, state: resource.inputs };
        },
        invoke: async () => ({}),
      },
    );
    return { outputs, declared };
  };

  const rejected: unknown[] = [];
  const hear = (reason: unknown): void => {
    rejected.push(reason);
  };
  beforeEach(() => {
    rejected.length = 0;
    process.on("unhandledRejection", hear);
  });
  afterEach(() => process.removeListener("unhandledRejection", hear));
  const failureOf = async (source: string): Promise<unknown> => {
    const error: unknown = await run(source).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    // Node tells of rejections that nobody hears once the tasks at hand are done.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    return error;
  };

  it("evaluate() hands a secret input over in plain text", async () => {
    const { declared } = await run(
      'new pulumi.CustomResource("t:m:T", "one", { word: new pulumi.Config("line").requireSecret("password") });',
    );
    expect(declared).to.have.length(1);
    expect(declared[0]?.inputs).to.deep.equal({ word: "Secret-1" });
  });

  it("evaluate() makes a resource after those whose outputs it takes", async () => {
    const { declared } = await run(`
      const first = new pulumi.CustomResource("t:m:T", "first", { made: undefined });
      new pulumi.CustomResource("t:m:T", "second", { of: first.id });`);
    expect(declared.map(({ name, inputs }) => [name, inputs])).to.deep.equal([
      ["first", {}],
      ["second", { of: "first" }],
    ]);
  });

  it("evaluate() says what the program itself refuses, a line a problem, and leaves no rejection that would end the process", async () => {
    const error = await failureOf('throw new pulumi.RunError("one is wrong\\ntwo is wrong");');
    expect(error).to.be.instanceOf(UserError).with.deep.property("problems", ["one is wrong", "two is wrong"]);
    expect(rejected).to.deep.equal([]);
  });

  it("evaluate() says which resource's input cannot be had and why, and leaves no rejection that would end the process", async () => {
    const error = await failureOf(`
      const code = Promise.reject(new Error("Build failed with 1 error:\\nindex.ts:1:9: ERROR: Unexpected"));
      const broken = new pulumi.CustomResource("aws:lambda/function:Function", "recall", { code });
      new pulumi.CustomResource("t:m:T", "after", { of: broken.id });`);
    expect(error)
      .to.be.instanceOf(UserError)
      .with.property("message")
      .that.includes('aws:lambda/function:Function "recall": there is no "code" for it')
      .and.includes("Build failed with 1 error: index.ts:1:9: ERROR: Unexpected");
    expect(rejected).to.deep.equal([]);
  });
});
