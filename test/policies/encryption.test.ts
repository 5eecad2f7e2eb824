import { expect } from "chai";
import { encryption } from "../../policies/rules/encryption.ts";
import { after, aResource, refused } from "./builders.ts";

const KEY = "arn:aws:kms:us-east-1:111122223333:key/one";

const table = (serverSideEncryption: object, replica: object) =>
  aResource("aws:dynamodb/table:Table", "orders", { serverSideEncryption, replicas: [{ regionName: "us-west-2", ...replica }] });

describe("the rule encryption", () => {
  it("accepts what is kept under a key of ours", () => {
    const bucket = aResource("aws:s3/bucket:Bucket", "recordings");
    const ours = {
      bucket: "recordings",
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: KEY } }],
    };
    expect(
      refused(
        encryption,
        table({ enabled: true, kmsKeyArn: KEY }, { kmsKeyArn: KEY }),
        aResource("aws:sqs/queue:Queue", "queue", { kmsMasterKeyId: KEY }),
        aResource("aws:sns/topic:Topic", "topic", { kmsMasterKeyId: "alias/twinline-dev" }),
        aResource("aws:cloudwatch/logGroup:LogGroup", "logs", { kmsKeyId: KEY }),
        aResource("aws:lambda/function:Function", "hook", { environment: { variables: { A: "1" } }, kmsKeyArn: KEY }),
        aResource("aws:lambda/function:Function", "knows-nothing"),
        bucket,
        aResource(
          "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          "encrypted",
          ours,
          after(bucket),
        ),
        aResource("aws:kms/key:Key", "key", { enableKeyRotation: true }),
      ),
    ).to.deep.equal([]);
  });

  it("refuses a table, and each replica of it, under AWS's own key", () => {
    expect(refused(encryption, table({ enabled: true }, {}))).to.deep.equal([
      "orders: the table has no serverSideEncryption.kmsKeyArn",
      "orders: its replica in us-west-2 has no kmsKeyArn",
    ]);
    expect(refused(encryption, table({ enabled: false, kmsKeyArn: KEY }, { kmsKeyArn: KEY }))).to.have.lengthOf(1);
  });

  it("refuses queues, topics, logs and environments without one, and AWS's managed keys", () => {
    expect(
      refused(
        encryption,
        aResource("aws:sqs/queue:Queue", "queue", { sqsManagedSseEnabled: true }),
        aResource("aws:sns/topic:Topic", "topic", { kmsMasterKeyId: "alias/aws/sns" }),
        aResource("aws:cloudwatch/logGroup:LogGroup", "logs"),
        aResource("aws:lambda/function:Function", "hook", { environment: { variables: { A: "1" } } }),
        aResource("aws:connect/instanceStorageConfig:InstanceStorageConfig", "calls", { storageConfig: { s3Config: { bucketName: "b" } } }),
        aResource("aws:kms/key:Key", "key", {}),
      ).map((line) => line.split(":")[0]),
    ).to.deep.equal(["queue", "topic", "logs", "hook", "calls", "key"]);
  });

  it("refuses a bucket whose encryption is another bucket's, or S3's own", () => {
    const [one, other] = [aResource("aws:s3/bucket:Bucket", "one"), aResource("aws:s3/bucket:Bucket", "other")];
    const ses3 = { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] };
    const type = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
    expect(refused(encryption, one, other, aResource(type, "encrypted", ses3, after(one)))).to.have.lengthOf(2);
  });
});
