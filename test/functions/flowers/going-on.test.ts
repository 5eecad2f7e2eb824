import { expect } from "chai";
import type { ReplayAnswer } from "../../../functions/lib/dialog/replay-answer.ts";
import type { LexResponse } from "../../../functions/lib/dialog/lex-event.ts";
import { SATURDAY_9AM } from "../services.ts";
import { aHandler, conversation, rejecting, soFar } from "./handlers.ts";
import { aLexEvent, FILLED } from "./lex-events.ts";

const { FlowerType, PickupDate } = FILLED;
const two = { FlowerType, PickupDate, PickupTime: null };
const attributesOf = (response: LexResponse) => response.sessionState.sessionAttributes;

describe("orderFlowersHandler(), what it keeps", () => {
  it("keeps a turn that changed the order, by contact id", async () => {
    const { handler, kept } = aHandler({});
    await handler(aLexEvent({ slots: two }));
    expect(kept).to.deep.equal([{ contactId: "contact-1", conversation: conversation({ FlowerType, PickupDate }), at: SATURDAY_9AM }]);
  });

  it("keeps an order that is only begun: the caller must not be asked for a wish again", async () => {
    const { handler, kept } = aHandler({});
    await handler(aLexEvent());
    expect(kept.map((one) => one.conversation)).to.deep.equal([conversation({})]);
  });

  it("keeps nothing that it has kept already, and nothing where no order is under way", async () => {
    const { handler, kept } = aHandler({});
    const { sessionState } = await handler(aLexEvent({ slots: two }));
    await handler(aLexEvent({ slots: two, attributes: sessionState.sessionAttributes }));
    await handler(aLexEvent({ intent: "Help", attributes: sessionState.sessionAttributes }));
    await handler(aLexEvent({ intent: "Help" }));
    await handler(aLexEvent({ intent: "SpeakToPerson", attributes: sessionState.sessionAttributes }));
    expect(kept).to.have.length(1);
  });

  it("keeps nothing of a probe", async () => {
    const { handler, kept } = aHandler({});
    await handler(aLexEvent({ slots: two, sessionId: "probe-1" }));
    expect(kept).to.deep.equal([]);
  });

  it("never fails a turn and never changes its words when the memory does not answer, and tries again with the next turn", async () => {
    const failing = aHandler({ keep: rejecting });
    const well = aHandler({});
    const event = aLexEvent({ slots: FILLED });
    const answered = await failing.handler(event);
    const { unkept, ...attributes } = attributesOf(answered);
    const expected = await well.handler(event);
    expect(unkept).to.equal("yes");
    expect({ ...answered, sessionState: { ...answered.sessionState, sessionAttributes: attributes } }).to.deep.equal(expected);
    expect(failing.lines).to.deep.equal([{ kind: "conversation-not-kept", code: "Timeout" }]);

    const next = await well.handler(aLexEvent({ slots: FILLED, attributes: attributesOf(answered) }));
    expect(well.kept).to.have.length(2);
    expect(attributesOf(next)).not.to.have.property("unkept");
  });
});

