import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { runtime } from "@pulumi/pulumi";
import { releaseDead } from "../../../local/engine/locks.ts";
import { readState, stateFile } from "../../../local/engine/state.ts";

const STACK = { project: "small", stack: "dev" };
const urn = (type: string, name: string): string => `urn:pulumi:dev::small::${type}::${name}`;

describe("the state's folder", () => {
  let folder = "";
  let path = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "twinline-state-"));
    path = stateFile(folder, STACK);
    await mkdir(dirname(path), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));
  const write = (latest: unknown) => writeFile(path, JSON.stringify({ version: 3, checkpoint: { stack: "dev", latest } }));

  it("readState() finds nothing before the first up, and nothing in a stack that is empty", async () => {
    expect(await readState(path)).to.equal(undefined);
    await write(null);
    expect(await readState(path)).to.deep.equal({
      outputs: {},
      salt: undefined,
      pendingCreates: [],
      pendingDeletes: [],
      protectedResources: [],
    });
  });

  it("readState() reads outputs with their secrets closed, the salt, what was being made, and what was replaced and is still there", async () => {
    const hush = { [runtime.specialSigKey]: runtime.specialSecretSig, ciphertext: "v1:x" };
    await write({
      secrets_providers: { type: "passphrase", state: { salt: "v1:salt" } },
      resources: [
        { urn: urn("pulumi:pulumi:Stack", "dev"), type: "pulumi:pulumi:Stack", outputs: { a: 1, hush } },
        { urn: urn("pulumi:providers:aws", "west"), type: "pulumi:providers:aws", delete: true },
        { urn: urn("aws:sqs/queue:Queue", "left"), type: "aws:sqs/queue:Queue", delete: true },
        { urn: urn("aws:sqs/queue:Queue", "left"), type: "aws:sqs/queue:Queue" },
        { urn: urn("aws:kms/key:Key", "kept"), type: "aws:kms/key:Key", protect: true },
      ],
      pending_operations: [
        { type: "creating", resource: { urn: urn("aws:sqs/queue:Queue", "new") } },
        { type: "updating", resource: { urn: urn("aws:sqs/queue:Queue", "old") } },
      ],
    });
    expect(await readState(path)).to.deep.equal({
      outputs: { a: 1, hush: "[secret]" },
      salt: "v1:salt",
      pendingCreates: [urn("aws:sqs/queue:Queue", "new")],
      pendingDeletes: ["left"],
      protectedResources: [{ type: "aws:kms/key:Key", name: "kept" }],
    });
  });

  it("readState() names a file that is cut off or is something else, and the one before it", async () => {
    for (const text of ['{"version":3,"checkpoint":{', '{"version":3}', ""]) {
      await writeFile(path, text);
      const error: unknown = await readState(path).catch((caught: unknown) => caught);
      expect(error).to.be.instanceOf(Error).with.property("message").that.includes(`Cannot read the stack's state ${path}: `);
      expect(error).property("message").to.include(`cp ${path}.bak ${path}, then run refresh`);
    }
  });

  it("releaseDead() takes away the lock of a process that is no more, and no other", async () => {
    const locks = join(folder, ".pulumi/locks/organization/small/dev");
    expect(await releaseDead(folder, STACK)).to.equal(false);
    await mkdir(locks, { recursive: true });
    const lock = (name: string, pid: number, host = hostname()) =>
      writeFile(join(locks, `${name}.json`), JSON.stringify({ pid, username: "me", hostname: host, timestamp: "2026-11-21T17:53:41Z" }));
    // Above what Linux gives to a process.
    await lock("dead", 2 ** 30);
    await writeFile(join(locks, "dead.json.attrs"), "{}");
    expect(await releaseDead(folder, STACK)).to.equal(false);
    expect(await readdir(locks)).to.deep.equal([]);
    await lock("alive", process.pid);
    await lock("elsewhere", 2 ** 30, "another.example");
    expect(await releaseDead(folder, STACK)).to.equal(true);
    expect(await readdir(locks)).to.have.length(2);
  });
});
