// Each kind of mistake in a scratch program: what its user is told, and that a defect of ours is not taken for theirs.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { UserError } from "../../../local/errors.ts";
import { evaluate } from "../../../local/program/evaluate.ts";
import { programMistake } from "../../../local/program/program-mistake.ts";

const PULUMI = import.meta.resolve("@pulumi/pulumi");
const ESBUILD = import.meta.resolve("esbuild");

describe("a mistake in the user's program", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "twinline-mistake-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** What the command would print of it, a problem an item; the error itself when it is no UserError. */
  const told = async (files: Readonly<Record<string, string>>, create: () => void = () => undefined): Promise<unknown> => {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    const program = {
      main: pathToFileURL(join(folder, "infra/index.ts")),
      folder,
      project: "line",
      stack: "dev",
      config: {},
      secretKeys: [],
    };
    try {
      await evaluate(program, {
        resource: async ({ name, inputs }) => {
          create();
          return { id: name, state: inputs };
        },
        invoke: async () => ({}),
      });
      return "nothing";
    } catch (error) {
      return error instanceof UserError ? error.problems : error;
    }
  };

  const index = (...lines: readonly string[]): string => [`import * as pulumi from "${PULUMI}";`, ...lines].join("\n");

  for (const [kind, files, said] of [
    [
      "a name that does not exist",
      { "infra/index.ts": index("", "nwe(1);") },
      "infra/index.ts:3:1: ReferenceError: nwe is not defined\n    nwe(1);",
    ],
    [
      "a throw in a file that the program imports",
      {
        "infra/index.ts": index('import "../apps/hours/app.ts";'),
        "apps/hours/app.ts": 'const slug: string = "hours";\n  throw new RangeError(`no ${slug}`);',
      },
      "apps/hours/app.ts:2:9: RangeError: no hours\n    throw new RangeError(`no ${slug}`);",
    ],
    [
      "a file that is not there",
      { "infra/index.ts": index('import "./nowhere.ts";') },
      "infra/index.ts:2: Error: Cannot find module 'infra/nowhere.ts' imported from infra/index.ts\n    import \"./nowhere.ts\";",
    ],
    [
      "a package that is not installed",
      { "infra/index.ts": index('import "no-such-package";') },
      "infra/index.ts:2: Error: Cannot find package 'no-such-package' imported from infra/index.ts\n    import \"no-such-package\";",
    ],
    [
      "an export that is not there",
      { "infra/index.ts": index('import { nope } from "../shared/one.ts";', "nope();"), "shared/one.ts": "export const one = 1;" },
      "infra/index.ts:2: SyntaxError: The requested module '../shared/one.ts' does not provide an export named 'nope'\n    import { nope } from \"../shared/one.ts\";",
    ],
    [
      "a syntax error",
      { "infra/index.ts": index('import "../apps/one.ts";'), "apps/one.ts": "\nconst one = = 1;" },
      "apps/one.ts:2: SyntaxError: Expression expected\n    const one = = 1;",
    ],
    [
      "a throw in an apply",
      { "infra/index.ts": index('pulumi.output(1).apply(() => { throw new TypeError("late"); });') },
      'infra/index.ts:2:38: TypeError: late\n    pulumi.output(1).apply(() => { throw new TypeError("late"); });',
    ],
    [
      "a promise that nobody waits for",
      { "infra/index.ts": index('void Promise.reject(new Error("adrift"));') },
      'infra/index.ts:2:21: Error: adrift\n    void Promise.reject(new Error("adrift"));',
    ],
    [
      "a file that Node cannot open",
      { "infra/index.ts": index('import { readFileSync } from "node:fs";', 'readFileSync("nowhere.json");') },
      "Cannot run infra/index.ts: ENOENT: no such file or directory, open 'nowhere.json'.",
    ],
  ] satisfies readonly (readonly [string, Readonly<Record<string, string>>, string])[])
    it(`evaluate() tells of ${kind} by file, line and message`, async () => {
      expect(await told(files)).to.deep.equal([said]);
    });

  it("evaluate() tells of a hook that does not bundle by esbuild's own place, every mistake of it", async () => {
    const problems = await told({
      "functions/hours/index.ts": 'import { a } from "./nowhere.ts";\nimport { b } from "./gone.ts";\nexport const handler = () => [a, b];',
      "infra/index.ts": index(
        `import { build } from "${ESBUILD}";`,
        `const code = build({ absWorkingDir: ${JSON.stringify(folder)}, entryPoints: ["functions/hours/index.ts"], bundle: true, write: false, logLevel: "silent" });`,
        'new pulumi.CustomResource("aws:lambda/function:Function", "hours", { code });',
      ),
    });
    expect(problems).to.deep.equal([
      [
        'Cannot make aws:lambda/function:Function "hours": there is no "code" for it.',
        '  functions/hours/index.ts:1:19: Could not resolve "./nowhere.ts"\n    import { a } from "./nowhere.ts";',
        '  functions/hours/index.ts:2:19: Could not resolve "./gone.ts"\n    import { b } from "./gone.ts";',
      ].join("\n"),
    ]);
  });

  it("evaluate() leaves an error of what makes the resources as it is: that is ours", async () => {
    const defect = new Error("ours");
    const thrown = await told({ "infra/index.ts": index('new pulumi.CustomResource("t:m:T", "one", {});') }, () => {
      throw defect;
    });
    expect(thrown).to.equal(defect);
  });

  const withStack = (...frames: readonly string[]): Error => {
    const error = new Error("broken");
    error.stack = ["Error: broken", ...frames.map((frame) => `    at ${frame}`)].join("\n");
    return error;
  };

  it("programMistake() takes the first file of the project for the place, node_modules left out", () => {
    const error = withStack(
      "Object.parse (/p/node_modules/zod/index.js:1:2)",
      "read (file:///p/infra/a.ts?run=1:3:4)",
      "x (file:///p/cli/b.ts:5:6)",
    );
    expect(programMistake(error, "/p")).to.deep.equal(["infra/a.ts:3:4: Error: broken"]);
  });

  for (const frame of ["deploy (file:///p/local/cloud.ts:1:2)", "call (/p/cli/call/call.ts:1:2)"])
    it(`programMistake() takes an error that is first seen at ${frame} for a defect of ours`, () => {
      expect(programMistake(withStack(frame, "x (file:///p/infra/a.ts:3:4)"), "/p")).to.equal(undefined);
    });

  it("programMistake() knows nothing of an error that names no file of the project", () => {
    expect(programMistake(withStack("run (/elsewhere/infra/a.ts:1:2)"), "/p")).to.equal(undefined);
  });
});
