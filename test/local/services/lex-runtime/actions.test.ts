import { gunzipSync } from "node:zlib";
import { expect } from "chai";
import { ServiceError } from "../../../../local/errors.ts";
import type { Caller } from "../../../../local/services/action.ts";
import { deleteSession } from "../../../../local/services/lex-runtime/delete-session.ts";
import { getSession } from "../../../../local/services/lex-runtime/get-session.ts";
import { putSession } from "../../../../local/services/lex-runtime/put-session.ts";
import { recognizeText } from "../../../../local/services/lex-runtime/recognize-text.ts";
import { aLexLine } from "../../lex/lex-line.ts";

const caller: Caller = { principal: { kind: "account" }, region: "us-east-1", requestId: "r-1", signal: new AbortController().signal };
const at = { region: "us-east-1", accountId: "111122223333" } as const;

const unpacked = (header: string | undefined): unknown => JSON.parse(gunzipSync(Buffer.from(header ?? "", "base64")).toString("utf8"));

describe("recognizeText", () => {
  it("asks IAM for lex:RecognizeText on the alias, and names the bot to fault rules", () => {
    const { bots, alias, request } = aLexLine();
    const action = recognizeText({ bots });
    expect(action.permission(request("hi"), at)).to.deep.equal({ action: "lex:RecognizeText", resource: alias.arn });
    expect(action.target(request("hi"))).to.equal(alias.botId);
  });

  it("answers a turn", async () => {
    const { bots, request } = aLexLine();
    const { messages, sessionId } = await recognizeText({ bots }).run(request("order flowers"), caller);
    expect({ messages, sessionId }).to.deep.equal({
      sessionId: "caller-1",
      messages: [{ contentType: "PlainText", content: "Lovely. Which flowers would you like?" }],
    });
  });
});

describe("putSession", () => {
  it("begins where the client says, and answers the slot's prompt in packed headers", async () => {
    const { bots, request, say } = aLexLine();
    const answer = await putSession({ bots }).run(
      {
        ...request(""),
        sessionState: {
          intent: { name: "OrderFlowers", slots: { FlowerType: { value: { interpretedValue: "roses" } } } },
          dialogAction: { type: "ElicitSlot", slotToElicit: "PickupDate" },
        },
      },
      caller,
    );
    expect(unpacked(answer.messages)).to.deep.equal([{ contentType: "PlainText", content: "What day would you like to pick them up?" }]);
    expect(unpacked(answer.sessionState)).to.have.nested.property("dialogAction.slotToElicit", "PickupDate");
    expect((await say("tomorrow")).sessionState?.dialogAction).to.deep.equal({ type: "ElicitSlot", slotToElicit: "PickupTime" });
  });

  it("leaves the next step to Lex when it delegates, and asks no code hook", async () => {
    const { bots, request, events } = aLexLine({ hook: () => undefined });
    const answer = await putSession({ bots }).run(
      { ...request(""), sessionState: { intent: { name: "OrderFlowers" }, dialogAction: { type: "Delegate" } } },
      caller,
    );
    expect(unpacked(answer.messages)).to.deep.equal([{ contentType: "PlainText", content: "Lovely. Which flowers would you like?" }]);
    expect(events).to.deep.equal([]);
  });

  it("refuses to ask for a slot that the intent does not have", async () => {
    const { bots, request } = aLexLine();
    const put = putSession({ bots }).run(
      { ...request(""), sessionState: { intent: { name: "OrderFlowers" }, dialogAction: { type: "ElicitSlot", slotToElicit: "Size" } } },
      caller,
    );
    await put.then(
      () => expect.fail("It was not refused."),
      (error: unknown) => expect(error).to.be.instanceOf(ServiceError).with.property("code", "ValidationException"),
    );
  });
});

describe("getSession and deleteSession", () => {
  it("tell a session and forget it", async () => {
    const { bots, request, say, alias } = aLexLine();
    await say("order roses");
    const session = await getSession({ bots }).run(request(""), caller);
    expect(session.sessionState?.dialogAction).to.deep.equal({ type: "ElicitSlot", slotToElicit: "PickupDate" });
    expect(session.messages).to.deep.equal([{ contentType: "PlainText", content: "What day would you like to pick them up?" }]);
    expect(await deleteSession({ bots }).run(request(""), caller)).to.deep.equal({
      botId: alias.botId,
      botAliasId: alias.aliasId,
      localeId: "en_US",
      sessionId: "caller-1",
    });
    for (const again of [getSession({ bots }).run(request(""), caller), deleteSession({ bots }).run(request(""), caller)])
      await again.then(
        () => expect.fail("It was still there."),
        (error: unknown) => expect(error).to.be.instanceOf(ServiceError).with.property("status", 404),
      );
  });
});
