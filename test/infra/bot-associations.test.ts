import { expect } from "chai";
import { lookIn, plainProgram, turnedProgram } from "./declared.ts";

const ASSOCIATION = "aws-native:connect:IntegrationAssociation";
const EXTENSION = "aws-native:index:ExtensionResource";
const arnOf = (region: string, name: string): string => `arn:aws:test:${region}:111122223333:thing/${name}`;

describe("setting botAssociations", function () {
  this.timeout(30_000);
  this.slow(10_000);

  it("program associates both bots of each line, and declares no policy beside the association's own", async () => {
    const { all } = lookIn(await plainProgram());
    expect(all(ASSOCIATION).filter(({ inputs }) => inputs["integrationType"] === "LEX_BOT")).to.have.length(4);
    expect(all(EXTENSION)).to.deep.equal([]);
  });

  it("by-hand associates the functions alone, and lets Connect ask each alias for this account's instance", async () => {
    const { all } = lookIn(await turnedProgram());
    expect(all(ASSOCIATION).map(({ name }) => name)).to.deep.equal([
      "shared-lookup",
      "shared-report",
      "flowers-line-recall",
      "demo-line-recall",
    ]);
    const policies = all(EXTENSION);
    expect(policies.map(({ name, region, replaceOnChanges }) => [name, region, replaceOnChanges])).to.deep.equal([
      ["flowers-line-home-bot-policy", "us-east-1", ["properties.ResourceArn"]],
      ["flowers-line-standby-bot-policy", "us-west-2", ["properties.ResourceArn"]],
      ["demo-line-home-bot-policy", "us-east-1", ["properties.ResourceArn"]],
      ["demo-line-standby-bot-policy", "us-west-2", ["properties.ResourceArn"]],
    ]);
    const alias = arnOf("us-west-2", "flowers-standby-alias");
    expect(policies[1]?.inputs).to.deep.equal({
      type: "AWS::Lex::ResourcePolicy",
      createOnly: ["ResourceArn"],
      properties: {
        ResourceArn: alias,
        Policy: {
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "twinline",
              Effect: "Allow",
              Principal: { Service: "connect.amazonaws.com" },
              Action: ["lex:RecognizeText", "lex:StartConversation"],
              Resource: alias,
              Condition: {
                StringEquals: { "AWS:SourceAccount": "111122223333" },
                ArnEquals: { "AWS:SourceArn": arnOf("us-east-1", "instance") },
              },
            },
          ],
        },
      },
    });
  });
});
