import { expect } from "chai";
import { parseBotDefinition } from "../../../local/lex/definition.ts";
import { demoBookingDefinition } from "./demo-locales.ts";
import { aLexLine, delegating, slotsOf, spoken, underBothReadings, type LexLine } from "./lex-line.ts";

const lineIn = (localeId: string): LexLine =>
  aLexLine({
    definition: parseBotDefinition({
      ...demoBookingDefinition,
      botLocales: demoBookingDefinition.botLocales?.filter((locale) => locale.localeId === localeId),
    }),
    hook: delegating,
  });

/** Presses keys, as Connect hands them to Lex. */
const press = (line: LexLine, keys: string) => line.say(keys, { requestAttributes: { "x-amz-lex:dtmf-transcript": keys } });

underBothReadings("the demo bot in a conversation", () => {
  it("books in Spanish by voice", async () => {
    const line = lineIn("es_US");
    const said: string[] = [];
    for (const words of ["quisiera agendar una demo", "el próximo martes", "a las tres de la tarde"])
      said.push(spoken(await line.say(words)));
    expect(said).to.deep.equal([
      "¿Qué día le gustaría la demostración?",
      "¿A qué hora?",
      "Sería una demostración el 2026-11-24 a las 15:00. ¿La reservo?",
    ]);
    const last = await line.say("sí, por favor");
    expect(slotsOf(last)).to.deep.equal({ Date: "2026-11-24", Time: "15:00" });
    expect(last.sessionState?.intent?.confirmationState).to.equal("Confirmed");
  });

  for (const localeId of ["en_US", "es_US"])
    it(`takes a day and a time by keypad in ${localeId}, and tells the hook that they were keys`, async () => {
      const line = lineIn(localeId);
      await line.say(localeId === "en_US" ? "book a demo" : "reservar una demo");
      await press(line, "1203");
      expect(slotsOf(await press(line, "1500"))).to.deep.equal({ Date: "2026-12-03", Time: "15:00" });
      expect(line.events.map(({ inputMode, inputTranscript }) => `${inputMode} ${inputTranscript}`).slice(1)).to.deep.equal([
        "DTMF 1203",
        "DTMF 1500",
      ]);
    });

  it("asks for the code before it cancels, takes six digits only, and no word for a code", async () => {
    const line = lineIn("en_US");
    await line.say("cancel my demo");
    expect(slotsOf(await line.say("4829"))).to.deep.equal({});
    expect(slotsOf(await line.say("um what"))).to.deep.equal({});
    expect(slotsOf(await press(line, "048291"))).to.deep.equal({ Code: "048291" });
  });
});
