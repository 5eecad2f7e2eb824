import { expect } from "chai";
import { ServiceError, UnsupportedError, UserError } from "../../../local/errors.ts";
import { aBotOf, aLexLine, closing, delegating, spoken } from "./lex-line.ts";
import { orderFlowersDefinition } from "./flowers-locale.ts";

const hookText = (sessionState: object) => ({ StatusCode: 200, Payload: new TextEncoder().encode(JSON.stringify({ sessionState })) });

const refusal = async (work: Promise<unknown>): Promise<{ code: string; status: number; message: string }> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ServiceError) return { code: error.code, status: error.status, message: error.message };
    throw error;
  }
  throw new Error("It was not refused.");
};

describe("createBot()", () => {
  it("refuses what Lex would refuse, all problems at once", () => {
    const [locale] = orderFlowersDefinition.botLocales ?? [];
    const [flower] = locale?.slotTypes ?? [];
    const [order] = locale?.intents ?? [];
    if (locale === undefined || flower === undefined || order === undefined) throw new Error("The fixture changed.");
    const broken = {
      ...orderFlowersDefinition,
      idleSessionTtlInSeconds: 5,
      botLocales: [
        {
          ...locale,
          slotTypes: [{ ...flower, slotTypeValues: [] }],
          intents: [
            {
              ...order,
              sampleUtterances: [{ utterance: "order {Colour} flowers" }],
              slotPriorities: [{ priority: 0, slotName: "Colour" }],
            },
          ],
        },
      ],
    };
    const create = (): unknown => aLexLine().bots.createBot("us-east-1", broken);
    expect(create).to.throw(UserError);
    expect(create).to.throw(/Cannot keep a silent session for 5 s/);
    expect(create).to.throw(/slot type "Flower": it has no values/);
    expect(create).to.throw(/Cannot use slot "Colour" in utterance "order {Colour} flowers" of intent "OrderFlowers": it is not declared/);
    expect(create).to.throw(/slotPriorities names it, but it is not declared/);
    expect(create).to.throw(/it has 0 fallback intents, Lex wants one/);
  });

  it("says by name what the local Lex cannot do", () => {
    const definition = aBotOf([
      {
        name: "Search",
        sampleUtterances: [{ utterance: "search" }],
        kendraConfiguration: { kendraIndex: "arn" },
        slots: [
          { name: "Price", slotTypeName: "AMAZON.Currency", subSlotSetting: {}, valueElicitationSetting: { slotConstraint: "Optional" } },
        ],
      },
    ]);
    const create = (): unknown => aLexLine({ definition });
    expect(create).to.throw(UnsupportedError, /Kendra search in intent "Search"/);
    expect(create).to.throw(/AMAZON.Currency, the type of slot "Price"/);
    expect(create).to.throw(/sub slots in slot "Price"/);
  });
});

describe("createAlias()", () => {
  it("refuses a version that was not cut and a locale the version does not have", () => {
    const { bots, alias } = aLexLine();
    const make = (version: string, localeId: string) => (): unknown =>
      bots.createAlias("us-east-1", alias.botId, { name: "other", version, locales: [{ localeId, enabled: true }], tags: {} });
    expect(make("7", "en_US")).to.throw(UserError, /has no version "7". Cut it first/);
    expect(make("1", "en_GB")).to.throw(UserError, /version "1" does not have it/);
  });

  it("serves the draft under DRAFT, and is found by its ARN", () => {
    const { bots, alias } = aLexLine();
    const draft = bots.createAlias("us-east-1", alias.botId, {
      name: "d",
      version: "DRAFT",
      locales: [{ localeId: "en_US", enabled: true }],
      tags: {},
    });
    expect(draft.arn).to.equal(`arn:aws:lex:us-east-1:111122223333:bot-alias/${alias.botId}/${draft.aliasId}`);
    expect(bots.findAlias(draft.arn)).to.equal(draft);
    expect(bots.listAliases()).to.deep.equal([alias, draft]);
  });
});

