import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { readProject } from "../../local/program/project.ts";
import { runAsLanguageHost } from "./a-language-host.ts";
import { plainProgram } from "../infra/declared.ts";

/** All that a deployment to AWS needs of a checkout: no local cloud, no command line. */
const DEPLOYED = ["infra", "apps", "shared", "functions", "contact-flows", "Pulumi.yaml", "package.json"];

describe("pulumi up", function () {
  this.timeout(60_000);
  this.slow(30_000);
  let checkout = "";
  before(async () => {
    checkout = await mkdtemp(join(tmpdir(), "twinline-checkout-"));
    await Promise.all(DEPLOYED.map((name) => cp(name, join(checkout, name), { recursive: true })));
    await symlink(join(process.cwd(), "node_modules"), join(checkout, "node_modules"));
  });
  after(() => rm(checkout, { recursive: true }));

  it("runs a checkout's main as it stands, by the SDK's own entry, and registers what the local cloud is given", async () => {
    const program = await readProject({ folder: checkout, stack: "dev", overrides: [] });
    const [{ resources, outputs, said, code }, local] = await Promise.all([runAsLanguageHost(program), plainProgram()]);
    expect([said, code]).to.deep.equal(["", 0]);
    expect(outputs).to.deep.equal(Object.keys(local.outputs).sort());
    // A version of a bot is named by what is in it, ARNs of functions too: not known in a preview.
    const named = (name: string): string => name.replace(/[\da-f]{12}$/, "VERSION");
    expect(resources.map(named)).to.deep.equal(local.resources.map(({ type, name }) => named(`${type} ${name}`)).toSorted());
  });
});
