import type { Message } from "@aws-sdk/client-lex-runtime-v2";
import { expect } from "chai";
import type { FlowAction, JsonObject } from "../../../../contact-flows/flow.ts";
import { virtualClock } from "../../../../shared/clock.ts";
import type { CompiledFlow } from "../../../../local/connect/contact.ts";
import type { BotReply } from "../../../../local/connect/services.ts";
import { action, aFlow, answers, call, EAST, hangingClock, says, WEST, type BotRequest } from "../support.ts";

const bot = (id: string, aliasArn: string, onError: string, extra: JsonObject = {}): FlowAction =>
  action(
    id,
    "ConnectParticipantWithLexBot",
    { Text: "What can I do for you?", LexV2Bot: { AliasArn: aliasArn }, ...extra },
    { next: "broken", when: { OrderFlowers: "ordered" }, errors: { NoMatchingCondition: "other", NoMatchingError: onError } },
  );
const endings = [
  says("ordered", "Ordered $.Lex.Slots.FlowerType ($.Lex.SessionAttributes.outcome)."),
  says("other", "Other: $.Lex.IntentName."),
  says("broken", "Broken."),
];
const single = (extra: JsonObject = {}): CompiledFlow => aFlow([bot("ask", EAST, "broken", extra), ...endings]);
const twins = aFlow([bot("ask", EAST, "twin"), bot("twin", WEST, "broken"), ...endings]);
const florist = (text: string) =>
  text === "roses"
    ? answers("Thank you.", { state: "Fulfilled", slots: { FlowerType: "roses" }, attributes: { outcome: "ordered" } })
    : answers("Which flowers?");

