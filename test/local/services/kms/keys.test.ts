import { expect } from "chai";
import { localIam } from "../../../../local/iam/iam.ts";
import { parsePolicy } from "../../../../local/iam/policy.ts";
import { seededRandom } from "../../../../local/random.ts";
import { keyStore, type KeySettings, type KeyUse, type KeyUser } from "../../../../local/services/kms/keys.ts";
import { KeyRefusal } from "../../../../local/services/kms/refusal.ts";

const ACCOUNT = "111122223333";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/fn`;
const ALARM = `arn:aws:cloudwatch:us-east-1:${ACCOUNT}:alarm:twinline-silence`;
const account: KeyUser = { kind: "account" };
const role: KeyUser = { kind: "role", roleArn: ROLE, sessionName: "fn" };
const cloudwatch: KeyUser = { kind: "service", service: "cloudwatch.amazonaws.com", sourceArn: ALARM };

const root = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: "kms:*", Resource: "*" };
const policy = (...Statement: readonly object[]) => parsePolicy("a key", { Version: "2012-10-17", Statement });

const settings: KeySettings = {
  description: "",
  enableKeyRotation: true,
  isEnabled: true,
  policy: undefined,
  deletionWindowInDays: 30,
  tags: {},
};

/** A key, and a role that IAM allows to open it for one table. */
const aKey = (given: Partial<KeySettings> = {}) => {
  const random = seededRandom(1);
  const iam = localIam({ random });
  const keys = keyStore({ random, accountId: ACCOUNT, iam });
  const key = keys.create("us-east-1", { ...settings, ...given });
  const trust = policy({ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" });
  iam.createRole({ arn: ROLE, name: "fn", trust });
  iam.putRolePolicy(
    "fn",
    "opens",
    policy({
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: key.arn,
      Condition: {
        StringLike: { "kms:ViaService": "dynamodb.*.amazonaws.com" },
        StringEquals: { "kms:EncryptionContext:aws:dynamodb:tableName": "orders" },
      },
    }),
  );
  const refusal = (user: KeyUser, use: Partial<KeyUse> = {}, region: "us-east-1" | "us-west-2" = "us-east-1"): string | undefined => {
    try {
      keys.use(region, user, { key: key.arn, actions: ["kms:Decrypt"], ...use });
      return undefined;
    } catch (error) {
      if (error instanceof KeyRefusal) return `${error.trouble}: ${error.message}`;
      throw error;
    }
  };
  return { keys, key, refusal };
};

const orders = { via: "dynamodb", encryptionContext: { "aws:dynamodb:tableName": "orders" } };

describe("keyStore()", () => {
  it("use() lets the account, and a role by what IAM allows: through the service and for the thing that it names", () => {
    const { refusal } = aKey();
    expect(refusal(account)).to.equal(undefined);
    expect(refusal(role, orders)).to.equal(undefined);
    expect(refusal(role, { ...orders, via: "sqs" })).to.include("denied: User: ");
    expect(refusal(role, { ...orders, encryptionContext: { "aws:dynamodb:tableName": "lexDR" } })).to.include(
      "because no identity-based policy allows the kms:Decrypt action",
    );
  });

  it("use() asks the key's policy first: what it does not leave to IAM, no role's policy gives", () => {
    const everybody = { AWS: `arn:aws:iam::${ACCOUNT}:root` };
    const { refusal } = aKey({ policy: policy({ Effect: "Allow", Principal: everybody, Action: "kms:PutKeyPolicy", Resource: "*" }) });
    expect(refusal(role, orders)).to.include("because no resource-based policy allows the kms:Decrypt action");
  });

  it("use() lets a role that the key's policy names, and none that it denies", () => {
    const named = (Effect: string) => ({ Effect, Principal: { AWS: ROLE }, Action: "kms:Decrypt", Resource: "*" });
    expect(aKey({ policy: policy(root, named("Allow")) }).refusal(role)).to.equal(undefined);
    expect(aKey({ policy: policy(root, named("Deny")) }).refusal(role, orders)).to.include("explicit deny in a resource-based policy");
  });

  it("use() lets a service by the key's policy alone, for what that admits", () => {
    const admits = (SourceArn: string) => ({
      Effect: "Allow",
      Principal: { Service: "cloudwatch.amazonaws.com" },
      Action: ["kms:Decrypt"],
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT }, ArnLike: { "aws:SourceArn": SourceArn } },
    });
    expect(aKey().refusal(cloudwatch)).to.include("denied: Service: cloudwatch.amazonaws.com");
    expect(aKey({ policy: policy(root, admits(ALARM.replace("silence", "*"))) }).refusal(cloudwatch)).to.equal(undefined);
    expect(aKey({ policy: policy(root, admits(ALARM.replace("twinline", "other"))) }).refusal(cloudwatch)).to.include("denied");
  });

  it("use() refuses a key that is disabled, about to be deleted, of another region, or not there", () => {
    const { keys, key, refusal } = aKey();
    expect(refusal(account, {}, "us-west-2")).to.include("missing");
    expect(refusal(account, { key: "alias/nobody" })).to.include("missing");
    keys.update("us-east-1", key.id, { ...settings, isEnabled: false });
    expect(refusal(account)).to.equal(`disabled: ${key.arn} is disabled.`);
    keys.update("us-east-1", key.id, settings);
    keys.delete("us-east-1", key.id);
    expect(refusal(account)).to.equal(`leaving: ${key.arn} is pending deletion.`);
    expect(keys.find("us-east-1", key.id)).to.equal(undefined);
  });

  it("use() finds a key by its id, its ARN and its alias, and asks nothing where there is none", () => {
    const { keys, key, refusal } = aKey();
    keys.createAlias("us-east-1", "alias/line", key.arn);
    for (const named of [key.id, key.arn, "alias/line", `arn:aws:kms:us-east-1:${ACCOUNT}:alias/line`, undefined])
      expect(refusal(account, { key: named })).to.equal(undefined);
  });

  it("use() lets the account's own use a key that AWS manages, and no service", () => {
    const { refusal } = aKey();
    expect(refusal(role, { key: "alias/aws/sns" })).to.equal(undefined);
    expect(refusal(cloudwatch, { key: "alias/aws/sns" })).to.include("which no AWS service may use");
  });

  it("create() refuses a policy that would lock everybody out, and a second alias of one name", () => {
    const locked = { policy: policy({ Effect: "Allow", Principal: { AWS: ROLE }, Action: "kms:Decrypt", Resource: "*" }) };
    expect(() => aKey(locked)).to.throw("The new key policy will not allow you to update the key policy in the future.");
    const { keys, key } = aKey();
    keys.createAlias("us-east-1", "alias/line", key.id);
    expect(() => keys.createAlias("us-east-1", "alias/line", key.id)).to.throw("already exists");
  });
});
