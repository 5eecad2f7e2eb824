import { expect } from "chai";
import { filled } from "../../../../functions/lib/dialog/conversation.ts";
import { parseLexEvent } from "../../../../functions/lib/dialog/lex-event.ts";
import { NotReplayed, replayAnswer } from "../../../../functions/lib/dialog/replay-answer.ts";
import type { Answer, SignedRequest } from "../../../../functions/lib/aws/signed-request.ts";
import { aClock, SATURDAY_9AM } from "../../services.ts";
import { conversation } from "../../flowers/handlers.ts";
import { aLexEvent, FILLED } from "../../flowers/lex-events.ts";

const { FlowerType, PickupDate } = FILLED;
const question = {
  ask: { slot: "PickupTime" },
  conversation: conversation({ FlowerType, PickupDate }),
  slots: { FlowerType: filled(FlowerType), PickupDate: filled(PickupDate), PickupTime: null },
};
const slot = (text: string) => ({ value: { originalValue: text, interpretedValue: text, resolvedValues: [text] } });
const answerWith = (overrides: Readonly<Record<string, unknown>>): Answer => ({
  status: 200,
  body: JSON.stringify({
    messages: [{ contentType: "PlainText", content: "So that is roses. Shall I order them?" }],
    sessionState: {
      dialogAction: { type: "ConfirmIntent" },
      intent: { name: "OrderFlowers", state: "InProgress", slots: { FlowerType: slot("roses") } },
      sessionAttributes: { contactId: "contact-1" },
      ...overrides,
    },
  }),
});

const hear = async (answer: Answer, event = aLexEvent({ intent: "FallbackIntent" })) => {
  const sent: SignedRequest[] = [];
  const send = async (request: SignedRequest): Promise<Answer> => {
    sent.push(request);
    return sent.length === 1 ? { status: 200, body: "" } : answer;
  };
  const heard = await replayAnswer({ clock: aClock(), send, timeZone: "America/New_York" })(parseLexEvent(event), question).catch(
    (error: unknown) => error,
  );
  return { sent, heard };
};

describe("replayAnswer()", () => {
  it("puts a session where the caller believes to be, and says the words there", async () => {
    const { sent } = await hear(answerWith({}));
    const path = "/bots/ABCDEFGHIJ/botAliases/KLMNOPQRST/botLocales/en_US/sessions/resume-contact-1";
    expect(sent.map((request) => request.path)).to.deep.equal([path, `${path}/text`]);
    const [put, text] = sent.map(({ body }): unknown => JSON.parse(body));
    const requestAttributes = { "x-amz-lex:time-zone": "America/New_York", "said-at": String(SATURDAY_9AM) };
    expect(put).to.deep.equal({
      sessionState: {
        dialogAction: { type: "ElicitSlot", slotToElicit: "PickupTime" },
        intent: {
          name: "OrderFlowers",
          state: "InProgress",
          confirmationState: "None",
          slots: { FlowerType: { shape: "Scalar", ...slot(FlowerType) }, PickupDate: { shape: "Scalar", ...slot(PickupDate) } },
        },
        sessionAttributes: { contactId: "contact-1", callerMasked: "+1***0101" },
      },
      requestAttributes,
    });
    expect(text).to.deep.equal({ text: "what the caller said", requestAttributes });
  });

  it("gives Lex's answer as the hook's own", async () => {
    const { heard } = await hear(answerWith({}));
    expect(heard).to.deep.equal({
      sessionState: {
        dialogAction: { type: "ConfirmIntent" },
        intent: {
          name: "OrderFlowers",
          state: "InProgress",
          confirmationState: "None",
          slots: { FlowerType: { shape: "Scalar", ...slot("roses") } },
        },
        sessionAttributes: { contactId: "contact-1" },
      },
      messages: [{ contentType: "PlainText", content: "So that is roses. Shall I order them?" }],
    });
  });

  it("closes fulfilled where the conversation ended so, and asks an open question without an intent", async () => {
    const closed = await hear(answerWith({ dialogAction: { type: "Close" }, intent: { name: "SpeakToPerson", state: "Fulfilled" } }));
    expect(closed.heard).to.have.nested.property("sessionState.intent.state", "Fulfilled");
    const open = await hear(answerWith({ dialogAction: { type: "ElicitIntent" } }));
    expect(open.heard).to.have.property("sessionState").that.does.not.have.property("intent");
  });

  for (const [told, answer] of [
    ["a refusal", { status: 429, body: "{}" }],
    ["an answer that is not Lex's", { status: 200, body: "<html>" }],
    ["an end that is no fulfilment", answerWith({ dialogAction: { type: "Close" }, intent: { name: "OrderFlowers", state: "Failed" } })],
    ["an action that a hook cannot take", answerWith({ dialogAction: { type: "None" } })],
  ] as const)
    it(`does not go on with ${told}`, async () => {
      expect((await hear(answer)).heard).to.be.instanceOf(NotReplayed);
    });

  it("asks nothing where the event names no bot", async () => {
    const { sent, heard } = await hear(answerWith({}), {
      ...aLexEvent(),
      bot: { id: "", name: "", aliasId: "", aliasName: "", localeId: "", version: "" },
    });
    expect(sent).to.deep.equal([]);
    expect(heard).to.be.instanceOf(NotReplayed);
  });

  it("makes a session id of any contact id", async () => {
    const { sent } = await hear(answerWith({}), aLexEvent({ attributes: { contactId: `a/b c:${"x".repeat(200)}` } }));
    expect(sent[0]?.path).to.match(/\/sessions\/resume-a-b-c-x{87}$/);
  });
});
