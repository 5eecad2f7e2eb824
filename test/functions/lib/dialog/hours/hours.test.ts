import { readdirSync, readFileSync } from "node:fs";
import { expect } from "chai";
import { lexBot, modelProblems } from "../../../../../apps/kit/index.ts";
import { EnvironmentError } from "../../../../../functions/lib/runtime/environment.ts";
import { conversationText } from "../../../../../functions/lib/dialog/conversation.ts";
import { wire as recall } from "../../../../../functions/recall/wire.ts";
import { parseBotDefinition } from "../../../../../local/lex/definition.ts";
import { aLexLine, spoken, underBothReadings } from "../../../../local/lex/lex-line.ts";
import { aClock, aLog } from "../../../services.ts";
import { hours } from "./bot.ts";
import type { Dialog } from "../../../../../functions/lib/dialog/dialog.ts";
import type { IntentOf } from "../../../../../apps/kit/bot-model.ts";
import * as app from "./recall.ts";
import { wire } from "./wire.ts";

const VARIABLES = {
  AWS_REGION: "us-east-1",
  HOME_REGION: "us-east-1",
  STANDBY_REGION: "us-west-2",
  CONVERSATIONS_TABLE: "conversations",
  TIME_ZONE: "America/New_York",
  OPENING_HOURS: "Mo-Fr 09:00-18:00",
};

/** A platform of which nothing is asked: such a bot keeps nothing. */
const aPlatform = () => ({
  clock: aClock(),
  log: aLog().log,
  newId: () => "id",
  sender: () => () => Promise.reject(new Error("Nothing is to be sent.")),
});

const definition = parseBotDefinition({ ...lexBot(hours), name: "line-Hours", roleArn: "arn:aws:iam::111122223333:role/line-bot" });

const aCall = (localeId: string) => {
  const hook = wire(VARIABLES, aPlatform());
  const line = aLexLine({
    definition: { ...definition, botLocales: (definition.botLocales ?? []).filter((locale) => locale.localeId === localeId) },
    invoke: async (payload) => ({
      StatusCode: 200,
      Payload: new TextEncoder().encode(JSON.stringify(await hook(JSON.parse(payload)))),
    }),
  });
  return async (...words: readonly string[]) => {
    const said: string[] = [];
    let outcome: string | undefined;
    for (const one of words) {
      const answer = await line.say(one);
      said.push(spoken(answer));
      outcome = answer.sessionState?.sessionAttributes?.["outcome"];
    }
    return { said, outcome };
  };
};

describe("a bot of three intents without slots", () => {
  it("is one that Lex would take", () => {
    expect(modelProblems(hours)).to.deep.equal([]);
  });

  it("needs at most 100 lines for hook and recall, its words in two languages included", () => {
    const files = readdirSync(import.meta.dirname).filter((name) => name !== "bot.ts" && !name.endsWith(".test.ts"));
    const lines = files.flatMap((name) =>
      readFileSync(`${import.meta.dirname}/${name}`, "utf8")
        .trimEnd()
        .split("\n"),
    );
    expect(lines.length).to.be.at.most(100);
  });

  it("has its recall ask the opening question", async () => {
    const { log } = aLog();
    const answer = await recall(app)(VARIABLES, { ...aPlatform(), log })({ contactId: "c-1", locale: "es-US" });
    expect(answer.question).to.match(/^Un momento/);
  });

  it("does not compile without a case for each intent", () => {
    // @ts-expect-error SpeakToPerson has no case.
    const intents: Dialog<never, never, IntentOf<typeof hours>>["intents"] = {
      OpeningHours: "repeat",
      Address: "repeat",
      FallbackIntent: "fallback",
    };
    expect(intents).not.to.have.property("SpeakToPerson");
  });

  it("has nothing to go on with of a conversation of another app", async () => {
    const event = {
      invocationSource: "DialogCodeHook",
      sessionId: "s-1",
      inputTranscript: "where are you",
      sessionState: {
        intent: { name: "Address", slots: {} },
        sessionAttributes: { resume: conversationText({ intent: "OrderFlowers", locale: "en_US", slots: {}, own: {} }) },
      },
    };
    expect((await wire(VARIABLES, aPlatform())(event)).messages?.[0]?.content).to.include("12 Main Street");
  });

  it("names every setting that it lacks at once", () => {
    expect(() => wire({ AWS_REGION: "us-east-1", OPENING_HOURS: "always" }, aPlatform()))
      .to.throw(EnvironmentError)
      .with.property("message")
      .that.matches(/OPENING_HOURS is "always"[^]*CONVERSATIONS_TABLE|CONVERSATIONS_TABLE[^]*OPENING_HOURS is "always"/);
  });
});

underBothReadings("a bot of three intents without slots, in a call", () => {
  it("answers, asks whether there is anything else, and ends after a no", async () => {
    const call = aCall("en_US");
    expect(await call("when are you open", "where are you", "no, thank you")).to.deep.equal({
      said: [
        "We are open Monday to Friday from 9 AM to 6 PM. Is there anything else?",
        "We are at 12 Main Street, across from the station. Is there anything else?",
        "All right.",
      ],
      outcome: "finished",
    });
  });

  it("does so in Spanish", async () => {
    const { said, outcome } = await aCall("es_US")("cuál es su horario", "no, gracias");
    expect(said).to.deep.equal(["Abrimos de lunes a viernes de las 9 de la mañana a las 6 de la tarde. ¿Algo más?", "Muy bien."]);
    expect(outcome).to.equal("finished");
  });

  it("brings a person, and gives up after words that it did not understand three times", async () => {
    expect((await aCall("en_US")("a person please")).outcome).to.equal("person");
    expect((await aCall("en_US")("blub", "blab", "bleb")).outcome).to.equal("not-understood");
  });
});
