import { expect } from "chai";
import { arn, botAliasArn, parseBotAliasArn } from "../../shared/arn.ts";

const ADDRESS = { region: "us-west-2", accountId: "111122223333", botId: "ABCDEFGHIJ", botAliasId: "KLMNOPQRST" } as const;
const ALIAS = "arn:aws:lex:us-west-2:111122223333:bot-alias/ABCDEFGHIJ/KLMNOPQRST";

describe("ARNs", () => {
  it("arn() leaves out what a global service lacks", () => {
    expect(arn({ service: "s3", resource: "bucket" })).to.equal("arn:aws:s3:::bucket");
  });

  it("botAliasArn() writes what parseBotAliasArn() reads", () => {
    expect(botAliasArn(ADDRESS)).to.equal(ALIAS);
    expect(parseBotAliasArn(ALIAS)).to.deep.equal(ADDRESS);
    expect(parseBotAliasArn(ALIAS.replace("arn:aws:", "arn:aws-us-gov:"))).to.deep.equal(ADDRESS);
  });

  it("parseBotAliasArn() reads nothing else", () => {
    const others = [
      "",
      "arn:aws:lex:us-west-2:111122223333:bot/ABCDEFGHIJ",
      "arn:aws:lex:nowhere:111122223333:bot-alias/ABCDEFGHIJ/KLMNOPQRST",
      "arn:aws:lex:us-west-2:111122223333:bot-alias/ABCDEFGHIJ/*",
      `${ALIAS}/more`,
    ];
    expect(others.filter((other) => parseBotAliasArn(other) !== undefined)).to.deep.equal([]);
  });
});
