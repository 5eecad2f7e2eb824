import { expect } from "chai";
import { botAlias } from "../../../../functions/lib/runtime/bot-alias.ts";

describe("botAlias()", () => {
  it("takes an alias's ARN apart", () => {
    expect(botAlias("arn:aws:lex:us-west-2:111122223333:bot-alias/ABCDEFGHIJ/KLMNOPQRST")).to.deep.equal({
      value: { region: "us-west-2", botId: "ABCDEFGHIJ", botAliasId: "KLMNOPQRST" },
    });
  });

  for (const wrong of [
    undefined,
    "arn:aws:lex:us-west-2:111122223333:bot/ABCDEFGHIJ",
    "arn:aws:lex:nowhere:111122223333:bot-alias/ABCDEFGHIJ/KLMNOPQRST",
  ])
    it(`refuses ${wrong ?? "an unset variable"}, and shows how one is written`, () => {
      expect(botAlias(wrong))
        .to.have.property("problem")
        .that.matches(/is no bot alias\. Set it to an ARN as in arn:aws:lex:/);
    });
});
