import { expect } from "chai";
import { realPlatform } from "../../../../functions/lib/runtime/platform.ts";
import { invokeAsync } from "../../../../functions/lib/aws/invoke-async.ts";
import { aServer } from "../../services.ts";

/** Runs one start against a server that answers with `first`, and with `then` after that; tells what the server saw. */
const startAgainst = async (first: number, then = first) => {
  const answers = [first];
  const server = await aServer(() => ({ status: answers.pop() ?? then, body: "no" }));
  const credentials = { accessKeyId: "AKID", secretAccessKey: "secret" };
  const settings = { region: "us-east-1", endpoint: new URL(server.endpoint), credentials, functionName: "observer" } as const;
  const failed = await invokeAsync(
    realPlatform,
    settings,
  )({ round: "confirm" }).then(
    () => undefined,
    (error: unknown) => error,
  );
  server.stop();
  return { seen: server.seen, failed };
};

describe("invokeAsync()", () => {
  it("asks Lambda to take one event, signed, and does not wait for the function", async () => {
    const { seen, failed } = await startAgainst(202);
    expect(failed).to.equal(undefined);
    expect(seen.map(({ path, body }) => [path, body])).to.deep.equal([
      ["/2015-03-31/functions/observer/invocations", '{"round":"confirm"}'],
    ]);
    expect(seen[0]?.invocation).to.equal("Event");
    expect(seen[0]?.authorization).to.match(/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/us-east-1\/lambda\/aws4_request/);
  });

  for (const status of [200, 403, 429, 500])
    it(`fails when Lambda answers ${status} twice`, async () => {
      const { seen, failed } = await startAgainst(status);
      expect(failed).to.be.instanceOf(Error).with.property("message").that.includes(`HTTP ${status}`);
      expect(seen).to.have.length(2);
    });

  it("asks again where Lambda was busy", async () => {
    const { seen, failed } = await startAgainst(429, 202);
    expect(failed).to.equal(undefined);
    expect(seen).to.have.length(2);
  });
});
