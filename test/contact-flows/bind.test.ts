import { expect } from "chai";
import { bindFlow, neededResources, parseBindings, type Bindings } from "../../contact-flows/bind.ts";
import { errorsIn } from "../../contact-flows/check/errors.ts";
import type { Flow, JsonObject } from "../../contact-flows/flow.ts";
import { aFlow, anAction, brief, toBye } from "./builders.ts";

const FOREIGN = "arn:aws:lambda:eu-west-1:111122223333:function:theirs";
const OURS = "arn:aws:lambda:us-east-1:444455556666:function:lookup";
const lambda = (LambdaFunctionARN: string, more: JsonObject = {}): Flow =>
  aFlow(
    anAction("ask", "InvokeLambdaFunction", { LambdaFunctionARN, InvocationTimeLimitSeconds: "3", ...more }, toBye(["NoMatchingError"])),
  );
const said = (text: string): Flow => aFlow(anAction("say", "MessageParticipant", { Text: text }, toBye(["NoMatchingError"])));
const resources = { functions: { lookup: OURS }, queues: { people: "q-1" }, values: { openingHours: "nine to five $&" } };

describe("bindFlow()", () => {
  it("puts this program's resource in place of a foreign ARN", () => {
    const { content, problems } = bindFlow(lambda(FOREIGN), { functions: { [FOREIGN]: "lookup" } }, resources);
    expect(problems).to.deep.equal([]);
    expect(content).to.contain(`"LambdaFunctionARN":"${OURS}"`).and.not.to.contain(FOREIGN);
  });

  it("fills a placeholder within a sentence, as it stands", () => {
    const { content, problems } = bindFlow(said("Open {{hours}}. Bye."), { values: { "{{hours}}": "openingHours" } }, resources);
    expect(problems).to.deep.equal([]);
    expect(content).to.contain('"Text":"Open nine to five $&. Bye."');
  });

  it("replaces an ARN wherever it stands, in attributes too", () => {
    const flow = aFlow(anAction("keep", "UpdateContactAttributes", { Attributes: { arn: FOREIGN } }, toBye(["NoMatchingError"])));
    expect(bindFlow(flow, { functions: { [FOREIGN]: "lookup" } }, resources).content).to.contain(`"Attributes":{"arn":"${OURS}"}`);
  });

  describe("with a map", () => {
    const keeping = (Attributes: JsonObject): Flow =>
      aFlow(anAction("keep", "UpdateContactAttributes", { Attributes }, toBye(["NoMatchingError"])));
    const bindings = { maps: { "{{words}}": "words" } };
    const given = { ...resources, maps: { words: { hello: "Hello", bye: "$.Attributes.bye" }, none: {} } };

    it("puts its entries in place of its own key, beside what stands there", () => {
      const { content, problems } = bindFlow(keeping({ intent: "a", "{{words}}": "{{words}}" }), bindings, given);
      expect(problems).to.deep.equal([]);
      expect(content).to.contain('"Attributes":{"bye":"$.Attributes.bye","hello":"Hello","intent":"a"}');
    });

    it("puts nothing there for an empty one", () => {
      const { content, problems } = bindFlow(keeping({ intent: "a", "{{words}}": "{{words}}" }), { maps: { "{{words}}": "none" } }, given);
      expect(problems).to.deep.equal([]);
      expect(content).to.contain('"Attributes":{"intent":"a"}');
    });

    it("says so where it is not mapped, unknown, or stands where one text is due", () => {
      const messages = (flow: Flow, to: Bindings): readonly string[] =>
        errorsIn(bindFlow(flow, to, given).problems).map(({ message, remedy }) => `${message} ${remedy}`);
      const flow = keeping({ "{{words}}": "{{words}}" });
      expect(messages(flow, {})[0]).to.match(/names .* this stack does not have: "\{\{words\}\}"/);
      expect(messages(flow, { maps: { "{{words}}": "slots" } })[0]).to.include(
        'is mapped to a map of values called "slots", which this program does not have. It has words, none;',
      );
      expect(messages(keeping({ text: "{{words}}" }), bindings)).to.deep.equal([
        '"{{words}}" stands for the map "words", whose entries Parameters.Attributes.text cannot take. A map stands in an object, as its own key: "{{words}}": "{{words}}".',
      ]);
    });
  });

  it("gives the same text whatever the order of keys", () => {
    const bindings = { functions: { [FOREIGN]: "lookup" } };
    const other = aFlow(
      anAction("ask", "InvokeLambdaFunction", { InvocationTimeLimitSeconds: "3", LambdaFunctionARN: FOREIGN }, toBye(["NoMatchingError"])),
    );
    expect(bindFlow(other, bindings, resources).content).to.equal(bindFlow(lambda(FOREIGN), bindings, resources).content);
  });

  it("names the action, the kind, the value and the file when a reference is not mapped", () => {
    const { problems } = bindFlow(lambda(FOREIGN), {}, resources, { name: "main" });
    expect(problems).to.deep.equal([
      {
        severity: "error",
        rule: "bind",
        action: "ask",
        message: `Parameters.LambdaFunctionARN names a function this stack does not have: "${FOREIGN}".`,
        remedy: "Map it under functions in contact-flows/main.bind.json.",
      },
    ]);
  });

  it("takes a blank name in the bind file for not mapped", () => {
    expect(brief(bindFlow(lambda(FOREIGN), { functions: { [FOREIGN]: "" } }, resources).problems)).to.include("error bind ask");
  });

  it("refuses a literal id of another instance", () => {
    const queue = aFlow(anAction("set", "UpdateContactTargetQueue", { QueueId: "0000-1111" }, toBye(["NoMatchingError"])));
    expect(brief(bindFlow(queue, {}, resources).problems)).to.deep.equal(["error bind set"]);
    expect(bindFlow(queue, { queues: { "0000-1111": "people" } }, resources).problems).to.deep.equal([]);
  });

  it("refuses a blank reference and says how to map one", () => {
    const [problem] = bindFlow(lambda(""), {}, resources).problems;
    expect(problem?.remedy).to.equal("Put a {{placeholder}} there and map it in contact-flows/main.bind.json.");
  });

  it("refuses a resource of the wrong kind", () => {
    const [problem] = bindFlow(lambda("{{f}}"), { queues: { "{{f}}": "people" } }, resources).problems;
    expect(problem?.message).to.equal('Parameters.LambdaFunctionARN takes a function, but "{{f}}" is mapped to a queue, "people".');
  });

  it("refuses a name this program does not have, and lists those it has", () => {
    const [problem] = bindFlow(lambda("{{f}}"), { functions: { "{{f}}": "loockup" } }, resources).problems;
    expect(problem?.message).to.contain('called "loockup", which this program does not have');
    expect(problem?.remedy).to.equal("It has lookup; correct contact-flows/main.bind.json.");
  });

  it("takes no name from an object's prototype", () => {
    expect(brief(bindFlow(lambda("{{f}}"), { functions: { "{{f}}": "constructor" } }, resources).problems)).to.deep.equal([
      "error bind ask",
    ]);
  });

  it("checks the bound flow, so that a blank resource is no success", () => {
    const bound = bindFlow(lambda("{{f}}"), { functions: { "{{f}}": "lookup" } }, { functions: { lookup: "" } });
    expect(brief(bound.problems)).to.deep.equal(["error unbound ask"]);
  });

  it("refuses what Connect would refuse in the bound flow", () => {
    const flow = aFlow(anAction("loop", "Loop", { LoopCount: "{{n}}" }, toBye([], ["ContinueLooping", "DoneLooping"])));
    expect(brief(bindFlow(flow, { values: { "{{n}}": "n" } }, { values: { n: "500" } }).problems)).to.deep.equal(["error value loop"]);
  });

  it("warns of a mapping that nothing needs", () => {
    const { problems } = bindFlow(said("Hello"), { queues: { "{{old}}": "people" } }, resources);
    expect(brief(problems)).to.deep.equal(["warning bind -"]);
  });

  it("reports every reference at once", () => {
    const flow = lambda(FOREIGN, { LambdaInvocationAttributes: { a: "{{x}}", b: "arn:aws:connect:us-east-1:1:instance/i/queue/q" } });
    expect(brief(bindFlow(flow, {}, resources).problems)).to.deep.equal(["error bind ask", "error bind ask", "error bind ask"]);
  });
});

