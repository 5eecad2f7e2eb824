import { LexRuntimeServiceClient } from "@aws-sdk/client-lex-runtime-service";
import { expect } from "chai";
import { lexRuntimeV1 } from "../../../../../functions/lib/aws/lex-runtime/v1.ts";
import { failureOf } from "./failure.ts";
import { cannedHttp, type Canned } from "./http.ts";

const USER = "/bot/OrderFlowers/alias/live/user/probe-1";

const aRuntime = (answer: Canned) => {
  const { sent, requestHandler } = cannedHttp(answer);
  const client = new LexRuntimeServiceClient({
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "id", secretAccessKey: "secret" },
    requestHandler,
  });
  return { sent, runtime: lexRuntimeV1(client, { botName: "OrderFlowers", botAlias: "live" }) };
};

const patient = new AbortController().signal;

describe("lexRuntimeV1()", () => {
  it("putSession() opens a session for the user", async () => {
    const { runtime, sent } = aRuntime({ headers: { "content-type": "text/plain; charset=utf-8" } });
    await runtime.putSession("probe-1", patient);
    expect(sent[0]).to.deep.include({ method: "POST", path: `${USER}/session`, body: { dialogAction: { type: "ElicitIntent" } } });
    expect(sent[0]?.headers).to.include({ accept: "text/plain; charset=utf-8" });
  });

  it("recognize() gives the intent and the one message", async () => {
    const { runtime, sent } = aRuntime({ body: '{"intentName":"OrderFlowers","message":"Which flowers?","dialogState":"ElicitSlot"}' });
    expect(await runtime.recognize("probe-1", "order flowers", patient)).to.deep.equal({
      intent: "OrderFlowers",
      messages: ["Which flowers?"],
    });
    expect(sent[0]).to.deep.include({ method: "POST", path: `${USER}/text`, body: { inputText: "order flowers" } });
  });

  it("recognize() gives no message where the bot said nothing", async () => {
    expect(await aRuntime({ body: '{"dialogState":"ElicitIntent"}' }).runtime.recognize("probe-1", "hm", patient)).to.deep.equal({
      intent: undefined,
      messages: [],
    });
  });

  it("deleteSession() ends the user's session", async () => {
    const { runtime, sent } = aRuntime({ body: "{}" });
    await runtime.deleteSession("probe-1", patient);
    expect(sent[0]).to.deep.include({ method: "DELETE", path: `${USER}/session` });
  });

  for (const [status, type, fault] of [
    [429, "LimitExceededException", "throttled"],
    [403, "AccessDeniedException", "denied"],
    [404, "NotFoundException", "failed"],
    [500, "InternalFailureException", "failed"],
  ] as const)
    it(`calls ${type} ${fault}`, async () => {
      const { runtime } = aRuntime({ status, headers: { "x-amzn-errortype": type }, body: '{"message":"no"}' });
      expect(await failureOf(runtime.recognize("probe-1", "hm", patient))).to.include({ fault, code: type });
    });
});
