import { expect } from "chai";
import { StoppedError } from "../../../local/errors.ts";
import { refusal } from "../../../local/engine/refusal.ts";

const ended = (stderr: string) => ({ stdout: "", stderr, code: 255 });
// The CLI's own words, v3.259.0.
const LOCKED = `error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with \`pulumi cancel\`.
  file:///x/.pulumi/locks/organization/twinline/dev/9d.json?no_tmp_dir=true: created by root@vm (pid 21931) at 2026-11-21T17:53:41Z`;
const PASSPHRASE =
  "error: failed to decrypt: incorrect passphrase, please set PULUMI_CONFIG_PASSPHRASE to the correct passphrase or set PULUMI_CONFIG_PASSPHRASE_FILE to a file containing the passphrase";

describe("refusal()", () => {
  it("says who holds the lock", () => {
    expect(refusal(["up", "--yes"], ended(LOCKED), false).message).to.equal(
      "Cannot up: another command is changing this stack, that of root@vm, process 21931, since 2026-11-21T17:53:41Z. Wait until it has ended, and run up again; nothing was changed.",
    );
  });

  it("says that the passphrase is another one, and keeps the CLI's words as the cause", () => {
    const { message, cause } = refusal(["destroy"], ended(PASSPHRASE), false);
    expect(message).to.match(/^Cannot open the stack's secrets: .* Set PULUMI_CONFIG_PASSPHRASE/);
    expect(String(cause)).to.include("pulumi destroy ended with 255").and.include("failed to decrypt");
  });

  it("tells a preview that changed nothing from an up that kept what it made", () => {
    expect(refusal(["preview"], ended("x"), false).message).to.match(/Nothing was changed.$/);
    expect(refusal(["up"], ended("x"), false).message).to.match(/What was made is kept/);
    expect(refusal(["stack", "init", "dev"], ended("no space left"), false).message).to.equal(
      "Cannot open the stack: pulumi stack init says: no space left",
    );
  });

  it("is no mistake of anybody's when the run was stopped", () => {
    expect(refusal(["up"], ended("error: update canceled"), true)).to.be.instanceOf(StoppedError);
  });
});