describe("orderFlowersHandler(), a conversation that began with the other bot", () => {
  const resume = soFar({ FlowerType, PickupDate });
  const first = { intent: "FallbackIntent", attributes: { contactId: "contact-1", resume } };
  const answered: LexResponse = {
    sessionState: { sessionAttributes: { contactId: "contact-1", outcome: "done" }, dialogAction: { type: "Close" } },
    messages: [{ contentType: "PlainText", content: "Thank you." }],
  };

  it("answers the first turn as Lex does when it knows the question, with what was known", async () => {
    const asked: Parameters<ReplayAnswer>[] = [];
    const { handler } = aHandler({
      replay: async (...question) => {
        asked.push(question);
        return answered;
      },
    });
    expect(await handler(aLexEvent(first))).to.equal(answered);
    const [[event, question] = []] = asked;
    expect(question).to.deep.include({ ask: { slot: "PickupTime" }, conversation: conversation({ FlowerType, PickupDate }) });
    expect(event?.sessionAttributes).to.deep.equal({ contactId: "contact-1", soFar: resume, asked: "PickupTime", resumed: "yes" });
    expect(event?.transcript).to.equal("what the caller said");
  });

  it("asks again, with all that was known, when Lex does not answer", async () => {
    const { handler, lines } = aHandler({});
    const response = await handler(aLexEvent(first));
    expect(response.sessionState.dialogAction).to.deep.equal({ type: "ElicitSlot", slotToElicit: "PickupTime" });
    expect(response.sessionState.intent?.slots["FlowerType"]?.value.interpretedValue).to.equal(FlowerType);
    expect(response.messages?.[0]?.content).to.equal("Sorry, once more: at what time shall we have them ready?");
    expect(attributesOf(response)).to.deep.equal({ contactId: "contact-1", soFar: resume, asked: "PickupTime", resumed: "yes" });
    expect(lines).to.deep.equal([{ kind: "answer-not-replayed", code: "Timeout" }]);
  });

  it("asks for confirmation again where that was the question", async () => {
    const { handler } = aHandler({});
    const response = await handler(aLexEvent({ ...first, attributes: { ...first.attributes, resume: soFar(FILLED) } }));
    expect(response.sessionState.dialogAction.type).to.equal("ConfirmIntent");
  });

  for (const [intent, said] of [
    ["SpeakToPerson", "find someone"],
    ["Cancel", "not ordered anything"],
    ["Help", "Now, to your order"],
  ] as const)
    it(`answers ${intent} even then`, async () => {
      const { handler } = aHandler({});
      expect((await handler(aLexEvent({ ...first, intent }))).messages?.[0]?.content).to.include(said);
    });

  it("goes on once: later turns are its own, and so are those of a probe or with nothing to go on with", async () => {
    const again = async (): Promise<never> => {
      throw new Error("Nothing is to be heard again here.");
    };
    const { handler, lines } = aHandler({ replay: again });
    for (const [attributes, sessionId] of [
      [{ resume, resumed: "yes" }, "session-1"],
      [{ resume }, "probe-1"],
      [{ resume: "" }, "session-1"],
      [{ resume: "none" }, "session-1"],
    ] as const)
      await handler(aLexEvent({ intent: "FallbackIntent", attributes: { contactId: "contact-1", ...attributes }, sessionId }));
    expect(lines).to.deep.equal([]);
  });

  it("does not say that nothing is ordered when the lost bot placed the order", async () => {
    const find = async () => ({ flowerType: "roses", pickupDate: "2026-11-24", pickupTime: "10:00" });
    const no = aLexEvent({ slots: FILLED, confirmation: "Denied", attributes: { contactId: "contact-1", resumed: "yes" } });
    const { handler } = aHandler({ orders: { find } });
    const response = await handler(no);
    expect(response.messages?.[0]?.content).to.include("You have an order from this call already: roses");
    expect(attributesOf(response)).to.deep.equal({ contactId: "contact-1", outcome: "done", result: "ordered" });
    expect((await aHandler({}).handler(no)).messages?.[0]?.content).to.include("not ordered anything");
  });

  for (const [told, turned] of [
    ["no", { slots: FILLED, confirmation: "Denied" }],
    ["cancel", { intent: "Cancel" }],
    ["cancel, with nothing under way, since the recall failed", { intent: "Cancel", attributes: { resume: "none" } }],
    [
      "no, with nothing under way, since the recall failed",
      { intent: "FallbackIntent", transcript: "No.", attributes: { resume: "none" } },
    ],
  ] as const)
    it(`looks before it answers "${told}" where the flow has asked a twin`, async () => {
      const attributes = { contactId: "contact-1", twinAsked: "yes", ...("attributes" in turned ? turned.attributes : {}) };
      const event = aLexEvent({ ...turned, attributes });
      const find = async () => ({ flowerType: "roses", pickupDate: "2026-11-24", pickupTime: "10:00" });
      const there = await aHandler({ orders: { find } }).handler(event);
      expect(there.messages?.[0]?.content).to.include("You have an order from this call already: roses");
      expect((await aHandler({}).handler(event)).messages?.[0]?.content).to.match(
        /not ordered anything|no order under way|did not get that/,
      );

      const unread = aHandler({ orders: { find: rejecting } });
      const unknown = await unread.handler(event);
      expect(unknown.messages?.[0]?.content).to.equal(
        "I am sorry, I cannot tell just now whether that was done. Someone will call you back about it.",
      );
      expect(attributesOf(unknown)).to.include({ outcome: "callback" });
      expect(unread.callbacks.map(({ contactId }) => contactId)).to.deep.equal(["contact-1"]);
      expect(unread.lines).to.deep.equal([{ kind: "not-looked-up", failure: "timeout", code: "Timeout" }]);
    });

  it("gives a chat a person where it cannot tell what was done", async () => {
    const attributes = { contactId: "contact-1", twinAsked: "yes", channel: "CHAT" };
    const response = await aHandler({ orders: { find: rejecting } }).handler(aLexEvent({ intent: "Cancel", attributes }));
    expect(attributesOf(response)).to.include({ outcome: "person" });
    expect(response.messages?.[0]?.content).not.to.include("call you back");
  });

  it("does not look where no twin was asked", async () => {
    const { handler, lines } = aHandler({ orders: { find: rejecting } });
    expect((await handler(aLexEvent({ slots: FILLED, confirmation: "Denied" }))).messages?.[0]?.content).to.include("not ordered anything");
    expect(lines).to.deep.equal([]);
  });
});
