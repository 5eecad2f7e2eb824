import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { FlowError } from "../../contact-flows/errors.ts";
import { knownNames, openFlow } from "../../contact-flows/files.ts";
import { FLOWS } from "./builders.ts";

describe("openFlow()", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "flows-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it("reports the problems of the flow and of its bind file together", () => {
    writeFileSync(join(folder, "bad.json"), "{");
    writeFileSync(join(folder, "bad.bind.json"), '{"queue":{}}');
    expect(() => openFlow(folder, "bad"))
      .to.throw(FlowError)
      .with.property("problems")
      .that.has.length(2);
  });

  it("names the file that is not there", () => {
    expect(() => openFlow(folder, "none")).to.throw(FlowError, /none\.json.*no such file/);
  });
});

describe("knownNames()", () => {
  it("gathers the names that this program's bind files use", () => {
    expect(knownNames(FLOWS)).to.deep.include({ functions: ["lookup", "report"], queues: ["people"], hours: [] });
  });
});
