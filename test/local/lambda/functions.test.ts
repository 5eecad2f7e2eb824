import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { build } from "esbuild";
import { realClock } from "../../../shared/clock.ts";
import { UserError } from "../../../local/errors.ts";
import { localIam } from "../../../local/iam/iam.ts";
import { type FunctionConfiguration, type Functions, functionName, lambdaFunctions } from "../../../local/lambda/functions.ts";
import { seededRandom } from "../../../local/random.ts";
import { logGroups } from "../../../local/services/logs/groups.ts";

const ROLE = "arn:aws:iam::111122223333:role/r";
const MAY_MAKE_GROUPS = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "logs:CreateLogGroup", Resource: "*" }],
} as const;
const NEVER = new AbortController().signal;

const aLambda = (environmentsPerFunction = 2) => {
  const clock = realClock;
  const random = seededRandom(1);
  const iam = localIam({ random });
  iam.createRole({
    arn: ROLE,
    name: "r",
    trust: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
  });
  iam.putRolePolicy("r", "logs", MAY_MAKE_GROUPS);
  const logs = logGroups({ clock, accountId: "111122223333" });
  const functions = lambdaFunctions({ clock, random, iam, logs, endpoint: () => "http://127.0.0.1:1", environmentsPerFunction });
  return { functions, logs, iam };
};

const aFunction = (overrides: Partial<FunctionConfiguration> = {}): FunctionConfiguration => ({
  region: "us-east-1",
  name: "fn",
  arn: "arn:aws:lambda:us-east-1:111122223333:function:fn",
  handler: "index.handler",
  runtime: "nodejs24.x",
  timeoutSeconds: 3,
  memoryMb: 128,
  roleArn: ROLE,
  environment: {},
  code: {},
  ...overrides,
});

