import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { parseBindings } from "../../contact-flows/bind.ts";
import { importFlow, type ImportedFlow } from "../../contact-flows/import.ts";
import { parseFlow } from "../../contact-flows/parse.ts";
import { aFlow, anAction, brief, EXPORTS, FLOWS, toBye } from "./builders.ts";

const known = { functions: ["lookup", "flowers"], flows: ["queue"], queues: ["people"] };
const exported = (file: string): string => readFileSync(join(EXPORTS, file), "utf8");
const imported = (text: string, previous = {}): Extract<ImportedFlow, { ok: true }> => {
  const done = importFlow(text, { known, previous });
  if (done.ok) return done;
  throw new Error(JSON.stringify(done.problems));
};
const lambdaText = (arn: string): string =>
  JSON.stringify(
    aFlow(anAction("ask", "InvokeLambdaFunction", { LambdaFunctionARN: arn, InvocationTimeLimitSeconds: "3" }, toBye(["NoMatchingError"]))),
  );

describe("importFlow()", () => {
  it("maps a function whose name is one of ours, qualified or spelled with capitals", () => {
    for (const name of ["lookup", "lookup:live", "Flowers"]) {
      const { mapped, unmapped } = imported(lambdaText(`arn:aws:lambda:eu-west-1:111122223333:function:${name}`));
      expect(unmapped, name).to.deep.equal([]);
      expect(mapped[0]?.kind, name).to.equal("functions");
    }
  });

  it("maps by the name the designer shows", () => {
    const queue = "arn:aws:connect:eu-west-1:111122223333:instance/i/queue/q";
    const flow = {
      ...aFlow(anAction("set", "UpdateContactTargetQueue", { QueueId: queue }, toBye(["NoMatchingError"]))),
      Metadata: { ActionMetadata: { set: { parameters: { QueueId: { displayName: "People" } } } } },
    };
    expect(imported(JSON.stringify(flow)).bindings).to.equal(`${JSON.stringify({ queues: { [queue]: "people" } }, null, 2)}\n`);
  });

  it("lists what it cannot map, each with its action and what would fit, and leaves it blank in the bind file", () => {
    const done = imported(exported("rules-engine-RulesEngineMain.json"));
    expect(done.unmapped.map(({ action, text, fits }) => [action.slice(0, 8), text, fits.join()])).to.deep.equal([
      ["4a81da48", "{{contactFlows.RulesEngineError.arn}}", "flows"],
      ["71c4f8b5", "{{lambdaFunctions.connectrulesinference.arn}}", "functions"],
    ]);
    expect(parseBindings(done.bindings)).to.deep.equal({
      ok: true,
      bindings: {
        functions: { "{{lambdaFunctions.connectrulesinference.arn}}": "" },
        flows: { "{{contactFlows.RulesEngineError.arn}}": "" },
      },
    });
  });

  it("gives a blank reference a placeholder that can be mapped", () => {
    const done = imported(exported("deepgram-sample_contact_flow.json"));
    expect(done.unmapped.map(({ text }) => text)).to.deep.equal(["{{Invoke Trigger Lambda.LambdaFunctionARN}}"]);
    expect(done.flow).to.contain('"LambdaFunctionARN": "{{Invoke Trigger Lambda.LambdaFunctionARN}}"');
  });

  it("keeps actions and layout, so that the flow opens in the designer as it was", () => {
    const before = parseFlow(exported("rules-engine-RulesEngineQueue.json"));
    const after = parseFlow(imported(exported("rules-engine-RulesEngineQueue.json")).flow);
    expect(after).to.deep.equal(before);
  });

  it("keeps mappings that were made by hand", () => {
    const previous = { flows: { "{{contactFlows.RulesEngineError.arn}}": "error" } };
    const done = imported(exported("rules-engine-RulesEngineMain.json"), previous);
    expect(done.mapped.map(({ name }) => name)).to.deep.equal(["error"]);
  });

  it("lists each Lex V1 bot once to be mapped, and says that Lex V1 has ended", () => {
    const done = imported(exported("multi-region-lex-2020.json"));
    expect(
      done.unmapped.filter(({ lexV1 }) => lexV1 !== undefined).map(({ action, text, fits }) => [action, text, fits.join()]),
    ).to.deep.equal([
      ["ask-us-east-1", "OrderFlowers:live:us-east-1", "aliases"],
      ["ask-us-west-2", "OrderFlowers:live:us-west-2", "aliases"],
    ]);
    expect(done.bindings).to.contain('"OrderFlowers:live:us-east-1": ""');
    expect(brief(done.warnings)).to.deep.equal(["warning retired ask-us-east-1", "warning retired ask-us-west-2"]);
  });

  it("keeps the alias to which a Lex V1 bot was mapped by hand, and warns of that bot no more", () => {
    const previous = { aliases: { "OrderFlowers:live:us-east-1": "home" } };
    const done = imported(exported("multi-region-lex-2020.json"), previous);
    expect(done.mapped.map(({ reference, name }) => [reference.action, name])).to.deep.equal([["ask-us-east-1", "home"]]);
    expect(brief(done.warnings)).to.deep.equal(["warning retired ask-us-west-2"]);
  });

  it("gives back this program's own flow and bind file unchanged", () => {
    const [flow, bind] = ["voice-line.json", "voice-line.bind.json"].map((file) => readFileSync(join(FLOWS, file), "utf8"));
    const parsed = parseBindings(bind ?? "");
    const done = imported(flow ?? "", parsed.ok ? parsed.bindings : {});
    expect(done.flow).to.equal(flow);
    expect(done.bindings).to.equal(bind);
  });

  it("refuses a flow with errors, all of them at once", () => {
    const done = importFlow(JSON.stringify(aFlow(anAction("a", "Nothing"), anAction("b", "Nowhere"))), { known });
    expect(done.ok ? [] : brief(done.problems).filter((problem) => problem.startsWith("error"))).to.deep.equal([
      "error unknown-type a",
      "error unknown-type b",
    ]);
  });
});
