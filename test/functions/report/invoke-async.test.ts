import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { realClock } from "../../../functions/clock.ts";
import { invokeAsync } from "../../../functions/report/invoke-async.ts";

interface Seen {
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Runs one start against a server that answers with `status`; tells what the server saw. */
const startAgainst = async (status: number): Promise<{ readonly seen: readonly Seen[]; readonly failed: unknown }> => {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const take = async (): Promise<void> => {
      seen.push({ url: request.url, headers: request.headers, body: await text(request) });
      response.writeHead(status).end("no");
    };
    void take();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const endpoint = new URL(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`);
  const credentials = { accessKeyId: "AKID", secretAccessKey: "secret" };
  const failed = await invokeAsync({ clock: realClock }, { region: "us-east-1", endpoint, credentials, functionName: "observer" })().then(
    () => undefined,
    (error: unknown) => error,
  );
  server.closeAllConnections();
  server.close();
  return { seen, failed };
};

describe("invokeAsync()", () => {
  it("asks Lambda to take one event, signed, and does not wait for the function", async () => {
    const { seen, failed } = await startAgainst(202);
    expect(failed).to.equal(undefined);
    expect(seen.map(({ url, body }) => [url, body])).to.deep.equal([["/2015-03-31/functions/observer/invocations", "{}"]]);
    expect(seen[0]?.headers["x-amz-invocation-type"]).to.equal("Event");
    expect(seen[0]?.headers.authorization).to.match(/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/us-east-1\/lambda\/aws4_request/);
  });

  for (const status of [200, 403, 429, 500])
    it(`fails when Lambda answers ${status}, so that the report is tried again`, async () => {
      expect((await startAgainst(status)).failed)
        .to.be.instanceOf(Error)
        .with.property("message")
        .that.includes(`HTTP ${status}`);
    });
});