describe("bindFlow() on a Lex V1 block", () => {
  const HOME = "arn:aws:lex:us-east-1:444455556666:bot-alias/AAAAAAAAAA/BBBBBBBBBB";
  const V1 = "OrderFlowers:live:us-east-1";
  const v1 = (more: JsonObject = {}): Flow =>
    aFlow(
      anAction(
        "ask",
        "ConnectParticipantWithLexBot",
        { Text: "Hello", LexBot: { Name: "OrderFlowers", Region: "us-east-1", Alias: "live" }, ...more },
        toBye(["NoMatchingCondition", "NoMatchingError"], ["OrderFlowers"]),
      ),
    );
  const twins = { aliases: { home: HOME, standby: HOME } };

  it("puts the alias of Lex V2 in place of the bot that is mapped by name, alias and region", () => {
    const { content, problems } = bindFlow(v1(), { aliases: { [V1]: "home" } }, twins);
    expect(problems).to.deep.equal([]);
    expect(content).to.contain(`"Parameters":{"LexV2Bot":{"AliasArn":"${HOME}"},"Text":"Hello"}`).and.not.to.contain('"LexBot"');
  });

  it("maps a bot whose parts are placeholders or references as it stands", () => {
    const flow = v1({ LexBot: { Name: "{{bot}}", Region: "us-east-1", Alias: "$.Attributes.alias" } });
    const { problems } = bindFlow(flow, { aliases: { "{{bot}}:$.Attributes.alias:us-east-1": "home" } }, twins);
    expect(problems).to.deep.equal([]);
  });

  it("refuses a bot that is not mapped, by its name, with the line to add", () => {
    expect(bindFlow(v1(), {}, twins, { name: "main" }).problems).to.deep.equal([
      {
        severity: "error",
        rule: "bind",
        action: "ask",
        message: 'Parameters.LexBot names the Lex V1 bot "OrderFlowers", alias "live", in us-east-1; Lex V1 ended on 2025-09-15.',
        remedy: `Map "${V1}" under aliases in contact-flows/main.bind.json to an alias of Lex V2: home, standby.`,
      },
    ]);
    expect(brief(bindFlow(v1(), { aliases: { [V1]: "" } }, twins).problems)).to.deep.equal(["error bind ask"]);
  });

  it("refuses a bot that is mapped to an alias this program does not have", () => {
    const [problem, ...others] = bindFlow(v1(), { aliases: { [V1]: "homme" } }, twins).problems;
    expect(others).to.deep.equal([]);
    expect(problem).to.deep.include({
      severity: "error",
      message: `"${V1}" is mapped to a bot alias called "homme", which this program does not have.`,
      remedy: "It has home, standby; correct contact-flows/main.bind.json.",
    });
  });

  it("refuses a bot that is mapped to something else than an alias", () => {
    const [problem] = bindFlow(v1(), { queues: { [V1]: "people" } }, { ...twins, queues: { people: "q-1" } }).problems;
    expect(problem?.message).to.equal(`Parameters.LexBot takes a bot alias, but "${V1}" is mapped to a queue, "people".`);
  });

  it("warns of a mapping for a bot that the flow does not have, and lists those it has", () => {
    const { problems } = bindFlow(v1(), { aliases: { [V1]: "home", "OrderFlowers:live:eu-west-1": "standby" } }, twins);
    expect(brief(problems)).to.deep.equal(["warning bind -"]);
    expect(problems[0]?.message).to.contain('"OrderFlowers:live:eu-west-1" under aliases, which nothing in the flow needs');
    expect(problems[0]?.remedy).to.equal(`Remove it, or correct its spelling. The flow's Lex V1 bots: ${V1}.`);
  });

  it("leaves a block that lacks a part of its bot to the check, however it is mapped", () => {
    const flow = v1({ LexBot: { Name: "OrderFlowers", Region: "us-east-1" } });
    expect(brief(bindFlow(flow, {}, twins).problems)).to.deep.equal(["error missing-parameter ask"]);
  });

  it("needs the alias that the bot is mapped to", () => {
    expect(neededResources(v1(), { aliases: { [V1]: "home" } })).to.deep.include({ aliases: ["home"] });
  });
});

