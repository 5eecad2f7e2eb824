// Response cards in a code hook's answer: what Lex takes, and what a client gets (lex-v2.md 2).
import { expect } from "chai";
import { aLexLine, asking, type HookEvent } from "./lex-line.ts";

const buttons = (count: number) => Array.from({ length: count }, (_, at) => ({ text: `${at + 1} pm`, value: `${at + 13}:00` }));
const aCard = (changes: object = {}) => ({ title: "Free times", subtitle: "On Tuesday", buttons: buttons(3), ...changes });

/** A hook that asks for the time with words and a card. */
const offering = (card: object) => (event: HookEvent) => {
  const asked = asking(event, "PickupTime", "At what time?");
  return { ...asked, messages: [...(asked.messages ?? []), { contentType: "ImageResponseCard", imageResponseCard: card }] };
};
const answered = async (card: object, requestAttributes: Readonly<Record<string, string>> = {}) =>
  (await aLexLine({ hook: offering(card) }).say("order flowers", { requestAttributes })).messages;
const refused = (card: object): Promise<unknown> =>
  answered(card).then(
    () => "not refused",
    (thrown: unknown) => (thrown instanceof Error ? thrown.message : thrown),
  );

describe("a code hook's response card", () => {
  it("comes to the client whole, after the words", async () => {
    expect(await answered(aCard())).to.deep.equal([
      { contentType: "PlainText", content: "At what time?" },
      { contentType: "ImageResponseCard", imageResponseCard: aCard() },
    ]);
  });

  it("is left out for a client that takes no cards", async () => {
    const messages = await answered(aCard(), { "x-amz-lex:accept-content-types": "PlainText,SSML" });
    expect(messages?.map(({ contentType }) => contentType)).to.deep.equal(["PlainText"]);
  });

  it("may have five buttons or none, and no more than a title", async () => {
    expect(await answered(aCard({ buttons: buttons(5) }))).to.have.length(2);
    expect(await answered({ title: "Free times" })).to.have.length(2);
  });

  for (const [what, card] of [
    ["no title", { buttons: [] }],
    ["a title over 250 characters", aCard({ title: "x".repeat(251) })],
    ["six buttons", aCard({ buttons: buttons(6) })],
    ["a button over 50 characters", aCard({ buttons: [{ text: "x".repeat(51), value: "1" }] })],
    ["a button without a value", aCard({ buttons: [{ text: "1 pm", value: "" }] })],
  ] as const)
    it(`fails the turn with ${what}, as the hook's fault`, async () => {
      expect(await refused(card)).to.match(/^The code hook gave no answer that Lex can use\. .*imageResponseCard/);
    });
});
