import { expect } from "chai";
import { virtualClock } from "../../../shared/clock.ts";
import { ConnectionError, ServiceError, UnsupportedError } from "../../../local/errors.ts";
import { eventLog, type LogEntry } from "../../../local/events.ts";
import { faultBox, parseFaultRules } from "../../../local/faults.ts";
import { localIam } from "../../../local/iam/iam.ts";
import { seededRandom } from "../../../local/random.ts";
import type { Action, ServiceName } from "../../../local/services/action.ts";
import { keyStore } from "../../../local/services/kms/keys.ts";
import { invoke } from "../../../local/services/lambda/invoke.ts";
import { makeDoor } from "../../../local/wire/dispatch.ts";
import type { Functions } from "../../../local/lambda/functions.ts";

const NOON = Date.UTC(2026, 10, 20, 12);

const answer: Action<string, string> = {
  target: (input) => input,
  permission: (input) => ({ action: "lex:RecognizeText", resource: input }),
  run: async (input) => `answered ${input}`,
};

const aDoor = (...rules: readonly string[]) => {
  const random = seededRandom(1);
  const clock = virtualClock(NOON);
  const events = eventLog();
  const seen: LogEntry[] = [];
  events.subscribe((entry) => seen.push(entry));
  const iam = localIam({ random });
  const keys = keyStore({ random, accountId: "1", iam });
  const door = makeDoor({ accountId: "1", clock, random, events, faults: faultBox(parseFaultRules(rules)), iam, keys });
  const ask = <Input, Output>(
    action: Action<Input, Output>,
    input: Input,
    { service = "lex", signal = new AbortController().signal }: { readonly service?: ServiceName; readonly signal?: AbortSignal } = {},
  ) =>
    door(
      { service, operation: "RecognizeText", caller: { region: "us-east-1", principal: { kind: "account" }, requestId: "r", signal } },
      action,
      input,
    );
  return { ask, clock, seen };
};

const thrownBy = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );

describe("makeDoor()", () => {
  it("makeDoor() runs the action when nothing stands in the way", async () => {
    expect(await aDoor().ask(answer, "B1")).to.equal("answered B1");
  });

  it("makeDoor() applies a rule to the resource it names and to no other", async () => {
    const { ask } = aDoor("us-east-1/lex:B1=down");
    expect(await thrownBy(ask(answer, "B1"))).to.be.instanceOf(ConnectionError);
    expect(await ask(answer, "B2")).to.equal("answered B2");
  });

  it("makeDoor() takes the clock's time to be slow", async () => {
    const { ask, clock, seen } = aDoor("us-east-1/lex=slow:300ms");
    expect(await ask(answer, "B1")).to.equal("answered B1");
    expect(clock.now() - NOON).to.equal(300);
    expect(seen).to.deep.equal([
      {
        kind: "fault-applied",
        at: NOON,
        region: "us-east-1",
        service: "lex",
        operation: "RecognizeText",
        rule: "us-east-1/lex=slow:300ms",
      },
    ]);
  });

  it("makeDoor() hangs until the caller's signal aborts, with its reason", async () => {
    const gone = new AbortController();
    const hanging = thrownBy(aDoor("us-east-1/lex=hang").ask(answer, "B1", { signal: gone.signal }));
    gone.abort(new Error("8 s are over"));
    expect(await hanging).to.have.property("message", "8 s are over");
  });

  it("makeDoor() does what is unanswered, though its caller has gone", async () => {
    const gone = new AbortController();
    const { ask, clock } = aDoor("us-east-1/lex=unanswered:600ms");
    const done = Promise.withResolvers<number>();
    const counted: typeof answer = { ...answer, run: async () => (done.resolve(clock.now() - NOON), "never heard") };
    const asked = thrownBy(ask(counted, "B1", { signal: gone.signal }));
    gone.abort(new Error("450 ms are over"));
    expect(await asked).to.have.property("message", "450 ms are over");
    expect(await done.promise).to.equal(600);
  });

  it("makeDoor() throttles each service with its own error", async () => {
    const code = async (service: ServiceName): Promise<unknown> => {
      const thrown = await thrownBy(aDoor(`us-east-1/${service}=throttle`).ask(answer, "x", { service }));
      return thrown instanceof ServiceError ? [thrown.code, thrown.status] : thrown;
    };
    expect(await code("lex")).to.deep.equal(["ThrottlingException", 429]);
    expect(await code("lambda")).to.deep.equal(["TooManyRequestsException", 429]);
    expect(await code("dynamodb")).to.deep.equal(["ThrottlingException", 400]);
  });

  it("makeDoor() answers as if what is called were gone, with the service's own error", async () => {
    const code = async (service: ServiceName): Promise<unknown> => {
      const thrown = await thrownBy(aDoor(`us-east-1/${service}=missing`).ask(answer, "x", { service }));
      return thrown instanceof ServiceError ? [thrown.code, thrown.status] : thrown;
    };
    expect(await code("lex")).to.deep.equal(["ResourceNotFoundException", 404]);
    expect(await code("dynamodb")).to.deep.equal(["ResourceNotFoundException", 400]);
    expect(await code("sns")).to.deep.equal(["NotFound", 404]);
    expect(await code("sts")).to.be.instanceOf(UnsupportedError);
  });

  it("makeDoor() does what is asked, and lets nobody hear of it", async () => {
    let done = 0;
    const counting = { ...answer, run: async () => String((done += 1)) };
    expect(await thrownBy(aDoor("us-east-1/lex=unanswered").ask(counting, "B1"))).to.be.instanceOf(ConnectionError);
    expect(done).to.equal(1);
  });

  it("makeDoor() refuses as DynamoDB does without the key of its tables", async () => {
    const thrown = await thrownBy(aDoor("us-east-1/dynamodb=keyless").ask(answer, "x", { service: "dynamodb" }));
    expect(thrown).to.be.instanceOf(ServiceError).and.include({ code: "AccessDeniedException", status: 400 });
  });

  it("makeDoor() says which actions cannot answer wrongly", async () => {
    expect(await thrownBy(aDoor("us-east-1/lex=wrong").ask(answer, "B1"))).to.be.instanceOf(UnsupportedError);
  });

  it("makeDoor() lets an action give its wrong answer", async () => {
    const misleading = { ...answer, faulty: { wrong: (output: string) => `not ${output}` } };
    expect(await aDoor("us-east-1/lex=wrong").ask(misleading, "B1")).to.equal("not answered B1");
  });

  it("makeDoor() makes a Lambda function fail rather than the service", async () => {
    const never = (): never => {
      throw new Error("The function must not run.");
    };
    const functions: Functions = { create: never, update: never, delete: never, find: never, list: never, invoke: never, close: never };
    const random = seededRandom(1);
    const keys = keyStore({ random, accountId: "1", iam: localIam({ random }) });
    const asyncEvents = { configure: never, settingsOf: never, accept: never, underway: never, close: never };
    const action = invoke({ functions, keys, asyncEvents });
    const {
      StatusCode,
      FunctionError,
      Payload = new Uint8Array(),
    } = await aDoor("us-east-1/lambda:flowers=error").ask(action, { FunctionName: "flowers" }, { service: "lambda" });
    expect([StatusCode, FunctionError]).to.deep.equal([200, "Unhandled"]);
    expect(JSON.parse(Buffer.from(Payload).toString())).to.deep.equal({
      errorType: "Error",
      errorMessage: "A fault rule makes flowers fail.",
    });
  });
});
