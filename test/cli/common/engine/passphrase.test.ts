import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { passphraseOf } from "../../../../cli/common/engine/passphrase.ts";

describe("passphraseOf()", () => {
  it("takes the passphrase from where the Pulumi CLI takes it, and none is an empty one", () => {
    const folder = mkdtempSync(join(tmpdir(), "twinline-passphrase-"));
    const file = join(folder, "words");
    writeFileSync(file, "correct horse\n");
    expect(passphraseOf({ PULUMI_CONFIG_PASSPHRASE_FILE: file })).to.equal("correct horse");
    expect(passphraseOf({ PULUMI_CONFIG_PASSPHRASE: "own", PULUMI_CONFIG_PASSPHRASE_FILE: file })).to.equal("own");
    expect(passphraseOf({})).to.equal("");
    rmSync(folder, { recursive: true });
  });

  it("names a file that is not there", () => {
    expect(() => passphraseOf({ PULUMI_CONFIG_PASSPHRASE_FILE: "/no/such/file" })).to.throw(
      /^Cannot read the passphrase: .*\/no\/such\/file.*Correct PULUMI_CONFIG_PASSPHRASE_FILE/,
    );
  });
});
