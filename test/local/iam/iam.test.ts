import { expect } from "chai";
import { ServiceError, UnsupportedError, UserError } from "../../../local/errors.ts";
import { localIam } from "../../../local/iam/iam.ts";
import type { PolicyDocument, PolicyStatement } from "../../../local/iam/policy.ts";
import type { Principal } from "../../../local/principal.ts";
import { seededRandom } from "../../../local/random.ts";

const ROLE = "arn:aws:iam::111122223333:role/service/lookup-role";
const TABLE = "arn:aws:dynamodb:us-east-1:111122223333:table/lexDR";
const FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:lookup";
const INSTANCE = "arn:aws:connect:us-east-1:111122223333:instance/00000000-0000-4000-8000-0000000000aa";

const policy = (...statements: readonly PolicyStatement[]): PolicyDocument => ({ Version: "2012-10-17", Statement: statements });
const allow = (Action: string, Resource: string): PolicyStatement => ({ Effect: "Allow", Action, Resource });
const trust = (Service: string): PolicyDocument => policy({ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" });
const role: Principal = { kind: "role", roleArn: ROLE, sessionName: "lookup" };
const connect: Principal = { kind: "service", service: "connect.amazonaws.com", sourceArn: INSTANCE };

const anIam = (...statements: readonly PolicyStatement[]) => {
  const iam = localIam({ random: seededRandom(1) });
  iam.createRole({ arn: ROLE, name: "lookup-role", trust: trust("lambda.amazonaws.com") });
  if (statements.length > 0) iam.putRolePolicy("lookup-role", "inline", policy(...statements));
  return iam;
};

describe("localIam()", () => {
  describe("authorize()", () => {
    const getItem = { action: "dynamodb:GetItem", resource: TABLE };

    it("authorize() lets the account do anything", () => {
      expect(anIam().authorize({ kind: "account" }, getItem)).to.deep.equal({ allowed: true });
    });

    it("authorize() lets a role do what its policy allows", () => {
      expect(anIam(allow("dynamodb:GetItem", TABLE)).authorize(role, getItem)).to.deep.equal({ allowed: true });
    });

    it("authorize() says who, what and which resource when no policy allows it", () => {
      expect(anIam().authorize(role, getItem)).to.deep.equal({
        allowed: false,
        why: `User: arn:aws:sts::111122223333:assumed-role/lookup-role/lookup is not authorized to perform: dynamodb:GetItem on resource: ${TABLE} because no identity-based policy allows the dynamodb:GetItem action`,
      });
    });

    it("authorize() holds wildcards to their place in the resource", () => {
      const iam = anIam(allow("dynamodb:Get*", "arn:aws:dynamodb:us-east-1:111122223333:table/lex*"));
      expect(iam.authorize(role, getItem).allowed).to.equal(true);
      expect(iam.authorize(role, { ...getItem, resource: TABLE.replace("us-east-1", "us-west-2") }).allowed).to.equal(false);
      expect(iam.authorize(role, { ...getItem, action: "dynamodb:PutItem" }).allowed).to.equal(false);
    });

    it("authorize() takes action names in either case", () => {
      expect(anIam(allow("DynamoDB:getitem", TABLE)).authorize(role, getItem).allowed).to.equal(true);
    });

    it("authorize() lets an explicit deny win over an allow", () => {
      const verdict = anIam(allow("*", "*"), { Effect: "Deny", Action: "dynamodb:*", Resource: TABLE }).authorize(role, getItem);
      expect(verdict)
        .to.have.property("why")
        .that.matches(/with an explicit deny in an identity-based policy$/);
    });

    it("authorize() judges a resource's policy on the exact resource, not on its alias", () => {
      const iam = anIam();
      iam.putResourceStatement(FUNCTION, {
        Sid: "c",
        Effect: "Allow",
        Principal: { Service: "connect.amazonaws.com" },
        Action: "lambda:InvokeFunction",
      });
      expect(iam.authorize(connect, { action: "lambda:InvokeFunction", resource: FUNCTION }).allowed).to.equal(true);
      expect(iam.authorize(connect, { action: "lambda:InvokeFunction", resource: `${FUNCTION}:live` }).allowed).to.equal(false);
    });

    it("authorize() holds a service to aws:SourceArn and aws:SourceAccount, whatever the case of the keys", () => {
      const grant = (account: string): PolicyStatement => ({
        Sid: "c",
        Effect: "Allow",
        Principal: { Service: "connect.amazonaws.com" },
        Action: "lambda:InvokeFunction",
        Condition: {
          StringEquals: { "AWS:SourceAccount": account },
          ArnLike: { "aws:SourceArn": "arn:aws:connect:*:111122223333:instance/*" },
        },
      });
      const iam = anIam();
      iam.putResourceStatement(FUNCTION, grant("111122223333"));
      const asked = { action: "lambda:InvokeFunction", resource: FUNCTION };
      expect(iam.authorize(connect, asked).allowed).to.equal(true);
      expect(iam.authorize({ ...connect, sourceArn: INSTANCE.replace(":connect:", ":lex:") }, asked).allowed).to.equal(false);
      iam.putResourceStatement(FUNCTION, grant("999999999999"));
      expect(iam.authorize(connect, asked)).to.deep.equal({
        allowed: false,
        why: `Service: connect.amazonaws.com (for ${INSTANCE}) is not authorized to perform: lambda:InvokeFunction on resource: ${FUNCTION} because no resource-based policy allows the lambda:InvokeFunction action`,
      });
    });

    it("authorize() holds a role to the rows that a condition names, and to none where the request tells none", () => {
      const row = (key: string) => ({ ...getItem, context: { "dynamodb:leadingkeys": [key] } });
      const iam = anIam({
        ...allow("dynamodb:GetItem", TABLE),
        Condition: { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["calls"] } },
      });
      expect([row("calls"), row("connectRegion"), getItem].map((asked) => iam.authorize(role, asked).allowed)).to.deep.equal([
        true,
        false,
        false,
      ]);
    });

    it("authorize() refuses another service than the one a resource names", () => {
      const iam = anIam();
      iam.putResourceStatement(FUNCTION, {
        Effect: "Allow",
        Principal: { Service: "lexv2.amazonaws.com" },
        Action: "lambda:InvokeFunction",
      });
      expect(iam.authorize(connect, { action: "lambda:InvokeFunction", resource: FUNCTION }).allowed).to.equal(false);
    });
  });

  describe("assumeRole()", () => {
    it("assumeRole() gives the same credentials to the same session, and others to another", () => {
      const iam = anIam();
      const first = iam.assumeRole(ROLE, "lookup", "lambda.amazonaws.com");
      expect(iam.assumeRole(ROLE, "lookup", "lambda.amazonaws.com")).to.deep.equal(first);
      expect(iam.assumeRole(ROLE, "other", "lambda.amazonaws.com").accessKeyId).to.not.equal(first.accessKeyId);
    });

    it("assumeRole() issues a key that stands for the role's session", () => {
      const iam = anIam();
      const { accessKeyId, secretAccessKey } = iam.assumeRole(ROLE, "lookup", "lambda.amazonaws.com");
      expect(accessKeyId).to.match(/^ASIA[A-Z2-7]{16}$/);
      expect(iam.principalOf(accessKeyId)).to.deep.equal(role);
      expect(iam.secretOf(accessKeyId)).to.equal(secretAccessKey);
    });

    it("assumeRole() refuses a service that the role does not trust", () => {
      expect(() => anIam().assumeRole(ROLE, "s", "scheduler.amazonaws.com")).to.throw(
        UserError,
        `Cannot assume role "${ROLE}": its trust policy does not admit scheduler.amazonaws.com. Allow sts:AssumeRole to that service.`,
      );
    });

    it("assumeRole() refuses a role that does not exist", () => {
      expect(() => anIam().assumeRole("arn:aws:iam::1:role/none", "s", "lambda.amazonaws.com")).to.throw(
        UserError,
        "there is no such role",
      );
    });
  });

  describe("bad policies", () => {
    const conditioned = (operator: string, key: string): PolicyStatement => ({
      ...allow("dynamodb:GetItem", TABLE),
      Condition: { [operator]: { [key]: "x" } },
    });

    it("putRolePolicy() refuses a condition operator it would not enforce, by name", () => {
      expect(() => anIam(conditioned("IpAddress", "aws:SourceIp"))).to.throw(UnsupportedError, "the condition operator IpAddress");
    });

    it("putRolePolicy() refuses a condition key it would not enforce, by name", () => {
      expect(() => anIam(conditioned("StringEquals", "dynamodb:LeadingKeys"))).to.throw(
        UnsupportedError,
        "the condition key dynamodb:LeadingKeys",
      );
    });

    it("putRolePolicy() refuses a policy variable", () => {
      expect(() => anIam(allow("dynamodb:GetItem", "arn:${aws:username}"))).to.throw(UnsupportedError, "the policy variable");
    });

    it("putRolePolicy() refuses a role that does not exist", () => {
      expect(() => anIam().putRolePolicy("nobody", "p", policy(allow("*", "*")))).to.throw(UserError, 'there is no role "nobody"');
    });

    it("putResourceStatement() refuses a statement that names nobody", () => {
      expect(() => anIam().putResourceStatement(FUNCTION, { Effect: "Allow", Action: "*" })).to.throw(UserError, "it names no Principal");
    });
  });

  it("createRole() refuses a second of one name, and deleteRole() one that has policies, in IAM's words", () => {
    const iam = anIam(allow("lex:RecognizeText", "*"));
    const again = { arn: ROLE, name: "lookup-role", trust: trust("lambda.amazonaws.com") };
    expect(() => iam.createRole(again)).to.throw(ServiceError, "Role with name lookup-role already exists.");
    expect(() => iam.deleteRole("lookup-role")).to.throw(ServiceError, "Cannot delete entity, must delete policies first.");
    iam.deleteRolePolicy("lookup-role", "inline");
    iam.deleteRole("lookup-role");
    iam.createRole(again);
    expect(iam.findRole("lookup-role")?.policies.size).to.equal(0);
  });

  it("putRolePolicy() and updateRole() hold from the next call on", () => {
    const getItem = { action: "dynamodb:GetItem", resource: TABLE };
    const iam = anIam(allow("lex:RecognizeText", "*"));
    iam.putRolePolicy("lookup-role", "inline", policy(allow("dynamodb:GetItem", TABLE)));
    expect(iam.authorize(role, getItem).allowed).to.equal(true);
    iam.deleteRolePolicy("lookup-role", "inline");
    expect(iam.authorize(role, getItem).allowed).to.equal(false);
    iam.updateRole("lookup-role", { trust: trust("lexv2.amazonaws.com") });
    expect(() => iam.assumeRole(ROLE, "s", "lambda.amazonaws.com")).to.throw(UserError, "does not admit lambda.amazonaws.com");
    expect(() => iam.updateRole("nobody", { trust: trust("lexv2.amazonaws.com") })).to.throw(ServiceError, "cannot be found");
  });

  it("deleteResourceStatement() and deleteResourcePolicy() take back what was granted", () => {
    const iam = anIam();
    const grant = (Sid: string): PolicyStatement => ({ Sid, Effect: "Allow", Principal: "*", Action: "lambda:InvokeFunction" });
    for (const sid of ["a", "b", "c"]) iam.putResourceStatement(FUNCTION, grant(sid));
    iam.deleteResourceStatement(FUNCTION, "b");
    expect(iam.resourceStatements(FUNCTION)).to.deep.equal([grant("a"), grant("c")]);
    iam.deleteResourcePolicy(FUNCTION);
    expect(iam.authorize(connect, { action: "lambda:InvokeFunction", resource: FUNCTION }).allowed).to.equal(false);
  });
});
