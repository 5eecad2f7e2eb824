import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import { flowCheckCommand } from "../../../cli/flow/command.ts";
import { EXPORTS, FLOWS } from "../../contact-flows/builders.ts";

const run = async (...words: readonly string[]): Promise<{ readonly lines: readonly string[]; readonly failed: boolean }> => {
  const lines: string[] = [];
  let failed = false;
  const command = flowCheckCommand({
    print: (line) => lines.push(stripVTControlCharacters(line)),
    fail: () => {
      failed = true;
    },
  });
  await command.parseAsync(words, { from: "user" });
  return { lines, failed };
};

describe("twinline flow check", () => {
  const folder = mkdtempSync(join(tmpdir(), "check-"));
  const bad = join(folder, "bad.json");
  writeFileSync(bad, '{"Version":"2019-10-30","StartAction":"a","Actions":[{"Identifier":"a","Type":"Nothing"}]}');
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("does not fail on any of the stored flows", async () => {
    const files = readdirSync(EXPORTS).filter((name) => name.endsWith(".json"));
    const { failed, lines } = await run("--json", ...files.map((file) => join(EXPORTS, file)));
    expect(failed).to.equal(false);
    expect(lines).to.have.length(files.length);
  });

  it("prints each problem with its action and remedy, and fails on an error", async () => {
    const { failed, lines } = await run(bad);
    expect(failed).to.equal(true);
    expect(lines).to.deep.equal([
      `${bad} (CONTACT_FLOW) 1 error, 0 warnings`,
      '  error a: Connect has no action type "Nothing" that this checker knows.',
      "    If the designer exports it, add a row to the catalogue (contact-flows/check/actions.ts).",
    ]);
  });

  it("does not fail on warnings alone", async () => {
    const { failed, lines } = await run(join(EXPORTS, "cdk-customer-queue-flow.json"));
    expect(failed).to.equal(false);
    expect(lines[0]).to.match(/\(CUSTOMER_QUEUE\) 0 errors, 2 warnings$/);
  });

  it("takes what the bind file beside a flow maps for bound, and passes over bind files", async () => {
    const { failed, lines } = await run(
      ...["voice-line.json", "voice-line.bind.json", "queue.json", "queue.bind.json"].map((file) => join("contact-flows", file)),
    );
    expect(failed).to.equal(false);
    expect(lines).to.deep.equal([
      "contact-flows/voice-line.json (CONTACT_FLOW) no problems",
      "contact-flows/queue.json (CUSTOMER_QUEUE) no problems",
    ]);
  });

  it("warns of each Lex V1 bot that the bind file beside the flow does not map", async () => {
    copyFileSync(join(EXPORTS, "multi-region-lex-2020.json"), join(folder, "v1.json"));
    writeFileSync(
      join(folder, "v1.bind.json"),
      '{"functions":{"{{functions.region-check}}":"lookup"},"aliases":{"OrderFlowers:live:us-east-1":"home"}}',
    );
    const { failed, lines } = await run(join(folder, "v1.json"));
    expect(failed).to.equal(false);
    expect(lines).to.deep.equal([
      `${join(folder, "v1.json")} (CONTACT_FLOW) 0 errors, 1 warning`,
      '  warning ask-us-west-2: Parameters.LexBot names the Lex V1 bot "OrderFlowers", alias "live", in us-west-2; Lex V1 ended on 2025-09-15.',
      `    Map "OrderFlowers:live:us-west-2" under aliases in the flow's bind file, or use LexV2Bot with an AliasArn.`,
    ]);
  });

  it("holds a flow that has a bind file against the outcomes of our bots, and no other", async () => {
    const text = readFileSync(join(FLOWS, "voice-line.json"), "utf8").replace('"declined"', '"denied"');
    const file = join(folder, "own.json");
    writeFileSync(file, text);
    expect((await run(file)).failed).to.equal(false);
    copyFileSync(join(FLOWS, "voice-line.bind.json"), join(folder, "own.bind.json"));
    const { failed, lines } = await run(file);
    expect(failed).to.equal(true);
    expect(lines.filter((line) => line.includes("which-outcome"))).to.deep.equal([
      '  error which-outcome: No branch handles the outcome "declined", which a bot can give.',
      '  error which-outcome: The branch "denied" is no outcome that a bot can give.',
    ]);
  });

  it("takes another flow type with --type", async () => {
    const { failed } = await run("--type", "CONTACT_FLOW", join(EXPORTS, "cdk-customer-queue-flow.json"));
    expect(failed).to.equal(true);
  });

  it("goes on to the next file after one that cannot be read", async () => {
    const { failed, lines } = await run("--json", join(folder, "none.json"), join(EXPORTS, "step-by-step-Retail.json"));
    expect(failed).to.equal(true);
    expect(lines.map((line) => line.match(/"errors":(\d)/)?.[1])).to.deep.equal(["1", "0"]);
  });
});
