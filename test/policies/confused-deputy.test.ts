import { expect } from "chai";
import { confusedDeputy } from "../../policies/rules/confused-deputy.ts";
import { allows, aResource, refused } from "./builders.ts";

const trust = (Service: string, Condition?: object) =>
  aResource("aws:iam/role:Role", "role", { assumeRolePolicy: allows({ Principal: { Service }, Action: "sts:AssumeRole", Condition }) });

describe("the rule confused-deputy", () => {
  it("accepts a service that acts for this account or for one resource, however the key's name is written", () => {
    expect(
      refused(
        confusedDeputy,
        trust("lexv2.amazonaws.com", { StringEquals: { "aws:SourceAccount": "111122223333" } }),
        trust("scheduler.amazonaws.com", { ArnLike: { "AWS:sourceArn": "arn:aws:scheduler:us-east-1:111122223333:schedule/*" } }),
        aResource("aws:lambda/permission:Permission", "sns", {
          principal: "sns.amazonaws.com",
          action: "lambda:InvokeFunction",
          sourceArn: "arn",
        }),
      ),
    ).to.deep.equal([]);
  });

  it("refuses one in the policy that an extension resource carries", () => {
    const Statement = [{ Effect: "Allow", Principal: { Service: "connect.amazonaws.com" }, Action: "lex:RecognizeText", Resource: "arn" }];
    const open = aResource("aws-native:index:ExtensionResource", "open", { properties: { Policy: { Version: "2012-10-17", Statement } } });
    expect(refused(confusedDeputy, open)).to.deep.equal(["open: its Policy lets connect.amazonaws.com in on anybody's behalf"]);
  });

  it("refuses a service that may act for anybody: in a trust policy, a topic's, a key's and a function's", () => {
    const open = (Service: string) => allows({ Principal: { Service }, Action: "x:Y", Resource: "*" });
    expect(
      refused(
        confusedDeputy,
        trust("lexv2.amazonaws.com"),
        trust("lambda.amazonaws.com"),
        aResource("aws:sns/topicPolicy:TopicPolicy", "topic", { policy: open("cloudwatch.amazonaws.com") }),
        aResource("aws:kms/key:Key", "key", { policy: open("logs.us-east-1.amazonaws.com") }),
        aResource("aws:lambda/permission:Permission", "connect", { principal: "connect.amazonaws.com", action: "lambda:InvokeFunction" }),
      ),
    ).to.deep.equal([
      "role: its assumeRolePolicy lets lexv2.amazonaws.com in on anybody's behalf",
      "role: its assumeRolePolicy lets lambda.amazonaws.com in on anybody's behalf",
      "topic: its policy lets cloudwatch.amazonaws.com in on anybody's behalf",
      "key: its policy lets logs.us-east-1.amazonaws.com in on anybody's behalf",
      "connect: its principal lets connect.amazonaws.com in on anybody's behalf",
    ]);
  });

  it("asks it of services only, not of an account", () => {
    const people = allows({ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*", Resource: "*" });
    expect(refused(confusedDeputy, aResource("aws:kms/key:Key", "key", { policy: people }))).to.deep.equal([]);
  });
});
