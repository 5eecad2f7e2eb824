import { expect } from "chai";
import { attributesOf, conversationIn, conversationText, parseConversation } from "../../../functions/lib/flowers/conversation.ts";

describe("parseConversation()", () => {
  it("reads what conversationText() wrote", () => {
    const conversation = { slots: { FlowerType: "roses", PickupDate: "2026-11-24" }, times: "10:00,22:00" };
    expect(parseConversation(conversationText(conversation))).to.deep.equal(conversation);
  });

  it("knows an order of which nothing is known yet from no order at all", () => {
    expect(parseConversation(conversationText({ slots: {} }))).to.deep.equal({ slots: {} });
    for (const none of [undefined, "", "none", "[]", "7", "null", '"roses"', '{"FlowerType":'])
      expect(parseConversation(none), String(none)).to.equal(undefined);
  });

  it("passes over what somebody else wrote", () => {
    const odd = { FlowerType: "roses", PickupDate: 7, PickupTime: "1".repeat(101), Secret: "x", times: null };
    expect(parseConversation(JSON.stringify(odd))).to.deep.equal({ slots: { FlowerType: "roses" } });
  });
});

describe("conversationText()", () => {
  it("gives one text for one conversation, in under 4 KB however long the values are that it reads", () => {
    const [a, b] = [
      { PickupTime: "10:00", FlowerType: "roses" },
      { FlowerType: "roses", PickupTime: "10:00" },
    ];
    expect(conversationText({ slots: a })).to.equal(conversationText({ slots: b }));
    const long = "x".repeat(100);
    const most = parseConversation(JSON.stringify({ FlowerType: long, PickupDate: long, PickupTime: long, times: long }));
    expect(conversationText(most ?? { slots: {} }).length).to.be.within(400, 4000);
  });
});

describe("conversationIn()", () => {
  it("reads the session attributes that attributesOf() gives", () => {
    const conversation = { slots: { FlowerType: "roses" }, times: "10:00,22:00" };
    expect(conversationIn({ contactId: "c-1", ...attributesOf(conversation) })).to.deep.equal(conversation);
    expect(conversationIn({ contactId: "c-1" })).to.equal(undefined);
  });
});
