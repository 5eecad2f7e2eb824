import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect } from "chai";
import { flowImportCommand } from "../../../cli/flow/command.ts";
import { EXPORTS, FLOWS } from "../../contact-flows/builders.ts";

describe("twinline flow import", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "import-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const run = async (...words: readonly string[]): Promise<{ readonly text: string; readonly failed: boolean }> => {
    const lines: string[] = [];
    let failed = false;
    const command = flowImportCommand({
      print: (line) => lines.push(stripVTControlCharacters(line)),
      fail: () => {
        failed = true;
      },
    });
    await command.parseAsync(["--to", folder, ...words], { from: "user" });
    return { text: lines.join("\n"), failed };
  };
  const rules = join(EXPORTS, "rules-engine-RulesEngineMain.json");

  it("writes the flow and its bind file, and lists what is to be mapped by hand", async () => {
    const { text, failed } = await run(rules, "--name", "rules");
    expect(failed).to.equal(false);
    expect(readdirSync(folder)).to.deep.equal(["rules.bind.json", "rules.json"]);
    expect(text).to.contain("{{lambdaFunctions.connectrulesinference.arn}}");
    expect(text).to.match(/action "71c4f8b5[^"]*", Parameters\.LambdaFunctionARN: a function would fit/);
  });

  it("maps by the names that the bind files of the folder know", async () => {
    copyFileSync(join(FLOWS, "voice-line.bind.json"), join(folder, "voice-line.bind.json"));
    const { text } = await run(join(FLOWS, "voice-line.json"), "--name", "again");
    expect(text).to.contain("{{functions.lookup}} -> functions lookup").and.not.to.contain("by hand");
    expect(readFileSync(join(folder, "again.json"), "utf8")).to.equal(readFileSync(join(FLOWS, "voice-line.json"), "utf8"));
  });

  it("overwrites nothing without --force, and keeps the mappings with it", async () => {
    await run(rules, "--name", "rules");
    const bind = join(folder, "rules.bind.json");
    writeFileSync(bind, '{"flows":{"{{contactFlows.RulesEngineError.arn}}":"error"}}');
    const again = await run(rules, "--name", "rules");
    expect(again.failed).to.equal(true);
    expect(again.text).to.contain("there already");
    expect(readFileSync(bind, "utf8")).to.equal('{"flows":{"{{contactFlows.RulesEngineError.arn}}":"error"}}');
    expect((await run(rules, "--name", "rules", "--force")).failed).to.equal(false);
    expect(readFileSync(bind, "utf8")).to.contain('"{{contactFlows.RulesEngineError.arn}}": "error"');
  });

  it("writes nothing when the flow is bad", async () => {
    const bad = join(folder, "bad.txt");
    writeFileSync(bad, '{"modules":[]}');
    const { text, failed } = await run(bad, "--name", "bad");
    expect(failed).to.equal(true);
    expect(text).to.contain("legacy form");
    expect(readdirSync(folder)).to.deep.equal(["bad.txt"]);
  });

  it("refuses a name that leads out of the folder", async () => {
    const { text, failed } = await run(rules, "--name", "../escape");
    expect(failed).to.equal(true);
    expect(text).to.contain('"../escape" cannot be a flow\'s name here');
  });

  it("says what it did as one JSON object", async () => {
    const { text } = await run(rules, "--name", "rules", "--json");
    expect(JSON.parse(text)).to.deep.include({ kind: "flow-imported", name: "rules", type: "CONTACT_FLOW", mapped: [], warnings: [] });
  });

  it("names the bind file that it cannot open, also another flow's, and writes nothing", async () => {
    writeFileSync(join(folder, "other.bind.json"), "{bad");
    const { text, failed } = await run(rules, "--name", "rules");
    expect(failed).to.equal(true);
    expect(text).to.contain(`Cannot open ${join(folder, "other.bind.json")}: The file is not JSON`);
    expect(readdirSync(folder)).to.deep.equal(["other.bind.json"]);
  });

  it("says so when the folder is not there", async () => {
    const { text, failed } = await run(rules, "--name", "rules", "--to", join(folder, "none"));
    expect(failed).to.equal(true);
    expect(text)
      .to.contain(`Cannot write ${join(folder, "none", "rules.json")}: ENOENT`)
      .and.to.contain("Choose a folder that is there");
  });
});
