import { expect } from "chai";
import { parseFlow } from "../../contact-flows/parse.ts";
import { aFlow, anAction, brief, bye } from "./builders.ts";

const problemsOf = (text: string): readonly string[] => {
  const parsed = parseFlow(text);
  return parsed.ok ? [] : brief(parsed.problems);
};
const messagesOf = (text: string): string => {
  const parsed = parseFlow(text);
  return parsed.ok ? "" : parsed.problems.map(({ message, remedy }) => `${message} ${remedy}`).join("\n");
};

describe("parseFlow()", () => {
  it("reads an exported flow, with a byte order mark too", () => {
    const parsed = parseFlow(`\uFEFF${JSON.stringify(aFlow())}`);
    expect(parsed).to.deep.equal({ ok: true, flow: { Version: "2019-10-30", StartAction: "bye", Actions: [bye] } });
  });

  it("says why a text is not JSON", () => {
    expect(messagesOf("{")).to.match(/^The file is not JSON: .* Export the flow again/);
  });

  it("says since when the legacy form is retired", () => {
    expect(problemsOf('{"modules":[],"version":"1","type":"contactFlow"}')).to.deep.equal(["error legacy -"]);
    expect(messagesOf('{"modules":[]}')).to.contain("stopped importing on 2026-03-31");
  });

  it("refuses another version by name", () => {
    expect(messagesOf(JSON.stringify({ ...aFlow(), Version: "2020-01-01" }))).to.contain('Version "2020-01-01"');
  });

  it("refuses content over 256,000 characters", () => {
    const long = anAction("bye", "DisconnectParticipant", { Text: "x".repeat(256_000) });
    expect(problemsOf(JSON.stringify(aFlow(long)))).to.deep.equal(["error too-large -"]);
  });

  it("counts content without the white space of the export", () => {
    const flow = aFlow(anAction("bye", "DisconnectParticipant", { Text: "x".repeat(255_000) }));
    expect(problemsOf(JSON.stringify(flow).replace("[", `[${" ".repeat(10_000)}`))).to.deep.equal([]);
  });

  it("refuses what the console would not import, 1 MB, before reading it", () => {
    expect(problemsOf(" ".repeat(1_000_000))).to.deep.equal(["error too-large -"]);
  });

  it("names every part that has the wrong shape, with its action and the value seen", () => {
    const text = JSON.stringify({
      Version: "2019-10-30",
      Actions: [
        { Identifier: "ask", Type: "Compare", Transitions: { Conditions: [{ NextAction: "a", Condition: { Operator: "Equals" } }] } },
      ],
    });
    expect(problemsOf(text)).to.deep.equal(["error shape -", "error shape ask"]);
    expect(messagesOf(text)).to.contain('"Actions.0.Transitions.Conditions.0.Condition.Operands"');
  });

  it("reports the version and the shape together", () => {
    expect(problemsOf('{"Version":"1","StartAction":5,"Actions":[]}')).to.have.members(["error shape -", "error version -"]);
  });

  it("refuses JSON that is no object", () => {
    expect(problemsOf("[]")).to.deep.equal(["error shape -"]);
    expect(problemsOf("null")).to.deep.equal(["error shape -"]);
  });
});
