import { expect } from "chai";
import { realClock } from "../../shared/clock.ts";
import { localIam } from "../../local/iam/iam.ts";
import type { FunctionConfiguration } from "../../local/lambda/functions.ts";
import type { Underway } from "../../local/lambda/async-events.ts";
import { seededRandom } from "../../local/random.ts";
import { smsSettled } from "../../local/sms-settled.ts";

const roleOf = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;

/** Roles of which one may write to phones, and functions at work under them. */
const aMoment = (names: readonly string[]) => {
  const iam = localIam({ random: seededRandom(1) });
  for (const name of ["notify", "observer"])
    iam.createRole({
      arn: roleOf(name),
      name,
      trust: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
      },
    });
  const topics = "arn:aws:sns:*:*:*";
  iam.putRolePolicy("observer", "p", {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sns:Publish", Resource: topics }],
  });
  iam.putRolePolicy("notify", "p", {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "sns:Publish", Resource: "*" },
      { Effect: "Deny", Action: "sns:Publish", Resource: topics },
    ],
  });
  const callee = (name: string): FunctionConfiguration => ({
    region: "us-east-1",
    name,
    arn: `arn:aws:lambda:us-east-1:111122223333:function:${name}`,
    handler: "index.handler",
    runtime: "nodejs24.x",
    timeoutSeconds: 3,
    memoryMb: 128,
    roleArn: roleOf(name),
    environment: {},
    code: {},
  });
  const work = names.map((name) => ({ callee: callee(name), ...Promise.withResolvers<void>() }));
  const working = new Set<Underway>(work.map(({ callee: one, promise: rests }) => ({ callee: one, rests })));
  const end = (): void => {
    working.clear();
    for (const { resolve } of work) resolve();
  };
  const state = { settled: false };
  const settle = async (): Promise<void> => {
    await smsSettled({ asyncEvents: { underway: () => [...working] }, iam, clock: realClock });
    state.settled = true;
  };
  const settled = settle();
  return { end, settled, state };
};

describe("smsSettled()", () => {
  it("waits for a function that may write to phones", async () => {
    const { end, settled, state } = aMoment(["notify"]);
    await new Promise(setImmediate);
    expect(state.settled).to.equal(false);
    end();
    await settled;
  });

  it("waits for no function that may publish to topics alone", async () => {
    const { settled, state } = aMoment(["observer"]);
    await settled;
    expect(state.settled).to.equal(true);
  });
});
