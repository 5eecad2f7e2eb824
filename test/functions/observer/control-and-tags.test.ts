import { expect } from "chai";
import { controlProbe, modelHashes } from "../../../functions/observer/control-and-tags.ts";
import { aServer } from "../services.ts";
import { realPlatform } from "../../../functions/lib/runtime/platform.ts";

const CREDENTIALS = { accessKeyId: "AKID", secretAccessKey: "secret" };
const where = (endpoint: string) => ({ variables: { AWS_ENDPOINT_URL: endpoint }, credentials: CREDENTIALS });

describe("controlProbe()", () => {
  for (const [status, result] of [
    [200, "good"],
    [403, "good"],
    [500, "failed"],
  ] as const)
    it(`finds an endpoint ${result} that answers ${status}`, async () => {
      const server = await aServer(() => ({ status, body: "" }));
      expect(await controlProbe(realPlatform, "us-east-1", where(server.endpoint))()).to.equal(result);
      server.stop();
      expect(server.seen[0]).to.include({ method: "POST", body: "Action=GetCallerIdentity&Version=2011-06-15" });
      expect(server.seen[0]?.authorization).to.match(/us-east-1\/sts\/aws4_request/);
    });

  it("finds an endpoint failed that cannot be reached", async () => {
    const server = await aServer(() => ({ status: 200, body: "" }));
    server.stop();
    expect(await controlProbe(realPlatform, "us-east-1", where(server.endpoint))()).to.equal("failed");
  });
});

const ALIASES = {
  "us-east-1": "arn:aws:lex:us-east-1:111122223333:bot-alias/ABCDEFGHIJ/KLMNOPQRST",
  "us-west-2": "arn:aws:lex:us-west-2:111122223333:bot-alias/BCDEFGHIJK/LMNOPQRSTU",
} as const;

describe("modelHashes()", () => {
  it("reads each alias's tag in its own region; one without it has none", async () => {
    const server = await aServer(({ path }) => ({
      status: 200,
      body: path.includes("us-east-1") ? '{"tags":{"model-hash":"abc","other":"x"}}' : '{"tags":{}}',
    }));
    expect(await modelHashes(realPlatform, { flowers: ALIASES }, where(server.endpoint))()).to.deep.equal({
      flowers: { "us-east-1": "abc", "us-west-2": undefined },
    });
    server.stop();
    expect(server.seen.map(({ method, path }) => `${method} ${path}`)).to.have.members(
      Object.values(ALIASES).map((arn) => `GET /tags/${encodeURIComponent(arn)}`),
    );
    expect(server.seen.map(({ authorization }) => /[a-z]+-[a-z]+-\d\/lex/.exec(authorization)?.[0])).to.have.members([
      "us-east-1/lex",
      "us-west-2/lex",
    ]);
  });

  it("fails when a tag cannot be read", async () => {
    const server = await aServer(() => ({ status: 403, body: "" }));
    const failed: unknown = await modelHashes(realPlatform, { flowers: ALIASES }, where(server.endpoint))().catch(
      (error: unknown) => error,
    );
    server.stop();
    expect(failed).to.be.instanceOf(Error).with.property("message").that.includes("HTTP 403");
  });
});
