import { expect } from "chai";
import type { BotDefinition } from "../../../local/lex/definition.ts";
import { aBotOf, aLexLine, HOOK_ARN, slotsOf, spoken, type Hook } from "./lex-line.ts";

const REGION = "us-east-1";
const says = (value: string) => ({ messageGroupsList: [{ message: { plainTextMessage: { value } } }], maxRetries: 1 });
const slot = (name: string, slotTypeName: string, asks: string) => ({
  name,
  slotTypeName,
  valueElicitationSetting: { slotConstraint: "Required", promptSpecification: says(asks) },
});
const FLOWERS = { name: "Flower", slotTypeValues: [{ sampleValue: { value: "roses" } }, { sampleValue: { value: "tulips" } }] };
const COLOURS = { name: "Colour", slotTypeValues: [{ sampleValue: { value: "red" } }] };

/** @param third a slot that only some versions ask for */
const aShop = (greeting: string, third = false): BotDefinition =>
  aBotOf(
    [
      {
        name: "Order",
        sampleUtterances: [{ utterance: "order" }],
        dialogCodeHook: { enabled: true },
        slots: [
          slot("Flower", "Flower", greeting),
          slot("Day", "AMAZON.Date", `${greeting} When?`),
          ...(third ? [slot("Colour", "Colour", `${greeting} Which colour?`)] : []),
        ],
        slotPriorities: ["Flower", "Day", ...(third ? ["Colour"] : [])].map((slotName, priority) => ({ priority, slotName })),
      },
    ],
    third ? [FLOWERS, COLOURS] : [FLOWERS],
  );

const aLine = (hook?: Hook) => {
  const line = aLexLine({ definition: aShop("Old."), hook, hooks: "every-turn" });
  const { bots, alias } = line;
  const move = (version: string) =>
    bots.updateAlias(alias.arn, {
      name: "live",
      version,
      locales: [{ localeId: "en_US", enabled: true, ...(hook === undefined ? {} : { lambdaArn: HOOK_ARN }) }],
      tags: {},
    });
  const change = (definition: BotDefinition) => bots.updateBot(REGION, alias.botId, definition);
  const cut = () => bots.createVersion(REGION, alias.botId, undefined);
  return { ...line, move, change, cut };
};

describe("updateBot()", () => {
  it("changes the draft, and no version of it", async () => {
    const { say, change, move } = aLine();
    change(aShop("New."));
    expect(spoken(await say("order"))).to.equal("Old.");
    move("DRAFT");
    expect(spoken(await say("order", { sessionId: "caller-2" }))).to.equal("New.");
  });

  it("leaves everything as it was when Lex would refuse the definition", async () => {
    const { bots, alias, change, move, say } = aLine();
    expect(() => change({ ...aShop("New."), botLocales: [] })).to.throw(/it has no locale/);
    move("DRAFT");
    expect([bots.findBot(REGION, alias.botId)?.definition, spoken(await say("order"))]).to.deep.equal([aShop("Old."), "Old."]);
  });

  it("keeps a version's idle time too", async () => {
    const { bots, alias, change, cut } = aLine();
    change({ ...aShop("Old."), idleSessionTtlInSeconds: 60 });
    cut();
    const { versions } = bots.findBot(REGION, alias.botId) ?? {};
    expect([versions?.get("1")?.idleSeconds, versions?.get("2")?.idleSeconds]).to.deep.equal([300, 60]);
  });
});

describe("updateAlias()", () => {
  it("is met by the next turn of a session, which goes on with what was said", async () => {
    const { say, change, cut, move } = aLine();
    await say("order");
    change(aShop("New."));
    move(cut());
    const next = await say("roses");
    expect([spoken(next), slotsOf(next)]).to.deep.equal(["New. When?", { Flower: "roses" }]);
  });

  it("is met by a code hook that fills a slot which the session did not have", async () => {
    const hook: Hook = ({ sessionState: { intent } }) => ({
      sessionState: {
        dialogAction: { type: "ElicitSlot", slotToElicit: "Day" },
        intent: {
          ...intent,
          slots: {
            ...intent.slots,
            ...("Colour" in intent.slots ? { Colour: { shape: "Scalar", value: { interpretedValue: "red" } } } : {}),
          },
        },
      },
    });
    const { say, change, cut, move } = aLine(hook);
    await say("order");
    change(aShop("New.", true));
    move(cut());
    expect(slotsOf(await say("roses"))).to.deep.equal({ Flower: "roses", Colour: "red" });
    move("1");
    expect(slotsOf(await say("tomorrow"))).to.deep.equal({ Flower: "roses", Day: "2026-11-22" });
  });

  it("lets a turn end in the version that it began in", async () => {
    let moved = (): unknown => undefined;
    const { say, change, cut, move } = aLine((event) => {
      moved();
      return { sessionState: { dialogAction: { type: "Delegate" }, intent: event.sessionState.intent } };
    });
    change(aShop("New."));
    const version = cut();
    moved = () => move(version);
    expect(spoken(await say("order"))).to.equal("Old.");
    expect(spoken(await say("roses"))).to.equal("New. When?");
  });

  it("refuses a version that is not there, and another alias's name", () => {
    const { bots, alias, move } = aLine();
    expect(() => move("9")).to.throw(/has no version "9"/);
    const other = bots.createAlias(REGION, alias.botId, { name: "other", version: "1", locales: [], tags: {} });
    expect(() => bots.updateAlias(other.arn, { ...other, name: "live" })).to.throw(/has an alias "live" already/);
    expect(() => bots.updateAlias(`${other.arn}X`, other)).to.throw(/There is no bot alias/);
  });
});

describe("createVersion()", () => {
  it("counts on when the draft has changed, and gives no number twice", () => {
    const { bots, alias, change, cut } = aLine();
    expect(cut()).to.equal("1");
    change(aShop("New."));
    expect([cut(), cut()]).to.deep.equal(["2", "2"]);
    bots.deleteVersion(REGION, alias.botId, "2");
    expect(cut()).to.equal("3");
  });

  it("refuses more than a hundred", () => {
    const { change, cut } = aLine();
    for (let number = 2; number <= 100; number++) {
      change(aShop(`Old ${number}.`));
      cut();
    }
    change(aShop("New."));
    expect(cut).to.throw(/has 100 versions/);
  });
});

describe("deleteAlias()", () => {
  it("ends the conversations behind it", async () => {
    const { bots, alias, say } = aLine();
    await say("order");
    bots.deleteAlias(alias.arn);
    expect(await say("roses").catch(String)).to.include("There is no bot alias");
  });
});