describe("createVersion()", () => {
  it("gives an unchanged draft its old number again", () => {
    const { bots, alias } = aLexLine();
    expect(bots.createVersion("us-east-1", alias.botId, "again")).to.equal("1");
  });

  it("refuses a bot that was not built", () => {
    const { bots } = aLexLine();
    const { botId } = bots.createBot("us-east-1", { ...orderFlowersDefinition, name: "unbuilt", autoBuildBotLocales: false });
    expect(() => bots.createVersion("us-east-1", botId, undefined)).to.throw(UserError, /Set autoBuildBotLocales to true/);
  });
});

describe("recognizeText()", () => {
  it("refuses what is not there: bot, alias, locale, region", async () => {
    const { bots, request, alias } = aLexLine();
    const { signal } = new AbortController();
    const all = [
      bots.recognizeText("us-east-1", { ...request("hi"), botId: "NOSUCHBOT1" }, signal),
      bots.recognizeText("us-east-1", { ...request("hi"), botAliasId: "NOSUCHALIA" }, signal),
      bots.recognizeText("us-east-1", { ...request("hi"), localeId: "de_DE" }, signal),
      bots.recognizeText("us-west-2", request("hi"), signal),
    ];
    for (const one of all) expect(await refusal(one)).to.include({ code: "ResourceNotFoundException", status: 404 });
    expect(alias.region).to.equal("us-east-1");
  });

  it("refuses a locale that the alias has not enabled", async () => {
    const { bots, request, alias } = aLexLine();
    const off = bots.createAlias("us-east-1", alias.botId, {
      name: "off",
      version: "1",
      locales: [{ localeId: "en_US", enabled: false }],
      tags: {},
    });
    const one = bots.recognizeText("us-east-1", { ...request("hi"), botAliasId: off.aliasId }, new AbortController().signal);
    expect(await refusal(one)).to.include({ code: "ResourceNotFoundException", status: 404 });
  });

  it("refuses a text that is empty or too long, and an odd session id", async () => {
    const { say } = aLexLine();
    for (const one of [say(""), say("a".repeat(1_025)), say("hi", { sessionId: "x" }), say("hi", { sessionId: "white space" })])
      expect(await refusal(one)).to.include({ code: "ValidationException", status: 400 });
    expect((await say("a".repeat(1_024))).sessionState?.intent?.name).to.equal("FallbackIntent");
  });

  it("refuses a session state with an intent or a slot that the bot does not have", async () => {
    const { say } = aLexLine();
    const wrong = say("hi", { sessionState: { intent: { name: "OrderPizza" } } });
    expect(await refusal(wrong)).to.deep.include({ code: "ValidationException", status: 400 });
    const slot = say("hi", { sessionState: { intent: { name: "OrderFlowers", slots: { Size: { value: { interpretedValue: "L" } } } } } });
    expect((await refusal(slot)).message).to.equal(
      'Cannot use the session state: intent "OrderFlowers" has no slot "Size". Name one it has.',
    );
  });

  it("refuses a second client in the same session while the first waits", async () => {
    let release = (): void => undefined;
    const line = aLexLine({
      invoke: (payload) =>
        new Promise((resolve) => {
          const answer = JSON.stringify(delegating(line.events.at(-1) ?? JSON.parse(payload)));
          release = () => resolve({ StatusCode: 200, Payload: new TextEncoder().encode(answer) });
        }),
    });
    const first = line.say("order flowers");
    expect(await refusal(line.say("hello"))).to.include({ code: "ConflictException", status: 409 });
    release();
    expect(spoken(await first)).to.equal("Lovely. Which flowers would you like?");
  });

  it("forgets a session that was silent longer than its time", async () => {
    const line = aLexLine();
    await line.say("order flowers");
    await line.clock.sleep(299_000);
    expect((await line.say("roses")).sessionState?.dialogAction?.slotToElicit).to.equal("PickupDate");
    await line.clock.sleep(301_000);
    expect((await line.say("tomorrow")).sessionState?.intent?.name).to.equal("FallbackIntent");
  });

  it("replaces session attributes by those sent, clears them by an empty map, else keeps them", async () => {
    const line = aLexLine();
    const attributes = async (sessionState?: object): Promise<unknown> =>
      (await line.say("help", sessionState === undefined ? {} : { sessionState })).sessionState?.sessionAttributes;
    expect(await attributes({ sessionAttributes: { a: "1", b: "2" } })).to.deep.equal({ a: "1", b: "2" });
    expect(await attributes()).to.deep.equal({ a: "1", b: "2" });
    expect(await attributes({ sessionAttributes: { c: "3" } })).to.deep.equal({ c: "3" });
    expect(await attributes({ sessionAttributes: {} })).to.deep.equal({});
  });

  it("keeps what the hook leaves out of its answer, and drops what it replaces", async () => {
    const keeping = aLexLine({ hook: delegating });
    const kept = await keeping.say("order flowers", { sessionState: { sessionAttributes: { contactId: "c-1" } } });
    expect(kept.sessionState?.sessionAttributes).to.deep.equal({ contactId: "c-1" });
    const replacing = aLexLine({ hook: (event) => closing(event, "Bye.", "Fulfilled", { outcome: "person" }) });
    const replaced = await replacing.say("agent", { sessionState: { sessionAttributes: { contactId: "c-1" } } });
    expect(replaced.sessionState?.sessionAttributes).to.deep.equal({ outcome: "person" });
  });

  const failures: Readonly<Record<string, () => object>> = {
    throws: () => ({ StatusCode: 200, FunctionError: "Unhandled", Payload: new TextEncoder().encode('{"errorType":"Error"}') }),
    "answers no JSON": () => ({ StatusCode: 200, Payload: new TextEncoder().encode("hello") }),
    "answers null": () => ({ StatusCode: 200, Payload: new TextEncoder().encode("null") }),
    "answers over 50 KB": () => ({ StatusCode: 200, Payload: new TextEncoder().encode(JSON.stringify({ much: "x".repeat(51_200) })) }),
    "asks for an unknown slot": () =>
      hookText({ dialogAction: { type: "ElicitSlot", slotToElicit: "Size" }, intent: { name: "OrderFlowers" } }),
    "names an unknown intent": () => hookText({ dialogAction: { type: "Delegate" }, intent: { name: "OrderPizza" } }),
    "confirms without a message": () => hookText({ dialogAction: { type: "ConfirmIntent" }, intent: { name: "OrderFlowers" } }),
    "closes an intent that is still to be fulfilled": () =>
      hookText({ dialogAction: { type: "Close" }, intent: { name: "OrderFlowers", state: "ReadyForFulfillment" } }),
    "returns attributes over 12 KB": () =>
      hookText({ sessionAttributes: { much: "x".repeat(10_000) }, dialogAction: { type: "Delegate" } }),
  };
  for (const [what, answer] of Object.entries(failures))
    it(`answers DependencyFailedException when the hook ${what}, and forgets the turn`, async () => {
      const line = aLexLine({ invoke: async () => answer() });
      expect(await refusal(line.say("order flowers"))).to.include({ code: "DependencyFailedException", status: 424 });
      expect(() => line.bots.getSession("us-east-1", line.request(""))).to.throw(ServiceError, /There is no session "caller-1"/);
    });

  it("answers DependencyFailedException when the event would be over 12 KB", async () => {
    const line = aLexLine({ hook: delegating });
    const much = { sessionState: { sessionAttributes: { much: "x".repeat(12_000) } } };
    expect((await refusal(line.say("order flowers", much))).message).to.match(/its event has \d+ bytes, Lex sends at most 12288/);
  });

  it("stops with the client's own reason when the client goes away", async () => {
    const client = new AbortController();
    const line = aLexLine({
      invoke: async (_payload, signal) => {
        client.abort(new Error("hung up"));
        signal.throwIfAborted();
        return { StatusCode: 200 };
      },
    });
    let reason: unknown;
    try {
      await line.bots.recognizeText("us-east-1", line.request("order flowers"), client.signal);
    } catch (error) {
      reason = error;
    }
    expect(reason).to.equal(client.signal.reason);
  });
});