describe("neededResources()", () => {
  it("lists by kind what the flow needs, each once, and nothing that it does not", () => {
    const flow = lambda("{{f}}", { LambdaInvocationAttributes: { a: "{{f}}", b: "{{hours}}" } });
    const bindings = { functions: { "{{f}}": "lookup" }, values: { "{{hours}}": "openingHours", "{{old}}": "gone" } };
    expect(neededResources(flow, bindings)).to.deep.include({ functions: ["lookup"], values: ["openingHours"], queues: [] });
  });
});

describe("parseBindings()", () => {
  it("reads kinds, texts and names", () => {
    expect(parseBindings('{"queues":{"{{q}}":"people"}}')).to.deep.equal({ ok: true, bindings: { queues: { "{{q}}": "people" } } });
  });

  it("refuses unknown kinds, names that are no text, and what is no JSON", () => {
    const problems = (text: string): readonly string[] => {
      const parsed = parseBindings(text);
      return parsed.ok ? [] : brief(parsed.problems);
    };
    expect(problems('{"queue":{}}')).to.deep.equal(["error bind -"]);
    expect(problems('{"queues":{"a":1},"flows":3}')).to.deep.equal(["error bind -", "error bind -"]);
    expect(problems("nope")).to.deep.equal(["error not-json -"]);
  });
});