describe("lambdaFunctions()", () => {
  // A folder of these tests' own: others unpack functions beside them.
  const around = process.env["TMPDIR"];
  const folder = mkdtempSync(join(tmpdir(), "twinline-functions-"));
  before(() => {
    process.env["TMPDIR"] = folder;
  });
  after(() => {
    if (around === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = around;
    rmSync(folder, { recursive: true });
  });

  const { functions, logs, iam } = aLambda();
  let count = 0;

  const deploy = async (source: string, overrides: Partial<FunctionConfiguration> = {}, file = "index.js") => {
    count += 1;
    const configuration = aFunction({ name: `fn-${count}`, code: { [file]: source }, ...overrides });
    await functions.create(configuration);
    const run = (payload = "{}", signal = NEVER) => functions.invoke(configuration, payload, { requestId: `r-${count}`, signal });
    const lines = () => logs.find("us-east-1", `/aws/lambda/${configuration.name}`)?.events.map(({ message }) => message) ?? [];
    return { run, lines, configuration };
  };

  const errorOf = async (running: ReturnType<Functions["invoke"]>): Promise<unknown> => {
    const { functionError, payload } = await running;
    expect(functionError).to.equal("Unhandled");
    return JSON.parse(payload);
  };

  after(() => functions.close());

  it("invoke() runs a CommonJS bundle with the event it is given", async () => {
    const { run } = await deploy("exports.handler = async (event) => ({ got: event.a + 1 });");
    expect(await run('{"a":1}')).to.deep.equal({ payload: '{"got":2}' });
  });

  it("invoke() runs an ES module bundle with top-level await", async () => {
    const { run } = await deploy("const n = await Promise.resolve(2); export const handler = async () => n;", {}, "index.mjs");
    expect(await run()).to.deep.equal({ payload: "2" });
  });

  it("invoke() gives the function its own variables, its role's key and the local endpoint, and none of the process's", async () => {
    const { run } = await deploy("exports.handler = async () => process.env;", { environment: { TABLE: "lexDR" } });
    const env: unknown = JSON.parse((await run()).payload);
    expect(env).to.include({ TABLE: "lexDR", AWS_REGION: "us-east-1", AWS_ENDPOINT_URL: "http://127.0.0.1:1", TZ: "UTC" });
    expect(env).to.have.property("AWS_ACCESS_KEY_ID").that.matches(/^ASIA/);
    expect(env).to.not.have.property("PATH");
  });

  it("invoke() gives a context with the request's id, the ARN and the time that remains", async () => {
    const { run, configuration } = await deploy(
      "exports.handler = async (_, c) => [c.awsRequestId, c.invokedFunctionArn, c.getRemainingTimeInMillis() > 2000];",
    );
    expect(JSON.parse((await run()).payload)).to.deep.equal([`r-${count}`, configuration.arn, true]);
  });

  it("invoke() uses a warm environment again, and another one for an event at the same time", async () => {
    const { run } = await deploy(
      "let n = 0; exports.handler = async (e) => { n += 1; await new Promise((r) => setTimeout(r, e.ms)); return n; };",
    );
    const first = await run('{"ms":1}');
    const both = await Promise.all([run('{"ms":60}'), run('{"ms":60}')]);
    expect([first, ...both].map(({ payload }) => payload)).to.deep.equal(["1", "2", "1"]);
  });

  it("invoke() queues events beyond the cap of environments, and serves them all", async () => {
    const { run } = await deploy(
      "let n = 0; exports.handler = async () => { n += 1; await new Promise((r) => setTimeout(r, 5)); return n; };",
    );
    const answers = await Promise.all(Array.from({ length: 6 }, () => run()));
    expect(answers).to.have.lengthOf(6);
    expect(answers.filter(({ payload }) => payload === "1")).to.have.lengthOf(2);
  });

  it("invoke() refuses more at one time than are reserved for the function, and serves again when one is done", async () => {
    const source = "exports.handler = async () => { await new Promise((r) => setTimeout(r, 5)); return 1; };";
    const { run } = await deploy(source, { arn: "arn:aws:lambda:us-east-1:111122223333:function:bounded", reservedConcurrency: 1 });
    const both = await Promise.allSettled([run(), run()]);
    expect(both.map(({ status }) => status)).to.deep.equal(["fulfilled", "rejected"]);
    expect(both[1]).to.have.property("reason").that.includes({ code: "TooManyRequestsException", status: 429, message: "Rate Exceeded." });
    expect(await run()).to.deep.equal({ payload: "1" });
  });

  it("invoke() answers null for undefined", async () => {
    const { run } = await deploy("exports.handler = async () => undefined;");
    expect(await run()).to.deep.equal({ payload: "null" });
  });

  it("invoke() reports an answer that JSON cannot carry as Runtime.MarshalError", async () => {
    const { run } = await deploy("exports.handler = async () => ({ big: 1n });");
    expect(await errorOf(run())).to.include({ errorType: "Runtime.MarshalError" });
  });

  it("invoke() reports an answer over 6 MB as Function.ResponseSizeTooLarge", async () => {
    const { run } = await deploy('exports.handler = async () => "x".repeat(6_291_557);');
    expect(await errorOf(run())).to.include({ errorType: "Function.ResponseSizeTooLarge" });
  });

  it("invoke() reports a thrown error by type, message and trace, and goes on to serve", async () => {
    const { run } = await deploy('exports.handler = async (e) => { if (e.bad) throw new RangeError("no such day"); return 1; };');
    expect(await errorOf(run('{"bad":true}'))).to.deep.include({ errorType: "RangeError", errorMessage: "no such day" });
    expect(await run()).to.deep.equal({ payload: "1" });
  });

  it("invoke() traces an error to the line of its TypeScript source", async () => {
    const source =
      'type Bad = string;\nexport const handler = async (): Promise<void> => {\n  const why: Bad = "x";\n  throw new Error(why);\n};\n';
    const { outputFiles } = await build({
      stdin: { contents: source, sourcefile: "orders.ts", loader: "ts" },
      bundle: true,
      platform: "node",
      format: "cjs",
      sourcemap: "inline",
      minify: true,
      write: false,
    });
    const { run } = await deploy(outputFiles.map(({ text }) => text).join(""));
    expect((await run()).payload).to.match(/orders\.ts:4:9/);
  });

  it("invoke() ends a function at its timeout, and the next event gets a new environment", async () => {
    const { run, lines } = await deploy("let n = 0; exports.handler = async (e) => { n += 1; if (e.hang) for (;;); return n; };", {
      timeoutSeconds: 0.2,
    });
    expect(await errorOf(run('{"hang":true}'))).to.deep.equal({
      errorType: "Sandbox.Timedout",
      errorMessage: `RequestId: r-${count} Error: Task timed out after 0.20 seconds`,
    });
    expect(await run()).to.deep.equal({ payload: "1" });
    expect(lines().some((line) => line.endsWith("Status: timeout"))).to.equal(true);
  });

  it("invoke() ends a function that uses more memory than it has", async () => {
    const { run } = await deploy("exports.handler = async () => { const a = []; for (;;) a.push(new Array(1e5).fill({})); };", {
      memoryMb: 32,
    });
    expect(await errorOf(run())).to.include({ errorType: "Runtime.ExitError" });
  });

  it("invoke() reports a function that ends its process", async () => {
    const { run } = await deploy("exports.handler = async () => process.exit(3);");
    expect(await errorOf(run())).to.deep.equal({
      errorType: "Runtime.ExitError",
      errorMessage: "Runtime exited with error: exit status 3",
    });
  });

  it("invoke() reports a rejection that nobody handles", async () => {
    const { run } = await deploy('exports.handler = () => new Promise(() => { Promise.reject(new Error("lost")); });');
    expect(await errorOf(run())).to.include({ errorType: "Runtime.UnhandledPromiseRejection", errorMessage: "Error: lost" });
  });

  it("invoke() reports code that fails while it loads", async () => {
    const { run } = await deploy('throw new TypeError("bad start");');
    expect(await errorOf(run())).to.include({ errorType: "TypeError", errorMessage: "bad start" });
  });

  it("invoke() reports a handler that is not exported", async () => {
    const { run } = await deploy("exports.main = async () => 1;");
    expect(await errorOf(run())).to.include({
      errorType: "Runtime.HandlerNotFound",
      errorMessage: "index.handler is undefined or not exported",
    });
  });

  it("invoke() reports a file that is not in the archive", async () => {
    const { run } = await deploy("exports.handler = async () => 1;", {}, "other.js");
    expect(await errorOf(run())).to.include({ errorType: "Runtime.ImportModuleError" });
  });

  it("invoke() refuses a handler that takes a callback, as Node.js 24 does", async () => {
    const { run } = await deploy("exports.handler = (event, context, callback) => callback(null, 1);");
    expect(await errorOf(run())).to.include({ errorType: "Runtime.CallbackHandlerDeprecated" });
  });

  it("invoke() writes the platform's lines and the function's console to the function's log group", async () => {
    const { run, lines } = await deploy('exports.handler = async () => { console.warn("slow %s", "day"); console.log("a\\nb"); };');
    await run();
    const [start, warning, several, end, report] = lines();
    expect(start).to.equal(`START RequestId: r-${count} Version: $LATEST`);
    expect(warning).to.match(new RegExp(`^\\S+Z\\tr-${count}\\tWARN\\tslow day$`));
    expect(several).to.match(/INFO\ta\rb$/);
    expect(end).to.equal(`END RequestId: r-${count}`);
    expect(report).to.match(
      /^REPORT RequestId: r-\d+\tDuration: \d+\.\d\d ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tInit Duration: /,
    );
  });

  it("invoke() loses the lines for a group that is gone, where the role may not make it anew", async () => {
    const { run, lines, configuration } = await deploy("exports.handler = async () => 1;");
    await run();
    expect(lines()).to.have.length(3);
    logs.delete("us-east-1", `/aws/lambda/${configuration.name}`);
    iam.deleteRolePolicy("r", "logs");
    await run();
    expect(logs.find("us-east-1", `/aws/lambda/${configuration.name}`)).to.equal(undefined);
    iam.putRolePolicy("r", "logs", MAY_MAKE_GROUPS);
  });

  it("invoke() lets a caller go who gave up, while the function runs on", async () => {
    const { run, lines } = await deploy(
      'exports.handler = async () => { await new Promise((r) => setTimeout(r, 80)); console.log("done"); };',
    );
    await run();
    const before = lines().length;
    const gone = new AbortController();
    const running = run("{}", gone.signal);
    gone.abort(new Error("gave up"));
    let thrown: unknown;
    try {
      await running;
    } catch (error) {
      thrown = error;
    }
    expect(thrown).to.have.property("message", "gave up");
    await run();
    expect(lines().length).to.equal(before + 8);
  });

  it("create() refuses a role that Lambda may not assume", async () => {
    let thrown: unknown;
    try {
      await deploy("exports.handler = async () => 1;", { roleArn: "arn:aws:iam::111122223333:role/none" });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).to.be.instanceOf(UserError);
  });

  it("create() refuses an archive whose entry lies outside of it", async () => {
    let thrown: unknown;
    try {
      await deploy("exports.handler = async () => 1;", {}, "../evil.js");
    } catch (error) {
      thrown = error;
    }
    expect(thrown)
      .to.have.property("message")
      .that.matches(/its entry "..\/evil.js" lies outside of it/);
  });

  it("close() leaves nothing of a function that is still being made, and refuses the next", async () => {
    const { functions: own } = aLambda();
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("twinline-lambda-"));
    const before = folders();
    const making = own.create(aFunction({ code: { "index.js": "" } }));
    await own.close();
    await making;
    expect(folders()).to.deep.equal(before);
    const late: unknown = await own.create(aFunction()).catch((error: unknown) => error);
    expect(late).to.be.instanceOf(UserError).with.property("message").that.includes("the cloud is closed");
    expect(folders()).to.deep.equal(before);
  });

  it("close() removes the unpacked archives", async () => {
    const { functions: own } = aLambda();
    const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("twinline-lambda-"));
    const before = folders();
    await own.create(aFunction({ code: { "index.js": "" } }));
    expect(folders().length).to.equal(before.length + 1);
    await own.close();
    expect(folders()).to.deep.equal(before);
  });

  describe("update()", () => {
    const waits = (answer: string) =>
      `exports.handler = async ({ ms }) => { await new Promise((r) => setTimeout(r, ms)); return ${answer} + process.env.WORD; };`;
    const changed = async (overrides: Partial<FunctionConfiguration>) => {
      const { run, configuration } = await deploy(waits('"old "'), { environment: { WORD: "a" } });
      await run('{"ms":0}');
      const update = () => functions.update({ ...configuration, ...overrides });
      return { run, update, configuration };
    };

    it("lets an event end where it began, and gives the next one the new code and environment", async () => {
      const { run, update } = await changed({ code: { "index.js": waits('"new "') }, environment: { WORD: "b" } });
      const underWay = run('{"ms":150}');
      await update();
      expect([await run('{"ms":0}'), await underWay].map(({ payload }) => payload)).to.deep.equal(['"new b"', '"old a"']);
    });

    it("lets events that wait for an environment end where they were taken", async () => {
      const { run, update } = await changed({ environment: { WORD: "b" } });
      const taken = Array.from({ length: 5 }, () => run('{"ms":30}'));
      await update();
      expect((await Promise.all(taken)).map(({ payload }) => payload)).to.deep.equal(Array.from({ length: 5 }, () => '"old a"'));
      expect((await run('{"ms":0}')).payload).to.equal('"old b"');
    });

    it("keeps warm what runs alike, such as under another tag", async () => {
      const { run, configuration } = await deploy("let n = 0; exports.handler = async () => (n += 1);");
      await run();
      await functions.update({ ...configuration, notes: { tags: { a: "b" } } });
      expect((await run()).payload).to.equal("2");
      expect(functions.find("us-east-1", configuration.name)?.notes).to.deep.equal({ tags: { a: "b" } });
    });

    it("leaves a function as it was when the archive is refused, and refuses one that is not there", async () => {
      const { run, update } = await changed({ code: { "../index.js": "" } });
      expect(await update().catch(String)).to.include("Cannot unpack the archive");
      expect((await run('{"ms":0}')).payload).to.equal('"old a"');
      const missing = functions.update(aFunction({ name: "none", arn: "arn:aws:lambda:us-east-1:111122223333:function:none" }));
      expect(await missing.catch((error: unknown) => error)).to.include({
        code: "ResourceNotFoundException",
        message: "Function not found: arn:aws:lambda:us-east-1:111122223333:function:none",
      });
    });
  });

  it("delete() lets events end, and the function is found no more", async () => {
    const { run, configuration } = await deploy(
      "exports.handler = async () => { await new Promise((r) => setTimeout(r, 100)); return 1; };",
    );
    const underWay = run();
    functions.delete("us-east-1", configuration.name);
    expect(functions.find("us-east-1", configuration.name)).to.equal(undefined);
    expect(await underWay).to.deep.equal({ payload: "1" });
  });

  it("create() refuses a second of one name in Lambda's words", async () => {
    const { configuration } = await deploy("");
    const refused = await functions.create(configuration).catch((error: unknown) => error);
    expect(refused).to.include({ code: "ResourceConflictException", message: `Function already exist: ${configuration.name}` });
  });
});

describe("functionName()", () => {
  it("functionName() reads a name, a qualified name and a qualified ARN", () => {
    expect(functionName("fn")).to.equal("fn");
    expect(functionName("fn:live")).to.equal("fn");
    expect(functionName("arn:aws:lambda:us-east-1:111122223333:function:fn:live")).to.equal("fn");
  });
});
