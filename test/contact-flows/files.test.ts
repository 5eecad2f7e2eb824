import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { FlowError } from "../../contact-flows/check/errors.ts";
import { knownNames, openBindings } from "../../contact-flows/files.ts";
import { FLOWS } from "./builders.ts";

describe("openBindings()", () => {
  it("throws every problem of a bad bind file, naming the file", () => {
    const folder = mkdtempSync(join(tmpdir(), "flows-"));
    writeFileSync(join(folder, "bad.bind.json"), '{"queue":{},"flows":3}');
    expect(() => openBindings(folder, "bad"))
      .to.throw(FlowError, /bad\.bind\.json/)
      .with.property("problems")
      .that.has.length(2);
    rmSync(folder, { recursive: true });
  });

  it("finds none where there is no file", () => {
    expect(openBindings(FLOWS, "none")).to.equal(undefined);
  });
});

describe("knownNames()", () => {
  it("gathers the names that this program's bind files use", () => {
    expect(knownNames(FLOWS)).to.deep.include({ functions: ["lookup", "report", "recall"], queues: ["people"], hours: [] });
  });
});
