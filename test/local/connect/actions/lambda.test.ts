import { expect } from "chai";
import type { Json } from "../../../../contact-flows/flow.ts";
import { virtualClock } from "../../../../shared/clock.ts";
import { action, aFlow, call, impatientClock, says, type Story } from "../support.ts";

const lambda = (parameters = {}, next = "ok") =>
  action(
    "ask",
    "InvokeLambdaFunction",
    {
      LambdaFunctionARN: "arn:aws:lambda:us-east-1:111122223333:function:lookup",
      InvocationTimeLimitSeconds: "3",
      LambdaInvocationAttributes: { caller: "$.CustomerEndpoint.Address", step: "greet", nothing: "$.Attributes.none" },
      ...parameters,
    },
    { next, errors: { NoMatchingError: "broken" } },
  );
const flow = (parameters = {}) => aFlow([lambda(parameters), says("ok", "Tier $.External.tier."), says("broken", "Broken.")]);
const answering = (reply: Json, parameters = {}): Promise<Story> => call(flow(parameters), [], { lambdas: { lookup: () => reply } });
const errorOf = (story: Story): string | undefined => story.of("lambda-invoked")[0]?.error;

describe("InvokeLambdaFunction", () => {
  it("puts the answer under $.External", async () => {
    expect((await answering({ tier: "gold" })).said).to.deep.equal(["Tier gold."]);
  });

  it("sends its parameters, those that are set", async () => {
    const seen: Json[] = [];
    await call(flow(), [], { lambdas: { lookup: (parameters) => (seen.push(parameters), {}) } });
    expect(seen).to.deep.equal([{ caller: "+12025550101", step: "greet" }]);
  });

  it("replaces an earlier answer", async () => {
    const again = { ...lambda({}, "ok"), Identifier: "again" };
    const replies = [{ tier: "gold" }, { name: "Ada" }].values();
    const { said } = await call(aFlow([lambda({}, "again"), again, says("ok", "Tier '$.External.tier'."), says("broken", "Broken.")]), [], {
      lambdas: { lookup: () => replies.next().value ?? {} },
    });
    expect(said).to.deep.equal(["Tier ''."]);
  });

  it("takes the Error branch for a nested answer, unless the flow asks for JSON", async () => {
    expect(errorOf(await answering({ tier: { name: "gold" } }))).to.match(/no flat map of strings: "tier" is \{"name":"gold"\}/);
    expect((await answering({ tier: { name: "gold" } }, { ResponseValidation: { ResponseType: "JSON" } })).said).to.deep.equal([
      'Tier {"name":"gold"}.',
    ]);
  });

  it("takes the Error branch for an answer that is no object", async () => {
    expect(errorOf(await answering(["gold"]))).to.equal("The function did not answer with a JSON object.");
    expect(errorOf(await answering(null))).to.equal("The function did not answer with a JSON object.");
  });

  it("takes the Error branch for an answer of 32 KB and takes one just below", async () => {
    const bytes = (count: number): Json => ({ tier: "x".repeat(count - '{"tier":""}'.length) });
    expect(errorOf(await answering(bytes(32_768)))).to.match(/answered 32768 bytes/);
    expect(errorOf(await answering(bytes(32_767)))).to.equal(undefined);
  });

  it("tries a failing function three times more, then takes the Error branch", async () => {
    const { of, said } = await call(flow(), [], {
      lambdas: {
        lookup: () => {
          throw new Error("no");
        },
      },
    });
    expect(said).to.deep.equal(["Broken."]);
    expect(of("lambda-invoked").map(({ attempts, ok, error }) => ({ attempts, ok, error }))).to.deep.equal([
      { attempts: 4, ok: false, error: "Unhandled: Error: no" },
    ]);
  });

  it("goes on when a retry succeeds", async () => {
    let left = 2;
    const { said, of } = await call(flow(), [], {
      lambdas: {
        lookup: () => {
          left -= 1;
          if (left > 0) throw new Error("once");
          return { tier: "gold" };
        },
      },
    });
    expect(said).to.deep.equal(["Tier gold."]);
    expect(of("lambda-invoked")[0]?.attempts).to.equal(2);
  });

  it("gives up on a function that hangs when its time limit is over", async () => {
    const { said, of } = await call(flow({ InvocationTimeLimitSeconds: "1" }), [], {
      clock: impatientClock(),
      services: { invokeLambda: () => new Promise(() => undefined) },
    });
    expect(said).to.deep.equal(["Broken."]);
    expect(of("lambda-invoked")[0]?.error).to.equal("No answer within 1000 ms.");
  });

  it("refuses a time limit that Connect does not have", async () => {
    const { of } = await answering({}, { InvocationTimeLimitSeconds: "9" });
    expect(of("branch-taken")[0]?.because).to.equal("InvocationTimeLimitSeconds is not within 1 and 8.");
  });

  it("goes on at once when asynchronous, and leaves $.External alone", async () => {
    const { said, of } = await answering({ tier: "gold" }, { InvocationType: "ASYNCHRONOUS" });
    expect(said).to.deep.equal(["Tier ."]);
    expect(of("lambda-invoked")[0]).to.include({ mode: "async", ok: true });
  });

  it("cuts a chain of Lambdas off at 20 s without a prompt", async () => {
    const clock = virtualClock(0);
    const chain = ["a", "b", "c", "d"].map((id, index) =>
      action(
        id,
        "InvokeLambdaFunction",
        { LambdaFunctionARN: "slow", InvocationTimeLimitSeconds: "8" },
        { next: ["b", "c", "d", "ok"][index] ?? "ok", errors: { NoMatchingError: "broken" } },
      ),
    );
    const story = await call(aFlow([...chain, says("ok", "Ok."), says("broken", "Broken.")]), [], {
      clock,
      services: {
        invokeLambda: async () => {
          await clock.sleep(7000);
          return { kind: "answered", payload: "{}", requestId: "r" };
        },
      },
    });
    expect(story.of("branch-taken")[0]?.because).to.equal("Lambdas have run for 20 s without a prompt in between.");
  });
});
