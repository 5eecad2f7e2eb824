import { LexRuntimeV2Client } from "@aws-sdk/client-lex-runtime-v2";
import { expect } from "chai";
import type { LexRuntimeError } from "../../../../../functions/lib/aws/lex-runtime/lex-runtime.ts";
import { lexRuntimeV2 } from "../../../../../functions/lib/aws/lex-runtime/v2.ts";
import { failureOf } from "./failure.ts";
import { cannedHttp, type Canned } from "./http.ts";

const SESSION = "/bots/ABCDEFGHIJ/botAliases/KLMNOPQRST/botLocales/en_US/sessions/probe-1";

const aRuntime = (answer: Canned | Error, timeZone?: string) => {
  const { sent, requestHandler } = cannedHttp(answer);
  const client = new LexRuntimeV2Client({
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "id", secretAccessKey: "secret" },
    requestHandler,
  });
  return { sent, runtime: lexRuntimeV2(client, { region: "us-east-1", botId: "ABCDEFGHIJ", botAliasId: "KLMNOPQRST" }, "en_US", timeZone) };
};

const patient = new AbortController().signal;
const refusal = (status: number, type: string): Canned => ({ status, headers: { "x-amzn-errortype": type }, body: '{"message":"no"}' });

describe("lexRuntimeV2()", () => {
  it("putSession() opens a session through the alias, as text", async () => {
    const { runtime, sent } = aRuntime({ headers: { "content-type": "text/plain; charset=utf-8", "x-amz-lex-session-id": "probe-1" } });
    await runtime.putSession("probe-1", patient);
    expect(sent).to.have.length(1);
    expect(sent[0]).to.deep.include({ method: "POST", path: SESSION, body: { sessionState: { dialogAction: { type: "ElicitIntent" } } } });
    expect(sent[0]?.headers).to.include({ responsecontenttype: "text/plain; charset=utf-8" });
  });

  it("recognize() gives the intent and what the bot said", async () => {
    const { runtime, sent } = aRuntime({
      body: JSON.stringify({
        sessionId: "probe-1",
        messages: [{ contentType: "PlainText", content: "Which flowers?" }, { contentType: "ImageResponseCard" }],
        sessionState: {
          dialogAction: { type: "ElicitSlot", slotToElicit: "FlowerType" },
          intent: { name: "OrderFlowers", state: "InProgress", slots: {} },
        },
        interpretations: [],
      }),
    });
    expect(await runtime.recognize("probe-1", "order flowers", patient)).to.deep.equal({
      intent: "OrderFlowers",
      messages: ["Which flowers?"],
    });
    expect(sent[0]).to.deep.include({ method: "POST", path: `${SESSION}/text`, body: { text: "order flowers" } });
  });

  it("recognize() says that no intent was found", async () => {
    const { runtime } = aRuntime({ body: "{}" });
    expect(await runtime.recognize("probe-1", "hm", patient)).to.deep.equal({ intent: undefined, messages: [] });
  });

  it("says with each request in which zone a relative day is meant", async () => {
    const inTokyo = { requestAttributes: { "x-amz-lex:time-zone": "Asia/Tokyo" } };
    const put = aRuntime({ headers: { "content-type": "text/plain; charset=utf-8" } }, "Asia/Tokyo");
    await put.runtime.putSession("probe-1", patient);
    expect(put.sent[0]?.body).to.deep.include(inTokyo);
    const say = aRuntime({ body: "{}" }, "Asia/Tokyo");
    await say.runtime.recognize("probe-1", "order flowers", patient);
    expect(say.sent[0]?.body).to.deep.include(inTokyo);
  });

  it("deleteSession() ends the session", async () => {
    const { runtime, sent } = aRuntime({ body: "{}" });
    await runtime.deleteSession("probe-1", patient);
    expect(sent[0]).to.deep.include({ method: "DELETE", path: SESSION });
  });

  for (const [status, type, fault] of [
    [429, "ThrottlingException", "throttled"],
    [403, "AccessDeniedException", "denied"],
    [403, "UnrecognizedClientException", "denied"],
    [404, "ResourceNotFoundException", "failed"],
    [424, "DependencyFailedException", "failed"],
    [500, "InternalServerException", "failed"],
    [502, "BadGatewayException", "failed"],
  ] as const)
    it(`calls ${type} ${fault}`, async () => {
      const failed: LexRuntimeError = await failureOf(aRuntime(refusal(status, type)).runtime.putSession("probe-1", patient));
      expect(failed).to.include({ fault, code: type });
    });

  it("calls a broken connection failed, by the system's name for it", async () => {
    const broken = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    expect(await failureOf(aRuntime(broken).runtime.putSession("probe-1", patient))).to.include({ fault: "failed", code: "ECONNREFUSED" });
  });

  it("calls it a timeout when the time was over", async () => {
    expect(await failureOf(aRuntime(new Error("aborted")).runtime.putSession("probe-1", AbortSignal.abort()))).to.include({
      fault: "failed",
      code: "Timeout",
    });
  });
});
