import { expect } from "chai";
import { realPlatform } from "../../../functions/platform.ts";
import { invokeAsync } from "../../../functions/report/invoke-async.ts";
import { aServer } from "../services.ts";

/** Runs one start against a server that answers with `status`; tells what the server saw. */
const startAgainst = async (status: number) => {
  const server = await aServer(() => ({ status, body: "no" }));
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
    it(`fails when Lambda answers ${status}, so that the report is tried again`, async () => {
      expect((await startAgainst(status)).failed)
        .to.be.instanceOf(Error)
        .with.property("message")
        .that.includes(`HTTP ${status}`);
    });
});
