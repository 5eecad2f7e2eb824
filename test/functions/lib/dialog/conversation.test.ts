import { expect } from "chai";
import { conversationText, type Conversation } from "../../../../functions/lib/dialog/conversation.ts";
import { conversationsOf } from "../../../../functions/lib/dialog/dialog.ts";
import { demoDialog } from "../../../../functions/lib/demo/dialog.ts";
import { DEMO } from "../../demo/hooks.ts";
import { aShop } from "../../flowers/handlers.ts";

const { parse, in: readIn } = conversationsOf(aShop());
const order = (slots: Conversation["slots"], more: Partial<Conversation> = {}): Conversation => ({
  intent: "OrderFlowers",
  locale: "en_US",
  slots,
  own: {},
  ...more,
});

describe("conversationsOf()", () => {
  it("parse() reads what conversationText() wrote", () => {
    const conversation = order({ FlowerType: "roses", PickupDate: "2026-11-24" }, { times: "10:00,22:00", own: { reach: "ok" } });
    expect(parse(conversationText(conversation))).to.deep.equal(conversation);
  });

  it("parse() knows a wish of which nothing is known yet from no wish at all", () => {
    expect(parse(conversationText(order({})))).to.deep.equal(order({}));
    const none = [undefined, "", "none", "[]", "7", "null", '"roses"', '{"FlowerType":', '{"slots":{"FlowerType":"roses"}}'];
    for (const text of [...none, '{"intent":"Help","locale":"en_US"}', '{"intent":"Weather","locale":"en_US"}'])
      expect(parse(text), String(text)).to.equal(undefined);
  });

  it("parse() passes over what somebody else wrote", () => {
    const slots = { FlowerType: "roses", PickupDate: 7, PickupTime: "1".repeat(101), Secret: "x" };
    expect(parse(JSON.stringify({ intent: "OrderFlowers", locale: "en_US", slots, times: null }))).to.deep.equal(
      order({ FlowerType: "roses" }),
    );
  });

  it("parse() takes no value of a slot that is not kept, such as a code", () => {
    const text = '{"intent":"CheckDemo","locale":"en_US","slots":{"Code":"123456","Mobile":"4155550123"}}';
    expect(conversationsOf(demoDialog(DEMO)).parse(text)?.slots).to.deep.equal({ Mobile: "4155550123" });
  });

  it("in() reads the session attribute that holds it", () => {
    expect(readIn({ contactId: "c-1", soFar: conversationText(order({ FlowerType: "roses" })) })).to.deep.equal(
      order({ FlowerType: "roses" }),
    );
    expect(readIn({ contactId: "c-1" })).to.equal(undefined);
  });
});

describe("conversationText()", () => {
  it("gives one text for one conversation, in under 4 KB however long the values are that it reads", () => {
    const [a, b] = [
      { PickupTime: "10:00", FlowerType: "roses" },
      { FlowerType: "roses", PickupTime: "10:00" },
    ];
    expect(conversationText(order(a))).to.equal(conversationText(order(b)));
    const long = "x".repeat(100);
    const most = parse(conversationText(order({ FlowerType: long, PickupDate: long, PickupTime: long }, { times: long })));
    expect(conversationText(most ?? order({})).length).to.be.within(400, 4000);
  });
});