describe("ConnectParticipantWithLexBot", () => {
  it("holds the caller turn after turn until the bot closes, then takes the intent's branch", async () => {
    const { said, ended } = await call(single(), ["flowers", "roses"], { bots: { [EAST]: florist } });
    expect(said).to.deep.equal(["What can I do for you?", "Which flowers?", "Thank you.", "Ordered roses (ordered)."]);
    expect(ended).to.deep.equal({
      kind: "call-ended",
      outcome: "completed",
      botRegion: "us-east-1",
      switches: 0,
      turns: 2,
      intent: "OrderFlowers",
      slots: { FlowerType: "roses" },
    });
  });

  it("asks in the contact's session, with the block's attributes once, in the language's locale", async () => {
    const seen: BotRequest[] = [];
    const set = action("lang", "UpdateContactData", { LanguageCode: "de-DE" }, { next: "ask", errors: { NoMatchingError: "broken" } });
    const flow = aFlow([set, bot("ask", EAST, "broken", { LexSessionAttributes: { who: "$.CustomerEndpoint.Address" } }), ...endings]);
    await call(flow, ["flowers", "roses"], { bots: { [EAST]: (text, request) => (seen.push(request), florist(text)) } });
    expect(seen.map(({ sessionState, localeId, botId, botAliasId }) => ({ sessionState, localeId, botId, botAliasId }))).to.deep.equal([
      { sessionState: { sessionAttributes: { who: "+12025550101" } }, localeId: "de_DE", botId: "BOTEAST123", botAliasId: "ALIASEAST1" },
      { sessionState: undefined, localeId: "de_DE", botId: "BOTEAST123", botAliasId: "ALIASEAST1" },
    ]);
    expect(new Set(seen.map((request) => request.sessionId)).size).to.equal(1);
  });

  it("tells no value of a slot that the bot obscures, though the flow has it", async () => {
    const coded = () => ({
      ...answers("Thank you.", { state: "Fulfilled", slots: { FlowerType: "roses", Code: "123456" } }),
      obscured: ["Code"],
    });
    const { ended, of, said } = await call(
      aFlow([bot("ask", EAST, "broken"), says("ordered", "Code $.Lex.Slots.Code."), ...endings.slice(1)]),
      ["roses"],
      { bots: { [EAST]: coded } },
    );
    const slots = { FlowerType: "roses", Code: "{Code}" };
    expect([ended.slots, ...of("bot-answered").map((told) => told.slots)]).to.deep.equal([slots, slots]);
    expect(said.at(-1)).to.equal("Code 123456.");
  });

  it("takes the Default branch for an intent that is not listed", async () => {
    const help = () => answers("Here is help.", { intent: "Help", state: "Fulfilled" });
    expect((await call(single(), ["help"], { bots: { [EAST]: help } })).said.at(-1)).to.equal("Other: Help.");
  });

  it("takes the Error branch for an intent that ends Failed", async () => {
    const failing = () => answers("That did not work.", { state: "Failed" });
    expect((await call(single(), ["flowers"], { bots: { [EAST]: failing } })).said.at(-1)).to.equal("Broken.");
  });

  it("takes the intent's branch for one that is ready for fulfilment", async () => {
    const ready = () => answers("Fine.", { state: "ReadyForFulfillment", slots: { FlowerType: "lilies" } });
    expect((await call(single(), ["lilies"], { bots: { [EAST]: ready } })).said.at(-1)).to.equal("Ordered lilies ().");
  });

  it("lets the twin ask again when the first bot fails, and counts the switch", async () => {
    const down = () => ({ kind: "failed" as const, error: "ConnectionError: refused" });
    const { ended, of, said } = await call(twins, ["flowers", "flowers", "roses"], { bots: { [EAST]: down, [WEST]: florist } });
    expect(ended).to.include({ outcome: "completed", botRegion: "us-west-2", switches: 1, turns: 3 });
    expect(of("bot-failed").map(({ region, error }) => ({ region, error }))).to.deep.equal([
      { region: "us-east-1", error: "ConnectionError: refused" },
    ]);
    expect(of("bot-switched").map(({ from, to }) => ({ from, to }))).to.deep.equal([{ from: "us-east-1", to: "us-west-2" }]);
    expect(said.slice(0, 2)).to.deep.equal(["What can I do for you?", "What can I do for you?"]);
  });

  it("gives up on a bot that hangs after the assumed wait", async () => {
    const { of, ended } = await call(twins, ["flowers", "flowers", "roses"], {
      clock: hangingClock(),
      bots: { [EAST]: () => new Promise(() => undefined), [WEST]: florist },
      services: { botWaitMs: { VOICE: 20 } },
    });
    expect(of("bot-failed")[0]?.error).to.equal("us-east-1 did not answer within 0.0 s");
    expect(ended).to.include({ outcome: "completed", botRegion: "us-west-2" });
  });

  it("takes the Error branch before it asks anything when the bot is not associated", async () => {
    const { said, of } = await call(single(), ["flowers"]);
    expect(said).to.deep.equal(["Broken."]);
    expect(of("branch-taken")[0]?.because).to.equal(`The bot alias ${EAST} is not associated with this instance.`);
  });

  it("takes the Error branch for an alias that is not set or is no ARN", async () => {
    const because = async (parameters: JsonObject): Promise<string | undefined> =>
      (await call(single(parameters), ["flowers"])).of("branch-taken")[0]?.because;
    expect(await because({ LexV2Bot: { AliasArn: "$.Attributes.bot" } })).to.equal("$.Attributes.bot is not set: there is no bot to ask.");
    expect(await because({ LexV2Bot: { AliasArn: "{{bots.main}}" } })).to.equal('"{{bots.main}}" is no ARN of a bot alias.');
  });

  it("takes the Error branch for a Lex V1 bot, and says how to map it", async () => {
    const v1 = action(
      "ask",
      "ConnectParticipantWithLexBot",
      { Text: "What can I do for you?", LexBot: { Name: "OrderFlowers", Region: "us-east-1", Alias: "live" } },
      { next: "broken", errors: { NoMatchingCondition: "other", NoMatchingError: "broken" } },
    );
    expect((await call(aFlow([v1, ...endings]), ["flowers"])).of("branch-taken")[0]?.because).to.equal(
      'It asks the Lex V1 bot "OrderFlowers", alias "live", in us-east-1; Lex V1 ended on 2025-09-15. ' +
        `Map "OrderFlowers:live:us-east-1" under aliases in the flow's bind file.`,
    );
  });

  it("takes keys pressed at the bot for input, named as such", async () => {
    const seen: BotRequest[] = [];
    await call(single(), ["dtmf:12#", "roses"], { bots: { [EAST]: (text, request) => (seen.push(request), florist(text)) } });
    expect(seen[0]?.text).to.equal("12");
    expect(seen[0]?.requestAttributes?.["x-amz-lex:dtmf-transcript"]).to.equal("12");
    expect(seen[1]?.requestAttributes).to.deep.equal({ "x-amz-lex:channels:platform": "Connect" });
  });

  it("gives the caller's time to keys that no end key follows, where speech takes time", async () => {
    const clock = virtualClock(0);
    const at: number[] = [];
    const noting = (text: string) => (at.push(clock.now()), florist(text));
    const wait = { LexSessionAttributes: { "x-amz-lex:dtmf:end-timeout-ms:*:*": "2000" } };
    for (const keys of ["dtmf:12#", "dtmf:12"]) await call(single(wait), [keys], { clock, bots: { [EAST]: noting } });
    const [ended = 0, open = 0] = at;
    const silent: number[] = [];
    const instant = virtualClock(0);
    await call(single(wait), ["dtmf:12"], {
      clock: instant,
      bots: { [EAST]: (text) => (silent.push(instant.now()), florist(text)) },
      services: { speech: "instant" },
    });
    const prompt = ended;
    expect(open - ended).to.be.greaterThan(prompt + 1999);
    expect(silent).to.deep.equal([0]);
  });

  it("hears no keys where the bot allows none: the caller is asked again", async () => {
    const seen: BotRequest[] = [];
    const deaf = { LexSessionAttributes: { "x-amz-lex:allow-dtmf-input:*:*": "false" } };
    const { of } = await call(single(deaf), ["dtmf:12#", "roses"], {
      bots: { [EAST]: (text, request) => (seen.push(request), florist(text)) },
    });
    expect(seen.map(({ text }) => text)).to.deep.equal(["roses"]);
    expect([of("pressed").length, of("silent").length]).to.deep.equal([1, 1]);
  });

  it("takes keys for text in a chat, which has no keypad", async () => {
    const seen: BotRequest[] = [];
    await call(single(), ["dtmf:12"], { channel: "CHAT", bots: { [EAST]: (text, request) => (seen.push(request), florist(text)) } });
    expect([seen[0]?.text, seen[0]?.requestAttributes?.["x-amz-lex:dtmf-transcript"]]).to.deep.equal(["12", undefined]);
  });

  describe("with a card among its messages", () => {
    const card: Message = {
      contentType: "ImageResponseCard",
      imageResponseCard: { title: "Free times", subtitle: "On Tuesday", buttons: [{ text: "3 pm", value: "15:00" }] },
    };
    const offering = (text: string): BotReply => {
      if (text === "15:00") return answers("Booked.", { state: "Fulfilled" });
      const asked = answers("At what time?");
      return asked.kind === "answered"
        ? { ...asked, response: { ...asked.response, messages: [...(asked.response.messages ?? []), card] } }
        : asked;
    };

    it("shows it in a chat after the words, and a button's value answers it", async () => {
      const { events, of } = await call(single(), ["book", "15:00"], { channel: "CHAT", bots: { [EAST]: offering } });
      expect(of("card-shown").map(({ title, subtitle, buttons }) => ({ title, subtitle, buttons }))).to.deep.equal([
        { title: "Free times", subtitle: "On Tuesday", buttons: [{ text: "3 pm", value: "15:00" }] },
      ]);
      const kinds = events.map(({ kind }) => kind);
      expect(kinds[kinds.indexOf("card-shown") - 1]).to.equal("said");
      expect(of("said").map(({ text }) => text)).to.include("Booked.");
    });

    it("shows it again to a customer who writes nothing", async () => {
      const { of } = await call(single(), ["book", "", "15:00"], { channel: "CHAT", bots: { [EAST]: offering } });
      expect(of("card-shown")).to.have.length(2);
    });

    it("drops it on the phone, and says the words alone", async () => {
      const { said, of } = await call(single(), ["book", "15:00"], { bots: { [EAST]: offering } });
      expect(of("card-shown")).to.deep.equal([]);
      expect(said.slice(0, 3)).to.deep.equal(["What can I do for you?", "At what time?", "Booked."]);
    });
  });

  it("repeats its question to a silent caller twice, then ends in the fallback intent", async () => {
    const { said } = await call(single(), ["", "", ""], { bots: { [EAST]: florist } });
    expect(said).to.deep.equal(["What can I do for you?", "What can I do for you?", "What can I do for you?", "Other: FallbackIntent."]);
  });

  it("begins a chat with its first message, or errs when there is none", async () => {
    const chat = single({ LexInitializationData: { InitialMessage: "$.Media.InitialMessage" } });
    const { of } = await call(chat, ["roses"], { channel: "CHAT", bots: { [EAST]: florist } });
    expect(of("branch-taken")[0]?.because).to.equal("$.Media.InitialMessage is not set: there is no initial message.");
  });

  it("ends a chat's wait by the flow's own limit", async () => {
    const chat = action(
      "ask",
      "ConnectParticipantWithLexBot",
      { Text: "Hi", LexV2Bot: { AliasArn: EAST }, LexTimeoutSeconds: { Text: "60" } },
      { next: "broken", errors: { InputTimeLimitExceeded: "late", NoMatchingCondition: "other", NoMatchingError: "broken" } },
    );
    const { said } = await call(aFlow([chat, says("late", "Late."), ...endings]), [""], { channel: "CHAT", bots: { [EAST]: florist } });
    expect(said.at(-1)).to.equal("Late.");
  });
});
