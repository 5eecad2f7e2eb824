import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { UserError } from "../../../local/errors.ts";
import { hold } from "../../../local/engine/hold.ts";

describe("hold()", () => {
  let folder = "";
  let file = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "twinline-hold-"));
    file = join(folder, "cloud.pid");
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("refuses a folder that another cloud keeps, and names its process", async () => {
    await writeFile(file, String(process.ppid));
    const error: unknown = await hold(folder).catch((caught: unknown) => caught);
    expect(error)
      .to.be.instanceOf(UserError)
      .with.property("message")
      .that.includes(`another cloud keeps this stack, that of process ${process.ppid}.`);
  });

  it("takes what nobody has, what a killed process left, and what is this one's own; and gives it back", async () => {
    for (const left of [undefined, String(spawnSync(process.execPath, ["--version"]).pid), String(process.pid), ""]) {
      if (left !== undefined) await writeFile(file, left);
      const release = await hold(folder);
      expect(existsSync(file), left).to.equal(true);
      release();
      expect(existsSync(file), left).to.equal(false);
    }
  });
});
